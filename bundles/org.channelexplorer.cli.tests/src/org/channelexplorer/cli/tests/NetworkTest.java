package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonPrimitive;
import java.nio.file.Files;
import java.nio.file.Path;
import org.channelexplorer.core.document.AnalysisDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network as a file, of analyses that no window has seen; that it is the window's is tested there. */
class NetworkTest {
	@TempDir
	private static Path folder;
	private static Path analysis;

	@BeforeAll
	static void analyze() throws Exception {
		Path model = Samples.model(folder.resolve("demo"));
		Path images = Samples.images(folder.resolve("demo"), folder.resolve("images"), 3, 1);
		analysis = folder.resolve("a.channelexplorer");
		Cli.ok("analyze", "--model", model, "--images", images, "--out", analysis, "--layers", "all", "--summary", "mean");
	}

	@Test
	void itIsDrawnAsInTheReport() throws Exception {
		Path svg = folder.resolve("network.svg");
		Cli cli = Cli.ok("network", "--analysis", analysis, "--out", svg);
		assertEquals(analysis + ": no layout was saved: the network is drawn as in the report\n", cli.err());
		Cli.ok("report", "--analysis", analysis, "--out", folder.resolve("report"));
		assertArrayEquals(Files.readAllBytes(folder.resolve("report/network.svg")), Files.readAllBytes(svg));
		assertTrue(Cli.ok("network", "--analysis", analysis).out().contains("layer"), "its table");
		assertTrue(Cli.ok("network", "--analysis", analysis, "--metric", "silhouette", "--format", "svg").out().contains("Silhouette"));
	}

	@Test
	void whatIsWrongIsNamed() throws Exception {
		Cli cli = Cli.run("network", "--analysis", analysis, "--metric", "beauty");
		assertEquals(2, cli.code);
		assertTrue(cli.err().contains("there is no separability metric beauty (there is ") && cli.err().contains("knnPurity"), cli.err());
		Cli ending = Cli.run("network", "--analysis", analysis, "--out", folder.resolve("network.gif"));
		assertEquals(2, ending.code);
		assertTrue(ending.err().contains("network.gif: plots are written as .svg, .png, .pdf, .csv"), ending.err());
	}

	@Test
	void aDamagedLayoutIsNamed() throws Exception {
		Path copy = folder.resolve("b.channelexplorer");
		Cli.ok("analyze", "--model", folder.resolve("demo/cifar10-weak/model.onnx"), "--images", folder.resolve("images"), "--out", copy, "--layers",
				"GlobalAveragePool", "--summary", "mean");
		AnalysisDocument.read(copy).withState("network.layout", new JsonPrimitive("nonsense")).write(copy);
		Cli cli = Cli.run("network", "--analysis", copy);
		assertEquals(2, cli.code);
		assertTrue(cli.err().contains(copy + ": the layout is damaged"), cli.err());
	}
}
