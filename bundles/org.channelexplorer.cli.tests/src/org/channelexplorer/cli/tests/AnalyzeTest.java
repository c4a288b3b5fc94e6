package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.channelexplorer.cli.CliMain;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzeTest {
	@TempDir
	private static Path demo;
	private static Path model;
	private static Path images;
	@TempDir
	private Path folder;

	@BeforeAll
	static void samples() throws Exception {
		model = Samples.model(demo);
		images = model.resolveSibling("images");
	}

	private Object[] analyze(Path out, Object... more) {
		return java.util.stream.Stream.concat(
				java.util.stream.Stream.of("analyze", "--model", model, "--images", images, "--out", out, "--per-class", 3, "--pick", "first"),
				java.util.Arrays.stream(more))
				.toArray();
	}

	@Test
	void sameRequestSameBytes() throws Exception {
		Cli first = Cli.ok(analyze(folder.resolve("a.channelexplorer")));
		assertEquals("", first.out(), "an analysis is its files; standard output stays empty");
		assertTrue(first.err().contains("preprocess.json beside the model"), first.err());
		Cli.ok(analyze(folder.resolve("b.channelexplorer")));
		Samples.assertSameFiles(folder.resolve("a.data"), folder.resolve("b.data"));
	}

	@Test
	void numberOfThreadsChangesNothing() throws Exception {
		Cli.ok(analyze(folder.resolve("a.channelexplorer"), "--threads", 1));
		Cli.ok(analyze(folder.resolve("b.channelexplorer"), "--threads", 3));
		Samples.assertSameFiles(folder.resolve("a.data"), folder.resolve("b.data"));
	}

	@Test
	void imagenetPreprocessingIsSaidToBeTheDefault() throws Exception {
		Path alone = Files.copy(model, folder.resolve("alone.onnx"));
		Cli cli = Cli.ok("analyze", "--model", alone, "--images", images, "--out", folder.resolve("a.channelexplorer"), "--per-class", 1, "--pick", "random");
		assertTrue(cli.err().contains("Preprocessing: imagenet"), cli.err());
	}

	@Test
	void representativesAreChosenFromAllImagesByTheWholeNetwork() throws Exception {
		Path few = Samples.images(demo, folder.resolve("few"), 6, 1);
		Path out = folder.resolve("a.channelexplorer");
		Cli cli = Cli.ok("analyze", "--model", model, "--images", few, "--out", out, "--layers", "layer3.1/conv", "--per-class", 2, "--seed", 7);
		assertFalse(Files.exists(folder.resolve("a.data").resolve("first-pass")));
		String chosen = Files.readString(folder.resolve("a.data").resolve("choice.json"));
		Cli.ok("analyze", "--model", model, "--images", few, "--out", folder.resolve("all.channelexplorer"), "--layers", "layer3.1/conv");
		Cli.ok("run", "representatives", "--analysis", folder.resolve("all.channelexplorer"), "--seed", 7, "-p", "clusters=2", "--out",
				folder.resolve("r.csv"));
		List<String> lines = Files.readAllLines(folder.resolve("r.csv"));
		assertEquals(1 + 18, lines.size(), "nine classes");
		for (String line : lines.subList(1, lines.size())) {
			assertTrue(chosen.contains("\"" + line.split(",")[2] + "\""), () -> line + " is not in " + chosen);
		}
		assertEquals(18, Samples.rows(folder.resolve("a.data").resolve("rows.npy")));
		Cli refused = Cli.run("analyze", "--model", model, "--images", few, "--out", folder.resolve("b.channelexplorer"), "--pick", "random");
		assertEquals(2, refused.code);
		assertTrue(refused.err().contains("--per-class is not given"), refused.err());
		assertEquals("", cli.out());
	}

	@Test
	void anotherRequestNeedsOverwrite() throws Exception {
		Path out = folder.resolve("a.channelexplorer");
		Cli.ok(analyze(out));
		var before = Samples.contents(folder.resolve("a.data"));
		Cli refused = Cli.run(analyze(out, "--summary", "l2"));
		assertEquals(2, refused.code);
		assertTrue(refused.err().contains("made with other settings"), refused.err());
		assertEquals(before, Samples.contents(folder.resolve("a.data")));
		Cli bad = Cli.run(analyze(out, "--overwrite", "--layers", "nothing-like-this"));
		assertEquals(2, bad.code);
		assertEquals(before, Samples.contents(folder.resolve("a.data")), "a bad request destroys nothing");
		Cli.ok(analyze(out, "--summary", "l2", "--overwrite"));
		assertFalse(Samples.list(folder.resolve("a.data")).stream().anyMatch(f -> f.toString().endsWith(".otsuSum.npy")));
	}

	@Test
	void whatWasBegunWithOtherPredictionsIsNotContinued() throws Exception {
		Path out = folder.resolve("a.channelexplorer");
		Cli.ok(analyze(out));
		Path manifest = folder.resolve("a.data/manifest.json");
		String text = Files.readString(manifest);
		Files.writeString(manifest, text.replace("\"complete\": true", "\"complete\": false").replace("\"predictions\": {\n    \"name\": \"",
				"\"predictions\": {\n    \"name\": \"embedding of "));
		Cli refused = Cli.run(analyze(out));
		assertEquals(2, refused.code);
		assertTrue(refused.err().contains("was begun by a version that kept the output embedding of "), refused.err());
	}

	@Test
	void layersAreChosenByExpressionAndTap() throws Exception {
		Path out = folder.resolve("a.channelexplorer");
		Cli.ok(analyze(out, "--layers", "layer3.1/conv1|Gemm", "--tap", "pre", "--summary", "max"));
		assertEquals(List.of("0000", "0001"), Samples.list(folder.resolve("a.data")).stream().map(f -> f.getFileName().toString())
				.filter(f -> f.endsWith(".max.npy")).map(f -> f.substring(0, 4)).toList());
	}

	@Test
	void infoNamesLayersAsTextAndJson() {
		Cli text = Cli.ok("info", "--model", model);
		assertTrue(Pattern.compile("/layer3/layer3.1/conv1/Conv +Conv +N x 128 x 4 x 4 +128 +pre post").matcher(text.out()).find(), text.out());
		var json = com.google.gson.JsonParser.parseString(Cli.ok("info", "--model", model, "--json").out()).getAsJsonObject();
		assertEquals("ONNX", json.get("format").getAsString());
		assertTrue(json.getAsJsonArray("layers").size() > 30);
	}

	@Test
	void plainClasspathGivesTheSameBytes() throws Exception {
		Cli.ok(analyze(folder.resolve("a.channelexplorer")));
		Path log = folder.resolve("child.log");
		Process child = child(log, analyze(folder.resolve("b.channelexplorer")));
		assertTrue(child.waitFor(120, TimeUnit.SECONDS));
		assertEquals(0, child.exitValue(), Files.readString(log));
		Samples.assertSameFiles(folder.resolve("a.data"), folder.resolve("b.data"));
		Cli.ok("run", "jaccard", "--analysis", folder.resolve("a.channelexplorer"), "--format", "json", "--out", folder.resolve("a.json"));
		child = child(log, "run", "jaccard", "--analysis", folder.resolve("b.channelexplorer"), "--format", "json", "--out", folder.resolve("b.json"));
		assertTrue(child.waitFor(120, TimeUnit.SECONDS));
		assertEquals(0, child.exitValue(), Files.readString(log));
		assertEquals(Files.readString(folder.resolve("a.json")), Files.readString(folder.resolve("b.json")));
	}

	@Test
	void whatIsNamedAsGpuRuntimeButIsNotIsRefusedByName() throws Exception {
		Path missing = folder.resolve("gone.jar");
		Path damaged = Files.writeString(folder.resolve("damaged.jar"), "no jar");
		Path other = folder.resolve("other.jar");
		new java.util.jar.JarOutputStream(Files.newOutputStream(other), new java.util.jar.Manifest()).close();
		assertEquals("channelexplorer: " + model + " cannot be opened: " + missing + ": no such file; it is named as the GPU runtime", withGpuRuntime(missing));
		String said = withGpuRuntime(damaged);
		assertTrue(said.startsWith("channelexplorer: " + model + " cannot be opened: " + damaged + ": the GPU runtime cannot be read: "), said);
		said = withGpuRuntime(other);
		assertTrue(said.startsWith("channelexplorer: " + model + " cannot be opened: " + other + " is not onnxruntime_gpu-"), said);
	}

	// the last line of what is said, also without --device: the jar replaces the shipped runtime
	private String withGpuRuntime(Path jar) throws Exception {
		Path log = folder.resolve("gpu.log");
		Process child = child(log, Map.of("CHANNELEXPLORER_GPU_RUNTIME", jar.toString()), analyze(folder.resolve("gpu.channelexplorer")));
		assertTrue(child.waitFor(120, TimeUnit.SECONDS));
		assertEquals(2, child.exitValue(), Files.readString(log));
		return Files.readAllLines(log).getLast();
	}

	/** A command in a plain JVM of its own. */
	static Process child(Path log, Object... args) throws Exception {
		return child(log, Map.of(), args);
	}

	private static Process child(Path log, Map<String, String> environment, Object... args) throws Exception {
		return child(log, environment, List.of(), args);
	}

	/** @param launcher what starts Java in its place */
	static Process child(Path log, Map<String, String> environment, List<String> launcher, Object... args) throws Exception {
		List<String> command = new java.util.ArrayList<>(launcher);
		command.addAll(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx1g", "--add-modules",
				"jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Djava.awt.headless=true", "-cp",
				Bundles.classpath(), CliMain.class.getName()));
		java.util.Arrays.stream(args).map(String::valueOf).forEach(command::add);
		File file = log.toFile();
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file);
		builder.environment().putAll(environment);
		return builder.start();
	}
}
