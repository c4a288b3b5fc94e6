package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.result.LayerScores;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that the help page "From Java" prints runs as it stands there, in a Java of its own, and prints what we compute. */
class ProgrammingGuideTest {
	private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

	@TempDir
	private Path folder;

	@Test
	void theProgramRuns() throws Exception {
		Matcher m = JAVA.matcher(Files.readString(Pages.page("programming/java.md")));
		assertTrue(m.find(), "the page shows no Java");
		Path program = Files.writeString(folder.resolve("Study.java"), m.group(1));
		Path model = Samples.model(folder);
		Path images = Samples.images(folder, folder.resolve("images"), 4, 1);
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", Bundles.classpath(),
				program.toString(), model.toString(), images.toString()).directory(folder.toFile()).redirectError(folder.resolve("err").toFile()).start();
		String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(0, process.waitFor(), () -> out + read(folder.resolve("err")));
		try (Analysis analysis = new Analyses(Cli.catalogue()).open(folder.resolve("study.channelexplorer"))) {
			LayerScores scores = LayerScores.of(new Operations(Cli.catalogue()).run("separability", Map.of("metrics", "knnPurity"), 1, analysis,
					analysis.results(), new NullProgressMonitor()));
			List<String> expected = scores.scores().stream().map(s -> "%s %.3f [%.3f, %.3f]".formatted(s.layer(), s.score(), s.low(), s.high())).toList();
			assertEquals(expected, out.lines().toList());
			assertTrue(expected.size() > 3, "layers were read");
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		} catch (java.io.IOException e) {
			return e.toString();
		}
	}
}
