package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.channelexplorer.cli.CliMain;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a third party's bundle, {@code releng/examples/percentile}: it compiles against the API as it is, and everything it contributes works. */
class ExampleTest {
	private static final String BUNDLE = "org.example.percentile";

	@TempDir
	private static Path folder;
	private static String classpath;

	@BeforeAll
	static void compile() throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		assumeTrue(compiler != null, "this Java has no compiler");
		Path example = example();
		Path classes = Files.createDirectories(folder.resolve("classes"));
		List<String> args = new ArrayList<>(List.of("-proc:none", "-nowarn", "-cp", Bundles.classpath(), "-d", classes.toString()));
		try (Stream<Path> files = Files.walk(example.resolve("src"))) {
			files.map(Path::toString).filter(f -> f.endsWith(".java")).forEach(args::add);
		}
		assertEquals(0, compiler.run(null, null, null, args.toArray(String[]::new)), "the example does not compile: its messages stand in the log");
		Files.copy(example.resolve("plugin.xml"), classes.resolve("plugin.xml"));
		Files.copy(example.resolve("META-INF/MANIFEST.MF"), Files.createDirectories(classes.resolve("META-INF")).resolve("MANIFEST.MF"));
		classpath = classes + File.pathSeparator + Bundles.classpath();
	}

	private static Path example() {
		for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
			if (Files.isDirectory(up.resolve("releng/examples/percentile"))) {
				return up.resolve("releng/examples/percentile").resolve(BUNDLE);
			}
		}
		throw new IllegalStateException("no releng/examples above " + Path.of("").toAbsolutePath());
	}

	private static String run(Object... args) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "--add-modules",
				"jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true", "-cp", classpath, CliMain.class.getName()));
		Stream.of(args).map(String::valueOf).forEach(command::add);
		Path log = Files.createTempFile(folder, "run", ".log");
		Process child = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		assertTrue(child.waitFor(300, TimeUnit.SECONDS), () -> String.join(" ", command));
		String out = Files.readString(log);
		assertEquals(0, child.exitValue(), out);
		return out;
	}

	@Test
	void itsSummaryReaderOperationAndPlotWorkInOneAnalysis() throws Exception {
		Path model = Samples.model(folder);
		Path images = Samples.images(folder, folder.resolve("few"), 2, 1);
		List<String> lines = new ArrayList<>();
		for (Path type : Samples.list(images).subList(0, 3)) {
			for (Path file : Samples.list(type)) {
				lines.add(images.relativize(file).toString().replace('\\', '/') + "\tclass " + type.getFileName());
			}
		}
		Files.write(images.resolve("images.tsv"), lines);
		Path analysis = folder.resolve("a.channelexplorer");
		run("analyze", "--model", model, "--images", images, "--out", analysis, "--layers", "^/conv1/Conv$", "--summary", "p90");
		String table = run("run", "percentiles", "--analysis", analysis, "-p", "channel=3", "--format", "csv");
		assertTrue(table.contains("class,images,p10,p25,p50,p75,p90"), table);
		assertEquals(3, table.lines().filter(l -> l.startsWith("class ")).count(), table);
		assertTrue(run("run", "percentiles", "--analysis", analysis, "--format", "svg").contains("<svg"));
		String ranked = run("run", "ranking", "--analysis", analysis, "-p", "method=percentileSpread", "-p", "upper=75", "-p", "bootstrap=0");
		assertTrue(ranked.contains("score"), ranked);
		Cli without = Cli.run("run", "percentiles", "--analysis", analysis);
		assertTrue(without.code != 0 && without.err().contains("3 stored results need org.example.percentile"), without.err());
	}
}
