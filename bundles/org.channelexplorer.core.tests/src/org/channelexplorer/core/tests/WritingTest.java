package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.Pick;
import org.channelexplorer.core.document.Recipe.StoredImage;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.testkit.FakeNetwork;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may write where, and what is kept of the images. */
class WritingTest {
	@TempDir
	Path dir;
	private Path images;
	private final FakeNetwork network = new FakeNetwork();
	@AutoClose
	private final OpenedAnalyses analyses = new OpenedAnalyses(network.catalogue());

	@BeforeEach
	void data() throws IOException {
		Files.writeString(dir.resolve("net.fake"), "weights");
		images = Files.createDirectories(dir.resolve("images/gr\u00fcn"));
		for (int i = 0; i < 12; i++) {
			image(images.resolve(i + " \u00e4\u6f22.png"), i);
		}
	}

	private static void image(Path file, int number) throws IOException {
		BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
		image.setRGB(1, 2, number << 16 | number);
		ImageIO.write(image, "png", file.toFile());
	}

	private AnalysisRequest request(Path document) {
		return AnalysisRequest.of(document, dir.resolve("net.fake"), dir.resolve("images")).preprocessed(Preprocessing.Preset.RAW.value())
				.reading("all", TapKind.PRE).summarised(List.of("total")).taking(0, Pick.FIRST).run(4, 1);
	}

	private Analysis analyze(Path document) throws InputException {
		return analyses.analyze(request(document), new NullProgressMonitor());
	}

	private void begin(Path document) {
		NullProgressMonitor monitor = new NullProgressMonitor();
		Runnable before = network.beforeRun();
		network.beforeRun(() -> {
			before.run();
			monitor.setCanceled(true);
		});
		assertThrows(OperationCanceledException.class, () -> analyses.analyze(request(document), monitor));
		network.beforeRun(FakeNetwork.NOTHING);
	}

	@Test
	void aRunThatFailsBeforeItHasADocumentLeavesNothing() throws Exception {
		Path names = dir.resolve("names.txt");
		AnalysisRequest request = request(dir.resolve("new/folder/b.channelexplorer")).namedBy(names);
		assertTrue(assertThrows(InputException.class, () -> analyses.analyze(request, new NullProgressMonitor())).getMessage().startsWith(names.toString()));
		assertFalse(Files.exists(dir.resolve("new")));
		Path there = Files.createDirectories(dir.resolve("new/folder/b.data"));
		Path note = Files.writeString(there.resolve("note.txt"), "mine");
		assertThrows(InputException.class, () -> analyses.analyze(request, new NullProgressMonitor()));
		assertTrue(Files.exists(note), "what was there stays");
	}

	@Test
	void whoWaitedForTheFirstWriterKeepsOutAThird() throws Exception {
		Path document = dir.resolve("a.channelexplorer");
		AtomicReference<FileChannel> waiting = new AtomicReference<>();
		network.beforeRun(() -> {
			try { // the second opens the file while the first still has it locked
				waiting.set(FileChannel.open(dir.resolve("a.data/.lock"), StandardOpenOption.WRITE));
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		});
		begin(document);
		try (FileChannel channel = waiting.get(); var held = channel.lock()) {
			assertTrue(held.isValid());
			assertTrue(assertThrows(InputException.class, () -> analyze(document)).getMessage().contains("a.data: another process is writing"));
			assertTrue(assertThrows(InputException.class, () -> analyses.delete(document)).getMessage().contains("a.data: another process is writing"));
			assertTrue(Files.exists(document));
		}
		assertTrue(analyze(document).complete());
	}

	@Test
	void aDeletedAnalysisCanBeMadeAnewWithAnotherRecipe() throws Exception {
		Path document = dir.resolve("a.channelexplorer");
		analyze(document);
		image(images.resolve("99.png"), 99);
		assertTrue(assertThrows(InputException.class, () -> analyze(document)).getMessage().contains("12 images instead of 13"));
		analyses.delete(document);
		assertFalse(Files.exists(document));
		assertEquals(13, analyze(document).images().size());
		Path foreign = Files.createDirectories(dir.resolve("b.data")).resolve("thesis.tex");
		Files.writeString(foreign, "mine");
		assertTrue(assertThrows(InputException.class, () -> analyses.delete(dir.resolve("b.channelexplorer"))).getMessage().contains("is not the data folder"));
		assertTrue(Files.exists(foreign));
	}

	@Test
	void aTargetBelowAFileIsNamed() throws Exception {
		Path file = Files.writeString(dir.resolve("file"), "");
		String message = assertThrows(InputException.class, () -> analyze(file.resolve("a.channelexplorer"))).getMessage();
		assertTrue(message.startsWith(file.resolve("a.data") + ": cannot be written: ") && !message.endsWith("null"), message);
		Path data = Files.writeString(dir.resolve("b.data"), "");
		message = assertThrows(InputException.class, () -> analyze(dir.resolve("b.channelexplorer"))).getMessage();
		assertTrue(message.startsWith(data + ": cannot be written: ") && message.endsWith("already exists and is not a folder"), message);
		Path gone = dir.resolve("gone.channelexplorer");
		assertEquals(gone + ": no such file", assertThrows(InputException.class, () -> analyses.open(gone)).getMessage());
	}

	@Test
	void whatLiesWhereNothingCanBeWrittenStillOpens() throws Exception {
		Path disk = Files.createDirectory(dir.resolve("disk"));
		assumeTrue(done("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk), "a read-only disk needs the right to mount one");
		try {
			Path part = disk.resolve("part.channelexplorer");
			Path whole = disk.resolve("whole.channelexplorer");
			begin(part);
			analyze(whole);
			assertTrue(done("mount", "-o", "remount,ro", disk));
			String message = assertThrows(InputException.class, () -> analyze(part)).getMessage();
			assertTrue(message.endsWith("part.data: cannot be written: Read-only file system"), message);
			assertFalse(analyses.open(part).complete());
			assertEquals(12, analyses.open(whole).images().size());
			assertTrue(analyze(whole).complete(), "nothing has to be written");
			message = assertThrows(InputException.class, () -> analyze(disk.resolve("new.channelexplorer"))).getMessage();
			assertTrue(message.endsWith("new.data: cannot be written: Read-only file system"), message);
		} finally {
			assertTrue(done("umount", disk));
		}
	}

	private static boolean done(Object... command) throws Exception {
		Process process = new ProcessBuilder(java.util.Arrays.stream(command).map(Object::toString).toList()).redirectErrorStream(true).start();
		process.getInputStream().readAllBytes();
		return process.waitFor() == 0;
	}

	@Test
	void theListOfImagesIsTheSameInMemoryAndInTheFile() throws Exception {
		Analysis a = analyze(dir.resolve("a.channelexplorer"));
		List<StoredImage> packed = a.recipe().images();
		List<StoredImage> plain = images().stream().map(f -> new StoredImage("gr\u00fcn/" + f.getFileName(), hash(f))).toList();
		assertEquals(plain, packed);
		assertEquals(packed, plain);
		assertEquals(plain.hashCode(), packed.hashCode());
		Path manifest = dir.resolve("a.data/manifest.json");
		assertEquals(Json.tree(plain), Json.read(manifest).getAsJsonObject().getAsJsonObject("recipe").get("images"));
		String text = Files.readString(manifest);
		for (String[] bad : new String[][] { { "\"sha256\": \"" + plain.get(3).sha256(), "\"sha256\": \"xyz", "damaged" },
				{ "\"sha256\"", "\"sha\"", "damaged: image 0" },
				{ "\"images\": [", "\"images\": 7, \"x\": [", "damaged" }, { "\"skipped\"", "skipped", "not valid JSON" } }) {
			Files.writeString(manifest, text.replace(bad[0], bad[1]));
			String message = assertThrows(InputException.class, () -> analyses.open(a.file())).getMessage();
			assertTrue(message.startsWith(manifest + ": " + bad[2]), message);
		}
	}

	private List<Path> images() throws IOException {
		try (var files = Files.list(images)) {
			return files.sorted(java.util.Comparator.comparing(f -> f.getFileName().toString())).toList();
		}
	}

	private static String hash(Path file) {
		try {
			return Hashes.of(file);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void aDamagedRowIndexIsNamed() throws Exception {
		Path document = dir.resolve("a.channelexplorer");
		network.beforeRun(FakeNetwork.NOTHING);
		begin(document);
		Path rows = dir.resolve("a.data/rows.npy");
		byte[] sound = Files.readAllBytes(rows);
		assertTrue(sound.length > 128 + 4, "two rows at least");
		for (byte[] wrong : new byte[][] { { 0, 1, 0, 0 }, { (byte) 255, (byte) 255, (byte) 255, (byte) 255 }, { 3, 0, 0, 0 } }) {
			Files.write(rows, ByteBuffer.wrap(sound.clone()).put(128, wrong).array());
			assertTrue(assertThrows(InputException.class, () -> analyses.open(document)).getMessage().contains("rows.npy: damaged: row "));
			assertTrue(assertThrows(InputException.class, () -> analyze(document)).getMessage().contains("rows.npy: damaged: row "));
		}
		Files.write(rows, sound);
		assertTrue(analyze(document).complete());
	}
}
