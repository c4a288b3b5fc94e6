package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.channelexplorer.cli.CliMain;
import org.channelexplorer.cli.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {
	@TempDir
	private static Path demo;
	private static Path model;
	@TempDir
	private Path folder;
	private Path images;

	@BeforeAll
	static void unpack() throws Exception {
		model = Samples.model(demo);
	}

	@BeforeEach
	void samples() throws Exception {
		images = Samples.images(demo, folder.resolve("images"), 2, 1);
	}

	private Cli analyze(Path m, Path i, Object... more) {
		Object[] args = java.util.stream.Stream.concat(
				java.util.stream.Stream.of("analyze", "--model", m, "--images", i, "--out", folder.resolve("a.channelexplorer"), "--layers",
						"^/conv1/Conv$", "--preprocess", "unit"),
				Arrays.stream(more)).toArray();
		return Cli.run(args);
	}

	/** Exit code 2, one line that holds the parts, no stack trace. */
	private static void assertRefused(Cli cli, String... parts) {
		assertEquals(ExitCode.BAD_INPUT, cli.code, cli::err);
		assertEquals("", cli.out());
		String last = cli.err().lines().reduce((a, b) -> b).orElse("");
		assertTrue(last.startsWith("channelexplorer: "), cli::err);
		for (String part : parts) {
			assertTrue(cli.err().contains(part), () -> part + " is not in: " + cli.err());
		}
		assertFalse(cli.err().contains("\tat ") || cli.err().contains("Exception"), cli::err);
	}

	@Test
	void whatToTypeInPythonHasItsOwnLines() throws Exception {
		Path program = Files.writeString(folder.resolve("a\nb.pt2"), "");
		Cli cli = Cli.run("info", "--model", program);
		assertEquals(ExitCode.BAD_INPUT, cli.code, cli::err);
		List<String> lines = cli.err().lines().toList();
		assertEquals(3, lines.size(), cli::err);
		assertTrue(lines.getFirst().startsWith("channelexplorer: ") && lines.getFirst().endsWith("in Python:"), cli::err);
		assertTrue(lines.get(1).startsWith("    net = torch.export.load(") && lines.get(1).contains("a\\nb.pt2"), cli::err);
	}

	@Test
	void notAnOnnxFile() throws Exception {
		Path text = Files.writeString(folder.resolve("text.onnx"), "this is no network");
		assertRefused(analyze(text, images), text.toString());
		assertRefused(Cli.run("info", "--model", text), text.toString());
	}

	@Test
	void truncatedFile() throws Exception {
		byte[] whole = Files.readAllBytes(model);
		Path half = Files.write(folder.resolve("half.onnx"), Arrays.copyOf(whole, whole.length / 2));
		assertRefused(analyze(half, images), half.toString());
	}

	@Test
	void aFolderIsNoPackedAnalysis() {
		assertRefused(Cli.run("unpack", images, "--out", folder.resolve("out")), images + ": is a folder");
	}

	@Test
	void aFileThatMayDescribeTheImagesIsANotice() throws Exception {
		Path one = Files.createDirectories(folder.resolve("one"));
		Files.copy(Samples.list(images.resolve("cat")).getFirst(), Files.createDirectories(one.resolve("images")).resolve("a.png"));
		Files.writeString(one.resolve("train.txt"), "0 a.png 0\n1 b.png\n");
		Cli used = analyze(model, one);
		assertEquals(0, used.code, "no image is missing: " + used.err());
		assertTrue(used.err().startsWith("train.txt: names images in a form that is not read; all images have the class 'images'"), used.err());
	}

	@Test
	void namesThatAreEmpty() {
		assertRefused(Cli.run("analyze", "--model", "", "--images", images, "--out", folder.resolve("a.channelexplorer")), "--model", "names no file");
		assertRefused(Cli.run("analyze", "--model", model, "--images", "", "--out", folder.resolve("a.channelexplorer")), "--images", "names no folder");
		assertRefused(Cli.run("run", "jaccard", "--analysis", folder.resolve("a.channelexplorer"), "-p", "eta"), "-p eta: must be NAME=VALUE");
	}

	@Test
	void resultsThatCannotBeWritten() {
		PrintStream full = new PrintStream(new OutputStream() {
			@Override
			public void write(int b) throws IOException {
				throw new IOException("No space left on device");
			}
		});
		ByteArrayOutputStream errors = new ByteArrayOutputStream();
		int code = CliMain.run(new String[] { "operations" }, full, new PrintStream(errors, true, StandardCharsets.UTF_8), Cli.catalogue());
		assertEquals(2, code);
		assertEquals("channelexplorer: the standard output cannot be written\n", errors.toString(StandardCharsets.UTF_8));
	}

	@Test
	void missingModel() {
		assertRefused(analyze(folder.resolve("none.onnx"), images), "none.onnx", "no such file");
	}

	@Test
	void missingExternalWeights() throws Exception {
		Path external = Samples.withMissingWeights(model, folder.resolve("external.onnx"));
		assertRefused(analyze(external, images), external.toString(), "gone.bin");
	}

	@Test
	void inputThatIsNoImage() throws Exception {
		Path vector = Samples.withoutImageInput(folder.resolve("vector.onnx"));
		assertRefused(analyze(vector, images), vector.toString());
	}

	@Test
	void emptyFolder() throws Exception {
		Path empty = Files.createDirectories(folder.resolve("empty"));
		assertRefused(analyze(model, empty), empty.toString(), "no images found");
		assertRefused(analyze(model, folder.resolve("none")), "none", "no such folder");
	}

	@Test
	void brokenImageAmongGoodOnes() throws Exception {
		Path broken = images.resolve("cat/broken.png");
		byte[] good = Files.readAllBytes(Samples.list(images.resolve("cat")).getFirst());
		Files.write(broken, Arrays.copyOf(good, good.length / 3));
		Files.write(images.resolve("dog/empty.png"), new byte[0]);
		assertRefused(analyze(model, images), "skipped cat/broken.png: ", "skipped dog/empty.png: the file is empty", "18 images of 9 classes");
		assertEquals(18, Samples.rows(folder.resolve("a.data/rows.npy")), "all others are analysed");
		assertEquals(0, analyze(model, images, "--skip-unreadable").code, "the same again is accepted as it is");
	}

	@Test
	void onlyBrokenImages() throws Exception {
		Path bad = Files.createDirectories(folder.resolve("bad/cat"));
		Files.writeString(bad.resolve("a.png"), "no image");
		assertRefused(analyze(model, bad.getParent(), "--skip-unreadable"), "a.png", "none of its images could be used");
	}

	@Test
	void tableThatNamesAMissingFile() throws Exception {
		String there = images.relativize(Samples.list(images.resolve("cat")).getFirst()).toString().replace('\\', '/');
		Path table = Files.writeString(folder.resolve("labels.csv"), "file,label\n" + there + ",cat\ngone/nothing.png,dog\n../model.onnx,dog\n");
		assertRefused(analyze(model, images, "--labels", table), "skipped gone/nothing.png: no such file", "outside");
		assertRefused(analyze(model, images, "--labels", folder.resolve("none.csv")), "none.csv", "no such file");
	}

	@Test
	void optionsOutOfRange() {
		assertRefused(analyze(model, images, "--batch", 0), "--batch 0");
		assertRefused(analyze(model, images, "--batch", "many"), "--batch", "many");
		assertRefused(analyze(model, images, "--batch", "99999999999"), "'99999999999' is no whole number that can be used here");
		assertRefused(analyze(model, images, "--summary", "median"), "median", "otsuSum");
		assertRefused(analyze(model, images, "--tap", "middle"), "--tap", "middle");
		assertRefused(Cli.run("analyze", "--model", model, "--images", images, "--out", folder.resolve("a.channelexplorer"), "--preprocess", "imagnet"),
				"imagnet", "imagenet");
		assertRefused(Cli.run("analyze", "--model", model, "--images", images, "--out", folder.resolve("a.channelexplorer"), "--layers", "("),
				"regular expression");
		assertRefused(Cli.run("analyze", "--model", model, "--images", images, "--out", folder.resolve("a.json")), ".channelexplorer");
	}

	@Test
	void unwritableTarget() throws Exception {
		Path file = Files.writeString(folder.resolve("file"), "a file where a folder is needed");
		assertRefused(Cli.run("analyze", "--model", model, "--images", images, "--out", file.resolve("a.channelexplorer")), "file", "cannot be written");
	}

	@Test
	void usage() {
		assertRefused(Cli.run(), "a command is missing");
		assertRefused(Cli.run("analyse"), "analyse", "analyze");
		assertRefused(Cli.run("info"), "--model", "channelexplorer help info");
		assertRefused(Cli.run("info", "--model", model, "--jsn"), "--jsn");
	}

	@Test
	void damagedAnalysis() throws Exception {
		assertRefused(Cli.run("report", "--analysis", folder.resolve("none.channelexplorer"), "--out", folder.resolve("r")), "none.channelexplorer");
		Path text = Files.writeString(folder.resolve("text.channelexplorer"), "{}");
		assertRefused(Cli.run("report", "--analysis", text, "--out", folder.resolve("r")), text.toString(), "not a ChannelExplorer analysis");
	}

	@Test
	void debugShowsTheTrace() {
		Cli cli = Cli.run("info", "--model", folder.resolve("none.onnx"), "--debug");
		assertEquals(2, cli.code);
		assertTrue(cli.err().contains("\tat "), cli::err);
	}
}
