package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Python printed in the description of the store and in the README reads what we read. */
class StoreFormatTest {
	private static final Pattern PYTHON = Pattern.compile("```python\n(import json.*?)```", Pattern.DOTALL);

	@TempDir
	private static Path folder;

	@Test
	void snippetsReadWhatWeRead() throws Exception {
		Path model = Samples.model(folder);
		Path images = Samples.images(folder, folder.resolve("images"), 4, 1);
		Path document = folder.resolve("study.channelexplorer");
		Cli.ok("analyze", "--model", model, "--images", images, "--out", document, "--layers", "^/layer[12]/.*Conv$", "--summary", "otsuSum,l2");
		String printed = python("bundles/org.channelexplorer.help/doc/programming/store.md", "");
		try (Analysis analysis = new Analyses(Cli.catalogue()).open(document)) {
			assertEquals(expected(analysis), printed);
			assertEquals("36 36 (36, 9) True\n",
					python("README.md", "\nprint(len(x), len(files), p.shape, np.allclose(p.sum(1), 1, atol=1e-5))\n"), analysis.labels().size() + " images");
		}
	}

	/** What the snippet of the description prints. */
	private static String expected(Analysis analysis) throws Exception {
		StringBuilder text = new StringBuilder();
		Labels labels = analysis.labels();
		for (String layer : analysis.layers()) {
			FloatMatrix x = analysis.summary(layer, "l2").values();
			text.append(layer).append("\t(").append(x.rows()).append(", ").append(x.columns()).append(")\tfloat32");
			for (int c = 0; c < labels.classes().size(); c++) {
				double sum = 0;
				int[] rows = labels.rowsOf(c);
				for (int row : rows) {
					for (int channel = 0; channel < x.columns(); channel++) {
						sum += x.get(row, channel);
					}
				}
				text.append('\t').append(String.format(Locale.ROOT, "%.3f", sum / rows.length / x.columns()));
			}
			text.append('\n');
		}
		return text.toString();
	}

	private static String python(String page, String more) throws IOException, InterruptedException {
		String text = Files.readString(Pages.repository().resolve(page));
		var snippet = PYTHON.matcher(text);
		assertTrue(snippet.find(), page + " shows no Python");
		Path script = Files.writeString(folder.resolve("snippet.py"), snippet.group(1) + more);
		Process process = new ProcessBuilder("/usr/bin/python3", script.toString()).directory(folder.toFile()).redirectErrorStream(true).start();
		String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(0, process.waitFor(), out);
		return out;
	}
}
