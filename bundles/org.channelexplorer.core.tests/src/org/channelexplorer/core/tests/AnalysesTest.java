package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.Pick;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.FakeNetwork;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysesTest {
	@TempDir
	Path dir;
	private Path images;
	private final FakeNetwork network = new FakeNetwork();
	@AutoClose
	private final OpenedAnalyses analyses = new OpenedAnalyses(network.catalogue());

	@BeforeEach
	void data() throws IOException {
		Files.writeString(dir.resolve("net.fake"), "weights");
		images = dir.resolve("images");
		for (int i = 0; i < 21; i++) {
			image(i % 3 == 0 ? "b class" : "a", i, 10 * i);
		}
	}

	private void image(String label, int number, int red) throws IOException {
		BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
		for (int p = 0; p < 16; p++) {
			image.setRGB(p % 4, p / 4, red << 16 | p << 8 | number);
		}
		Files.createDirectories(images.resolve(label));
		ImageIO.write(image, "png", images.resolve(label).resolve(String.format("%03d.png", number)).toFile());
	}

	private AnalysisRequest request(String name, int perClass) {
		return request(name, perClass, 2);
	}

	private AnalysisRequest request(String name, int perClass, int threads) {
		return AnalysisRequest.of(dir.resolve(name + ".channelexplorer"), dir.resolve("net.fake"), images).preprocessed(Preprocessing.Preset.RAW.value())
				.reading("all", TapKind.PRE).summarised(List.of("peak", "total")).taking(perClass, Pick.FIRST).run(4, threads);
	}

	private Analysis analyze(String name) throws InputException {
		return analyses.analyze(request(name, 0), new NullProgressMonitor());
	}

	@Test
	void rowsAreWhatTheNetworkAnswers() throws Exception {
		Analysis a = analyze("first");
		assertTrue(a.complete());
		assertEquals(List.of("copy", "sums"), a.layers());
		assertEquals(List.of("a", "b class"), a.labels().classes());
		assertArrayEquals(new int[] { 14, 7 }, a.labels().counts());
		assertEquals("a/001.png", a.images().getFirst().file());
		assertArrayEquals(new float[] { 10, 15, 1 }, a.summary("copy", "peak").values().row(0));
		assertArrayEquals(new float[] { 160, 120, 16 }, a.summary("copy", "total").values().row(0));
		assertArrayEquals(new float[] { 296, 296 }, a.summary("", "").values().row(0));
		float[] p = a.predictions().orElseThrow().row(0);
		assertEquals(1, p[0] + p[1], 1e-6);
		assertEquals(Math.exp(0.296) / (Math.exp(0.296) + Math.E), p[0], 1e-6);
		assertTrue(assertThrows(InputException.class, () -> a.summary("nope", "")).getMessage().contains("the last is sums"));
	}

	@Test
	void namesOfOutputsStayWithTheAnalysis() throws Exception {
		Files.writeString(dir.resolve("labels.txt"), "0 b_class\n1 A\n");
		Analysis a = analyze("named");
		ClassPredictions p = a.classPredictions().orElseThrow();
		assertEquals(List.of("b_class", "A"), p.names().names());
		assertEquals("labels.txt", p.source());
		assertArrayEquals(new int[] { 1, 0 }, new int[] { p.columnOf(0), p.columnOf(1) });
		Files.delete(dir.resolve("labels.txt"));
		Files.delete(dir.resolve("net.fake"));
		Analysis again = analyses.open(a.file());
		assertEquals(p.names(), again.outputNames(), "without the model and its files");
		assertEquals(p.hash(), again.predictionsHash());

		Files.delete(a.dataFolder().resolve("outputs.json")); // as of an older analysis
		Analysis older = analyses.open(a.file());
		assertFalse(older.outputNames().known());
		assertFalse(older.classPredictions().orElseThrow().comparable());
		assertNotEquals(p.hash(), older.predictionsHash());
		Files.writeString(dir.resolve("classes.txt"), "b class\na\n");
		Analysis found = analyses.open(a.file());
		assertEquals("classes.txt", found.outputNames().source());
		assertNotEquals(p.hash(), found.predictionsHash(), "other names, other hash");
		assertNotEquals("", found.predictionsHash());
	}

	@Test
	void theSameTwiceIsTheSameBytesAndNothingRunsAgain() throws Exception {
		analyze("one");
		int run = network.imagesRun.get();
		Map<String, String> before = contents("one");
		analyze("one");
		assertEquals(run, network.imagesRun.get(), "a complete analysis is not run again");
		assertEquals(before, contents("one"));
		analyze("two");
		assertEquals(before, contents("two"));
	}

	@Test
	void aCancelledExtractionGoesOnWhereItStopped() throws Exception {
		analyze("whole");
		network.imagesRun.set(0);
		NullProgressMonitor monitor = new NullProgressMonitor();
		network.beforeRun(() -> monitor.setCanceled(network.imagesRun.get() >= 8));
		// one thread: with two, the second may be cancelled while the first still computes what is committed first
		assertThrows(OperationCanceledException.class, () -> analyses.analyze(request("part", 0, 1), monitor));
		network.beforeRun(FakeNetwork.NOTHING);
		int committed = analyses.open(dir.resolve("part.channelexplorer")).images().size();
		assertTrue(committed >= 4 && committed < 21, committed + " committed");
		assertFalse(analyses.open(dir.resolve("part.channelexplorer")).complete());
		network.imagesRun.set(0);
		analyze("part");
		assertEquals(21 - committed, network.imagesRun.get(), "committed images are not run again");
		assertEquals(contents("whole"), contents("part"));
	}

	@Test
	void tornTailsAndUnevenCommitsAreCutBack() throws Exception {
		analyze("whole");
		NullProgressMonitor monitor = new NullProgressMonitor();
		network.beforeRun(() -> monitor.setCanceled(network.imagesRun.get() % 21 >= 12));
		network.imagesRun.set(0);
		assertThrows(OperationCanceledException.class, () -> analyses.analyze(request("torn", 0), monitor));
		network.beforeRun(FakeNetwork.NOTHING);
		for (Path f : files("torn")) { // what a process killed while writing leaves
			if (f.toString().endsWith(".npy") && !f.toString().endsWith(".norms.npy")) { // norms are written whole
				Files.write(f, new byte[f.toString().length() * 7], StandardOpenOption.APPEND);
			}
		}
		analyze("torn");
		assertEquals(contents("whole"), contents("torn"));
	}

	@Test
	void badImagesAreListedAndTheOthersAnalysed() throws Exception {
		Files.writeString(images.resolve("a").resolve("005.png"), "no picture");
		byte[] good = Files.readAllBytes(images.resolve("a").resolve("007.png"));
		Files.write(images.resolve("a").resolve("007.png"), java.util.Arrays.copyOf(good, good.length / 2));
		image("a", 8, 254); // the network answers NaN
		Analysis a = analyze("bad");
		assertEquals(18, a.images().size());
		Map<String, String> reasons = new TreeMap<>();
		a.skipped().forEach(s -> reasons.put(s.file(), s.reason()));
		assertEquals(java.util.Set.of("a/005.png", "a/007.png", "a/008.png"), reasons.keySet());
		assertTrue(reasons.get("a/005.png").contains("not a PNG"), reasons.toString());
		assertTrue(reasons.get("a/008.png").contains("NaN"), reasons.toString());
	}

	@Test
	void resumingAlsoListsWhatTheFirstRunSkipped() throws Exception {
		Files.writeString(images.resolve("a").resolve("001.png"), "no picture");
		image("a", 2, 254);
		analyze("whole");
		NullProgressMonitor monitor = new NullProgressMonitor();
		network.imagesRun.set(0);
		network.beforeRun(() -> monitor.setCanceled(network.imagesRun.get() >= 8));
		// one thread: with two, the second may be cancelled while the first still computes what is committed first
		assertThrows(OperationCanceledException.class, () -> analyses.analyze(request("part", 0, 1), monitor));
		network.beforeRun(FakeNetwork.NOTHING);
		analyze("part");
		assertEquals(contents("whole"), contents("part"));
	}

	@Test
	void anotherRequestForTheSameFileIsRefused() throws Exception {
		analyze("one");
		String message = assertThrows(InputException.class, () -> analyses.analyze(request("one", 3), new NullProgressMonitor())).getMessage();
		assertTrue(message.contains("one.channelexplorer: already exists") && message.contains("21 images instead of 6"), message);
		image("a", 1, 99);
		message = assertThrows(InputException.class, () -> analyze("one")).getMessage();
		assertTrue(message.contains("image a/001.png has changed since"), message);
	}

	@Test
	void anImageThatVanishesOnTheWayIsNamedAndNothingIsLost() throws Exception {
		analyze("whole");
		Path last = images.resolve("b class/018.png");
		byte[] bytes = Files.readAllBytes(last);
		AtomicBoolean first = new AtomicBoolean(true);
		network.beforeRun(() -> {
			if (first.getAndSet(false)) {
				try {
					Files.delete(last);
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			}
		});
		String message = assertThrows(InputException.class, () -> analyze("part")).getMessage();
		assertEquals(last + ": vanished while it was being analysed", message);
		Analysis part = analyses.open(dir.resolve("part.channelexplorer"));
		assertFalse(part.complete());
		assertTrue(part.images().size() >= 4, part.images().size() + " images kept");
		message = assertThrows(InputException.class, () -> analyze("part")).getMessage();
		assertTrue(message.contains("part.channelexplorer: already exists and was made with other settings"), message);
		Files.write(last, bytes);
		analyze("part");
		assertEquals(contents("whole"), contents("part"));
	}

	@Test
	void deletedDataAreMadeAgainForTheSameRequestOnly() throws Exception {
		analyze("whole");
		Map<String, String> whole = contents("whole");
		for (Path f : files("whole").reversed()) {
			Files.delete(f);
		}
		analyze("whole");
		assertEquals(whole, contents("whole"));
		for (Path f : files("whole").reversed()) {
			Files.delete(f);
		}
		String message = assertThrows(InputException.class, () -> analyses.analyze(request("whole", 3), new NullProgressMonitor())).getMessage();
		assertTrue(message.contains("whole.channelexplorer: already exists with other settings, and its data folder whole.data is empty"), message);
	}

	@Test
	void whatCannotBeRenamedKeepsItsNameAlone() throws Exception {
		analyze("one");
		LayeredFiles files = new LayeredFiles() {
			@Override
			FileChannel opened(Path file, Set<? extends OpenOption> options, FileChannel channel) {
				return channel;
			}

			@Override
			void moving(Path source) throws IOException {
				if (source.toString().endsWith(".data")) {
					throw new AccessDeniedException(source.toString());
				}
			}

			@Override
			void moved(Path source, Path target) {
				// the document
			}
		};
		Analyses here = new Analyses(network.catalogue());
		assertThrows(InputException.class, () -> here.rename(files.wrapped(dir.resolve("one.channelexplorer")), "two"));
		assertFalse(Files.exists(dir.resolve("two.channelexplorer")), "a document without data");
		analyses.open(dir.resolve("one.channelexplorer"));
		assertEquals(dir.resolve("two.channelexplorer"), here.rename(dir.resolve("one.channelexplorer"), "two"));
		assertTrue(analyses.open(dir.resolve("two.channelexplorer")).complete());
	}

	@Test
	void aSecondWriterIsRefused() throws Exception {
		NullProgressMonitor monitor = new NullProgressMonitor();
		network.beforeRun(() -> monitor.setCanceled(true));
		assertThrows(OperationCanceledException.class, () -> analyses.analyze(request("one", 0), monitor));
		network.beforeRun(FakeNetwork.NOTHING);
		Path lock = dir.resolve("one.data").resolve(".lock");
		try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE); var held = channel.lock()) {
			assertTrue(held.isValid());
			assertTrue(assertThrows(InputException.class, () -> analyze("one")).getMessage().contains("another process is writing"));
		}
		assertTrue(analyze("one").complete());
	}

	@Test
	void documentsSayWhatIsWrongWithThem() throws Exception {
		Analysis a = analyze("doc");
		Path file = a.file();
		AnalysisDocument changed = a.document().withState("view", com.google.gson.JsonParser.parseString("{\"x\":1.5}"));
		a.save(changed);
		assertEquals(changed, AnalysisDocument.read(file));
		String text = Files.readString(file);
		String schema = "\"schema\": " + AnalysisDocument.SCHEMA;
		for (Map.Entry<String, String> bad : Map
				.of("{", "not valid JSON", "[]", "not a ChannelExplorer analysis", text.replace(schema, "\"schema\": 99"), "schema 99 is not known",
						text.replace("\"tap\": \"PRE\"", "\"tap\": \"SIDE\""), "incomplete", text.replace(schema, "\"schema\": \"x\""), "not a valid")
				.entrySet()) {
			Files.writeString(file, bad.getKey());
			String message = assertThrows(InputException.class, () -> analyses.open(file)).getMessage();
			assertTrue(message.contains("doc.channelexplorer") && message.contains(bad.getValue()), message);
		}
		Files.writeString(file, text);
		Files.delete(dir.resolve("doc.data").resolve("rows.npy"));
		assertEquals(0, analyses.open(file).images().size());
		Files.delete(dir.resolve("doc.data").resolve("manifest.json"));
		assertTrue(assertThrows(InputException.class, () -> analyses.open(file)).getMessage().contains("manifest.json"));
	}

	@Test
	void theRecipeOfAMatrixIgnoresWhatDoesNotMatter() throws Exception {
		Analysis one = analyze("one");
		Analysis all = analyses.analyze(AnalysisRequest.of(dir.resolve("few.channelexplorer"), dir.resolve("net.fake"), images)
				.preprocessed(Preprocessing.Preset.RAW.value().named("other name")).reading("all", TapKind.PRE).summarised(List.of("total")).seeded(9)
				.run(4, 1), new NullProgressMonitor());
		Analysis fewer = analyses.analyze(AnalysisRequest.of(dir.resolve("fewer.channelexplorer"), dir.resolve("net.fake"), images)
				.preprocessed(Preprocessing.Preset.RAW.value()).reading("sums", TapKind.PRE).summarised(List.of("total")).run(4, 1),
				new NullProgressMonitor());
		assertNotEquals(one.summary("sums", "total").hash(), fewer.summary("sums", "total").hash(), "other tensors exposed, other fusions");
		assertEquals(one.summary("sums", "total").hash(), all.summary("sums", "total").hash());
		assertFalse(one.summary("sums", "peak").hash().equals(one.summary("sums", "total").hash()));
		assertFalse(one.summary("sums", "peak").hash().equals(one.summary("copy", "peak").hash()));
	}

	private List<Path> files(String name) throws IOException {
		try (Stream<Path> s = Files.walk(dir.resolve(name + ".data"))) {
			return s.filter(Files::isRegularFile).sorted().toList();
		}
	}

	private Map<String, String> contents(String name) throws IOException {
		Map<String, String> all = new TreeMap<>();
		for (Path f : files(name)) {
			all.put(dir.resolve(name + ".data").relativize(f).toString(), Hashes.of(f));
		}
		return all;
	}
}
