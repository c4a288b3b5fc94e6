package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.channelexplorer.cli.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network of three inputs, run several times per latent, from the command line. */
class DiffusionTest {
	@TempDir
	private static Path data;
	private static Path model;
	@TempDir
	private Path folder;

	@BeforeAll
	static void samples() throws Exception {
		model = Denoiser.model(data.resolve("unet.onnx"));
		Denoiser.data(data, 6);
	}

	private static Object[] analyze(Path out, Object... more) {
		return Stream.concat(
				Stream.of("analyze", "--model", model, "--images", data.resolve("latents"), "--out", out, "--preprocess", "raw", "--summary", "l2,mean"),
				Arrays.stream(more)).toArray();
	}

	private static Object[] loop(Path out, Object... more) {
		return analyze(out, Stream
				.concat(Stream.of("--layers", "conv", "--input", "encoder_hidden_states=npy:" + data.resolve("contexts"), "--iterate", "ddim:10"),
						Arrays.stream(more))
				.toArray());
	}

	private static String lines(String csv, int columns) {
		return String.join("\n", csv.lines().map(l -> String.join(",", Arrays.copyOf(l.split(",", -1), columns))).toList());
	}

	@Test
	void everyOperationTakesTheStep() throws Exception {
		Path out = folder.resolve("a.channelexplorer");
		Cli.ok(loop(out));
		assertEquals(3 * 10 * 2, Samples.list(folder.resolve("a.data")).stream().filter(f -> f.getFileName().toString().contains(".step00")).count(),
				"three convolutions, ten steps, two summaries");
		String all = Cli.ok("run", "separability", "--analysis", out, "-p", "metrics=fisherRatio", "-p", "bootstrap=0", "-p", "step=all").out();
		assertEquals(1 + 3 * 10, all.lines().count(), all);
		String three = Cli.ok("run", "separability", "--analysis", out, "-p", "metrics=fisherRatio", "-p", "bootstrap=0", "-p", "step=3").out();
		assertEquals(lines(three, 3), String.join("\n", Stream.concat(Stream.of("layer,metric,score"),
				all.lines().filter(l -> l.startsWith("3,")).map(l -> lines(l.substring(2), 3))).toList()), "the same scores as at that step alone");
		for (String operation : List.of("jaccard", "ranking", "clusters", "hierarchy", "projection")) {
			byte[] last = Cli.ok("run", operation, "--analysis", out, "--layer", "/down/Conv", "--format", "json").bytes();
			assertArrayEquals(last, Cli.ok("run", operation, "--analysis", out, "--layer", "/down/Conv", "-p", "step=10", "--format", "json").bytes(),
					operation);
			assertFalse(Arrays.equals(last, Cli.ok("run", operation, "--analysis", out, "--layer", "/down/Conv", "-p", "step=1", "--format", "json").bytes()),
					operation);
		}
		assertTrue(Cli.ok("help", "jaccard").out().contains("  step  [step, default: empty]"));
		Path report = folder.resolve("report");
		Cli.ok("report", "--analysis", out, "--out", report);
		assertTrue(
				Files.readString(Samples.list(report).stream().filter(f -> f.toString().endsWith(".html")).findFirst().orElseThrow())
						.contains("data:image/png"),
				"latents have pictures");
	}

	@Test
	void chosenStepsAreThoseOfTheWholeLoop() throws Exception {
		Cli.ok(loop(folder.resolve("a.channelexplorer")));
		Path some = folder.resolve("b.channelexplorer");
		Cli.ok(loop(some, "--steps", "1,3,6"));
		List<Path> kept = Samples.list(folder.resolve("b.data")).stream().filter(f -> f.getFileName().toString().contains(".step")).toList();
		assertEquals(3 * 3 * 2, kept.size(), "three convolutions, three steps, two summaries");
		for (Path file : kept) {
			assertArrayEquals(Files.readAllBytes(folder.resolve("a.data").resolve(file.getFileName())), Files.readAllBytes(file), file.toString());
		}
		Cli unknown = Cli.run("run", "jaccard", "--analysis", some, "-p", "step=2");
		assertEquals(ExitCode.BAD_INPUT, unknown.code);
		assertTrue(unknown.err().contains("step 2 was not extracted in b.channelexplorer (it has [1, 3, 6])"), unknown.err());
	}

	@Test
	void sameBytesWhateverTheThreads() throws Exception {
		Cli.ok(loop(folder.resolve("a.channelexplorer"), "--threads", 1, "--batch", 5));
		Cli.ok(loop(folder.resolve("b.channelexplorer"), "--threads", 2, "--batch", 5));
		Samples.assertSameFiles(folder.resolve("a.data"), folder.resolve("b.data"));
	}

	@Test
	void inputsFromATableAndFromConstants() throws Exception {
		Path table = Files.writeString(data.resolve("table.csv"),
				"file,label,t,ctx\nleft/0.npy,a,10,contexts/left/1.npy\nleft/1.npy,a,900,contexts/left/1.npy\n"
						+ "right/0.npy,b,500,contexts/left/1.npy\nright/1.npy,b,,contexts/left/1.npy\n");
		Path out = folder.resolve("a.channelexplorer");
		Cli cli = Cli.run(analyze(out, "--labels", table, "--input", "timestep=csv:t", "--input", "encoder_hidden_states=csv:ctx"));
		assertEquals(ExitCode.BAD_INPUT, cli.code);
		assertTrue(cli.err().contains("skipped right/1.npy: has no value for the input 'timestep'"), cli.err());
		assertEquals(3, Samples.rows(folder.resolve("a.data/rows.npy")));
		Path constant = folder.resolve("c.channelexplorer");
		Cli.ok(analyze(constant, "--labels", table, "--input", "timestep=900", "--input", "encoder_hidden_states=npy:" + data.resolve("contexts/left/1.npy")));
		float[] own = matrix("a.data", ".l2.npy");
		float[] same = matrix("c.data", ".l2.npy");
		assertArrayEquals(Arrays.copyOfRange(own, 8, 16), Arrays.copyOfRange(same, 8, 16), "left/1.npy has 900 in the table, too");
		assertNotEquals(own[0], same[0]);
	}

	private float[] matrix(String name, String end) throws Exception {
		return Samples.floats(Files.readAllBytes(
				Samples.list(folder.resolve(name)).stream().filter(f -> f.getFileName().toString().matches("0001-.*") && f.toString().endsWith(end)).findFirst()
						.orElseThrow()));
	}

	@Test
	void infoNamesTheInputs() {
		String text = Cli.ok("info", "--model", model).out();
		assertTrue(text.contains("timestep int64 [N]  (analyze: --input timestep=SOURCE)"), text);
		assertTrue(text.contains("encoder_hidden_states float32 [N, L, 6]  (analyze: --input encoder_hidden_states=SOURCE)"), text);
	}

	@Test
	void whatIsMissingOrWrongIsOneClearMessage() throws Exception {
		refused("besides the image it needs 'timestep' int64 [N], 'encoder_hidden_states' float32 [N, L, 6]. Give each as --input NAME=SOURCE");
		refused("'L' is free; give a .npy", "--input", "timestep=1", "--input", "encoder_hidden_states=0");
		refused("(0.npy: 4 x 8 x 8 was given)", "--input", "timestep=1", "--input", "encoder_hidden_states=npy:" + data.resolve("latents"));
		refused("cannot hold 0.5", "--input", "timestep=0.5", "--input", "encoder_hidden_states=npy:" + data.resolve("contexts"));
		refused("--input timestep: give NAME=SOURCE", "--input", "timestep");
		refused("--input timestep is given twice", "--input", "timestep=1", "--input", "timestep=2");
		refused("has no input 'nope' for the images", "--image-input", "nope");
		refused("step 9 is not one of the iteration's 1 to 3", "--iterate", "ddim:3", "--steps", "9");
		Path loop = Files.writeString(folder.resolve("loop.json"), "{\"output\": \"eps\"}");
		refused("the prediction's output 'eps' is not among 'out_sample'", "--iterate", loop, "--input",
				"encoder_hidden_states=npy:" + data.resolve("contexts"));
		Path small = Files.createDirectories(folder.resolve("small/a"));
		Files.copy(data.resolve("contexts/left/0.npy"), small.resolve("0.npy"));
		Cli cli = Cli.run("analyze", "--model", model, "--images", small.getParent(), "--out", folder.resolve("s.channelexplorer"), "--preprocess", "raw",
				"--input",
				"timestep=1", "--input", "encoder_hidden_states=npy:" + small.resolve("0.npy"));
		assertEquals(ExitCode.BAD_INPUT, cli.code);
		assertTrue(cli.err().contains("skipped a/0.npy: the tensor is 1 x 3 x 6; the network takes 4 x 64 x 64"), cli.err());
	}

	private void refused(String part, Object... more) {
		Cli cli = Cli.run(analyze(folder.resolve("bad.channelexplorer"), more));
		assertEquals(ExitCode.BAD_INPUT, cli.code, cli.err());
		assertTrue(cli.err().contains(part), cli.err());
		assertFalse(Files.exists(folder.resolve("bad.channelexplorer")));
	}

	@Test
	void imagesForANetworkOfLatentsAreNamed() throws Exception {
		Path images = Files.createDirectories(folder.resolve("images/a"));
		javax.imageio.ImageIO.write(new java.awt.image.BufferedImage(64, 64, java.awt.image.BufferedImage.TYPE_INT_RGB), "png",
				images.resolve("0.png").toFile());
		Cli cli = Cli.run("analyze", "--model", model, "--images", images.getParent(), "--out", folder.resolve("i.channelexplorer"), "--preprocess", "raw",
				"--input",
				"timestep=1", "--input", "encoder_hidden_states=npy:" + data.resolve("contexts/left/0.npy"));
		assertEquals(ExitCode.BAD_INPUT, cli.code);
		assertTrue(cli.err().contains("0.png: is an image, but the network takes 4 channels: give latents (.npy)"), cli.err());
	}
}
