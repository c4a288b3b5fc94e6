package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
	private static final String LAYER = "/layer3/layer3.1/conv2/Conv";

	@TempDir
	private static Path folder;
	private static Path analysis;

	@BeforeAll
	static void analyze() throws Exception {
		Path model = Samples.model(folder.resolve("demo"));
		analysis = folder.resolve("a.channelexplorer");
		Cli.ok("analyze", "--model", model, "--images", folder.resolve("demo/cifar10-weak/images"), "--out", analysis, "--layers", "layer3.1/conv",
				"--per-class", 6, "--pick", "first", "--seed", 7);
	}

	private static List<CSVRecord> csv(String text) throws Exception {
		return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(new java.io.StringReader(text)).getRecords();
	}

	@Test
	void svgAndPngAreThePlot() throws Exception {
		Object[] command = { "run", "projection", "--analysis", analysis, "--layer", LAYER, "-p", "method=pca", "--format", "svg" };
		String svg = Cli.ok(command).out();
		assertTrue(svg.contains("<svg") && svg.contains(">mustang</text") && svg.contains("trustworthiness"), svg.substring(0, 200));
		assertEquals(svg, Cli.ok(command).out());
		Path png = folder.resolve("plot.png");
		Cli.ok("run", "separability", "--analysis", analysis, "-p", "bootstrap=0", "--out", png);
		assertEquals("\u0089PNG", new String(Files.readAllBytes(png), 0, 4, StandardCharsets.ISO_8859_1));
		Cli bad = Cli.run("run", "projection", "--analysis", analysis, "--format", "svg", "--table", "main");
		assertEquals(2, bad.code);
		assertTrue(bad.err().contains("--table and --array"), bad.err());
	}

	@Test
	void aLayerMayBeNamedAsTheWindowShowsIt() throws Exception {
		byte[] byId = Cli.ok("run", "jaccard", "--analysis", analysis, "--layer", LAYER, "--format", "json").bytes();
		long results = Samples.list(folder.resolve("a.data/results")).size();
		assertArrayEquals(byId, Cli.ok("run", "jaccard", "--analysis", analysis, "--layer", "layer3.1.conv2", "--format", "json").bytes());
		assertEquals(results, Samples.list(folder.resolve("a.data/results")).size(), "one result");
	}

	/** What the window exports. */
	@Test
	void theNumbersOfAPlotAreATable() {
		List<String> plot = Cli.ok("run", "heatmap", "--analysis", analysis, "--layer", LAYER, "--table", "plot").out().lines().toList();
		List<String> main = Cli.ok("run", "heatmap", "--analysis", analysis, "--layer", LAYER).out().lines().toList();
		assertEquals(main.size(), plot.size(), "a line a channel");
		assertTrue(plot.getFirst().startsWith("channel,rank,") && plot.getFirst().contains(".png"), plot.getFirst());
		assertFalse(main.getFirst().contains(".png"), main.getFirst());
		Cli bad = Cli.run("run", "heatmap", "--analysis", analysis, "--layer", LAYER, "--table", "plot", "--format", "npy");
		assertEquals(2, bad.code);
	}

	@Test
	void aHierarchyIsWrittenInTheNewickFormat() throws Exception {
		String tree = Cli.ok("run", "hierarchy", "--analysis", analysis, "-p", "bootstrap=0", "--format", "nwk").out();
		assertTrue(tree.startsWith("(") && tree.endsWith(";\n") && tree.contains("mustang:"), tree);
		Path file = folder.resolve("tree.nwk");
		Cli.ok("run", "hierarchy", "--analysis", analysis, "-p", "bootstrap=0", "--plot", "order=alphabetical", "--out", file);
		assertTrue(Files.readString(file).endsWith(";\n"));
		Cli bad = Cli.run("run", "jaccard", "--analysis", analysis, "--format", "nwk");
		assertEquals(2, bad.code);
		assertTrue(bad.err().contains("a 'jaccard' result is written as one of csv, json, npy, svg, png"), bad.err());
	}

	@Test
	void csvJsonAndNpyHoldTheSameNumbers() throws Exception {
		String text = Cli.ok("run", "projection", "--analysis", analysis, "--layer", LAYER, "-p", "method=pca").out();
		assertFalse(text.contains("\r"), "lines end in \\n");
		List<CSVRecord> rows = csv(text);
		assertEquals(54, rows.size());
		JsonObject json = JsonParser.parseString(
				Cli.ok("run", "projection", "--analysis", analysis, "--layer", LAYER, "-p", "method=pca", "--format", "json").out()).getAsJsonObject();
		assertEquals(LAYER, json.getAsJsonObject("scalars").get("layer").getAsString());
		assertEquals(0, json.getAsJsonObject("key").get("seed").getAsLong(), "PCA draws nothing");
		byte[] npy = Cli.ok("run", "projection", "--analysis", analysis, "--layer", LAYER, "-p", "method=pca", "--format", "npy").bytes();
		float[] values = Samples.floats(npy);
		assertEquals(108, values.length);
		for (int i = 0; i < 54; i++) {
			assertEquals(values[2 * i], (float) Double.parseDouble(rows.get(i).get("x")));
			assertEquals(values[2 * i + 1], (float) Double.parseDouble(rows.get(i).get("y")));
		}
	}

	@Test
	void progressIsThatOfTheOperation() {
		List<String> tasks = new ArrayList<>();
		NullProgressMonitor monitor = new NullProgressMonitor() {
			@Override
			public void beginTask(String name, int totalWork) {
				tasks.add(name);
			}
		};
		assertEquals(0, Cli.run(Cli.catalogue(), monitor, "run", "similarity", "--analysis", analysis, "-p", "reference=bird").code);
		assertEquals(List.of("similarity"), tasks);
	}

	@Test
	void wholeMapsAreProjected() throws Exception {
		Object[] call = { "run", "projection", "--analysis", analysis, "--layer", LAYER, "-p", "method=pca", "-p", "source=map", "--format", "json" };
		JsonObject scalars = JsonParser.parseString(Cli.ok(call).out()).getAsJsonObject().getAsJsonObject("scalars");
		assertEquals(1024, scalars.get("mapCoordinates").getAsLong());
		assertTrue(scalars.get("mapValues").getAsLong() > 1024 && scalars.get("mapValues").getAsLong() % 128 == 0, scalars::toString);
		assertEquals(54, csv(Cli.ok("run", "projection", "--analysis", analysis, "--layer", LAYER, "-p", "method=tsne", "-p", "source=map").out()).size());
		refused("sets of channels", "source=summary", "run", "projection", "--analysis", analysis, "-p", "source=map", "-p", "distance=jaccard");
	}

	@Test
	void outNamesTheFormatAndEqualsStandardOutput() throws Exception {
		Path npy = folder.resolve("jaccard.npy");
		assertEquals("", Cli.ok("run", "jaccard", "--analysis", analysis, "--out", npy).out());
		assertArrayEquals(Files.readAllBytes(npy), Cli.ok("run", "jaccard", "--analysis", analysis, "--format", "npy").bytes());
		Path file = folder.resolve("ranking.csv");
		Cli.ok("run", "ranking", "--analysis", analysis, "--out", file);
		assertEquals(128, csv(Files.readString(file, StandardCharsets.UTF_8)).size());
	}

	@Test
	void storedResultIsTheComputedOne() throws Exception {
		String first = Cli.ok("run", "ranking", "--analysis", analysis, "-p", "method=variance").out();
		assertEquals(first, Cli.ok("run", "ranking", "--analysis", analysis, "-p", "method=variance").out());
	}

	@Test
	void otherTablesAreChosenByName() throws Exception {
		Cli cli = Cli.ok("run", "separability", "--analysis", analysis, "--layer", LAYER, "-p", "pairs=true", "-p", "metrics=silhouette", "-p",
				"bootstrap=20", "--table", "pairs");
		assertEquals(36, csv(cli.out()).size());
		Cli none = Cli.run("run", "jaccard", "--analysis", analysis, "--table", "pears");
		assertEquals(2, none.code);
		assertTrue(none.err().contains("pears") && none.err().contains("main"), none.err());
	}

	@Test
	void badParametersAreNamed() {
		refused("separabilty", "did you mean separability?", "run", "separabilty", "--analysis", analysis);
		refused("there is no command 'serparate'", "channelexplorer help", "serparate");
		refused("no-such", "there is no operation", "run", "no-such", "--analysis", analysis);
		refused("perplexitty", "did you mean perplexity?", "run", "projection", "--analysis", analysis, "-p", "perplexitty=3");
		refused("eta=2", "out of range", "run", "jaccard", "--analysis", analysis, "-p", "eta=2");
		refused("eta=much", "not a number", "run", "jaccard", "--analysis", analysis, "-p", "eta=much");
		refused("umop", "tsne", "run", "projection", "--analysis", analysis, "-p", "method=umop");
		refused("conv2", "did you mean", "run", "jaccard", "--analysis", analysis, "--layer", "conv2");
		refused("contradict", "conv2", "run", "jaccard", "--analysis", analysis, "--layer", LAYER, "-p", "layer=conv2");
	}

	private static void refused(String part, String other, Object... args) {
		Cli cli = Cli.run(args);
		assertEquals(2, cli.code, cli::err);
		assertTrue(cli.err().contains(part) && cli.err().contains(other), cli::err);
		assertEquals(1, cli.err().lines().filter(l -> l.startsWith("channelexplorer:")).count(), cli::err);
	}

	@Test
	void reportOfChosenLayerSaysWhichThereAre() {
		Cli cli = Cli.run("report", "--analysis", analysis, "--out", folder.resolve("r"), "--layer", "nowhere");
		assertEquals(2, cli.code);
		assertTrue(cli.err().contains("nowhere") && !Files.exists(folder.resolve("r")), cli.err());
	}

	@Test
	void helpComesFromTheAnnotations() {
		String help = Cli.ok("help", "projection").out();
		for (String part : List.of("Parameters", "method", "default: tsne", "perplexity", "pca", "When not to trust it", "Source")) {
			assertTrue(help.contains(part), () -> part + " is not in: " + help);
		}
		assertTrue(Cli.ok("help", "tsne").out().contains("perplexity"));
		assertTrue(Cli.ok("help", "analyze").out().contains("--per-class"));
		assertTrue(Cli.ok("help").out().contains("Exit codes"));
		assertFalse(Cli.ok("help").out().contains("gate"), "there is none yet");
		assertTrue(Cli.ok("--help").out().contains("Exit codes"));
		assertTrue(Cli.ok("analyze", "--help").out().contains("--per-class"));
		String version = Platform.isRunning() ? "\\d+\\.\\d+\\.\\d+" : ".*";
		assertTrue(Cli.ok("--version").out().matches("(?s)ChannelExplorer " + version + "\\R.*"));
		String operations = Cli.ok("operations").out();
		for (String id : List.of("projection", "jaccard", "ranking", "separability")) {
			assertTrue(operations.contains("\n" + id + " "), operations);
			assertTrue(Cli.ok("help", id).out().contains("channelexplorer run " + id));
		}
		refused("anlyze", "did you mean analyze?", "help", "anlyze");
		refused("perplexity", "there is no help", "help", "perplexity");
		refused("tsme", "did you mean tsne?", "help", "tsme");
		Cli none = Cli.run("help", "nothing");
		assertEquals(2, none.code);
		assertTrue(none.err().contains("nothing"), none.err());
	}
}
