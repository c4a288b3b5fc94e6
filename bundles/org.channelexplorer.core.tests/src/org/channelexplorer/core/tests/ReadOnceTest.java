package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.Manifest;
import org.channelexplorer.core.document.Pick;
import org.channelexplorer.core.document.Recipe.StoredImage;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.FakeNetwork;
import org.channelexplorer.testkit.FakeRepresentatives;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image's file is opened once per run, and what was read of it is what the analysis names. */
class ReadOnceTest {
	private static final int IMAGES = 21;
	private static final int BROKEN = 2; // in the first batch

	@TempDir
	Path dir;
	private Path images;
	private final RecordedFiles files = new RecordedFiles();
	private final FakeNetwork network = new FakeNetwork();
	@AutoClose
	private final OpenedAnalyses analyses = new OpenedAnalyses(FakeRepresentatives.in(network.catalogue()));

	@BeforeEach
	void data() throws IOException {
		Files.writeString(dir.resolve("net.fake"), "weights");
		images = Files.createDirectories(dir.resolve("images/a"));
		for (int i = 0; i < IMAGES; i++) {
			image(i, i);
		}
		Files.writeString(file(BROKEN), "no picture");
	}

	private Path file(int number) {
		return images.resolve(String.format("%02d.png", number));
	}

	private void image(int number, int value) throws IOException {
		BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
		image.setRGB(1, 2, 1000 * value + 7);
		ImageIO.write(image, "png", file(number).toFile());
	}

	private AnalysisRequest request(String name, int perClass, Pick pick) {
		Path there = files.of(dir);
		return AnalysisRequest.of(there.resolve(name + ".channelexplorer"), there.resolve("net.fake"), there.resolve("images"))
				.preprocessed(Preprocessing.Preset.RAW.value()).reading("all", TapKind.PRE).summarised(List.of("peak", "total")).taking(perClass, pick)
				.run(4, 1);
	}

	private Analysis analyze(String name) throws InputException {
		return analyses.analyze(request(name, 0, Pick.FIRST), new NullProgressMonitor());
	}

	// cancelled after two batches
	private void begin(String name) {
		NullProgressMonitor monitor = new NullProgressMonitor();
		int before = network.imagesRun.get();
		network.beforeRun(() -> monitor.setCanceled(network.imagesRun.get() - before >= 7));
		assertThrows(OperationCanceledException.class, () -> analyses.analyze(request(name, 0, Pick.FIRST), monitor));
		network.beforeRun(FakeNetwork.NOTHING);
	}

	private Analysis open(String name) throws InputException {
		return analyses.open(dir.resolve(name + ".channelexplorer"));
	}

	private List<Integer> readings() {
		return IntStream.range(0, IMAGES).mapToObj(i -> files.readings(file(i))).toList();
	}

	private static List<Integer> each(int times) {
		return IntStream.range(0, IMAGES).mapToObj(_ -> times).toList();
	}

	private Map<String, String> contents(String name) throws IOException {
		Map<String, String> all = new TreeMap<>();
		try (Stream<Path> s = Files.walk(dir.resolve(name + ".data"))) {
			for (Path f : s.filter(Files::isRegularFile).toList()) {
				all.put(f.getFileName().toString(), Hashes.of(f));
			}
		}
		return all;
	}

	@Test
	void everyFileIsOpenedOncePerRun() throws Exception {
		Analysis whole = analyze("whole");
		assertEquals(each(1), readings());
		assertEquals(IMAGES - 1, whole.images().size());
		for (int i = 0; i < IMAGES; i++) {
			assertEquals(new StoredImage("a/" + file(i).getFileName(), Hashes.of(file(i))), whole.recipe().images().get(i), "the broken one, too");
		}
		begin("part");
		List<Integer> begun = readings();
		assertTrue(begun.contains(0) && begun.stream().allMatch(n -> n <= 1), begun::toString);
		analyze("part");
		assertEquals(each(1), readings(), "those that were read are compared, the others read");
		assertEquals(contents("whole"), contents("part"));
		analyze("whole");
		assertEquals(each(1), readings(), "compared");
	}

	@Test
	void theFirstPassReadsAllAndTheSecondWhatWasChosen() throws Exception {
		Analysis a = analyses.analyze(request("chosen", 3, Pick.REPRESENTATIVE), new NullProgressMonitor());
		List<Integer> readings = readings();
		assertEquals(3, a.images().size());
		for (int i = 0; i < IMAGES; i++) {
			String name = "a/" + file(i).getFileName();
			assertEquals(a.images().stream().anyMatch(e -> e.file().equals(name)) ? 2 : 1, readings.get(i), name);
		}
		analyses.analyze(request("chosen", 3, Pick.REPRESENTATIVE), new NullProgressMonitor());
		assertEquals(each(1), readings(), "compared, for the choice depends on all");
	}

	@Test
	void anUnfinishedAnalysisKnowsWhatItHasRead() throws Exception {
		Analysis whole = analyze("whole");
		begin("part");
		Analysis part = open("part");
		int rows = part.images().size();
		assertTrue(rows > 4 && rows < IMAGES - 1, rows + " rows");
		for (int i = 0; i <= rows; i++) { // the broken one lies between
			assertEquals(whole.recipe().images().get(i), part.recipe().images().get(i));
		}
		assertEquals("", part.recipe().images().getLast().sha256(), "not read yet");
		begin("twin");
		assertEquals(part.summary("copy", "peak").hash(), open("twin").summary("copy", "peak").hash());
	}

	@Test
	void anImageThatChangesBetweenRunsIsFoundWhenItWasRead() throws Exception {
		analyze("whole");
		begin("part");
		for (int number : new int[] { 1, BROKEN }) {
			byte[] before = Files.readAllBytes(file(number));
			image(number, 99);
			String message = assertThrows(InputException.class, () -> analyze("part")).getMessage();
			assertTrue(message.contains("part.data: image a/0" + number + ".png has changed since the analysis began"), message);
			Files.delete(file(number));
			Files.write(file(number), before);
		}
		analyze("part");
		assertEquals(contents("whole"), contents("part"));
	}

	@Test
	void anImageThatChangesBeforeItIsReadIsTheOneThatIsNamed() throws Exception {
		begin("part");
		image(IMAGES - 1, 99);
		Analysis part = analyze("part");
		assertEquals(Hashes.of(file(IMAGES - 1)), part.recipe().images().getLast().sha256());
		analyze("whole");
		assertEquals(contents("whole"), contents("part"));
	}

	@Test
	void whatAnEarlierVersionBeganIsContinued() throws Exception {
		Analysis whole = analyze("whole");
		begin("part");
		String key = open("part").summary("copy", "peak").hash();
		Path data = dir.resolve("part.data");
		Files.delete(data.resolve("hashes.npy")); // it hashed all images before it read the first one for the network
		Manifest begun = Manifest.read(data);
		new Manifest(begun.recipe().hashed(whole.recipe().images()), begun.predictions(), false, List.of()).write(data);
		assertEquals(key, open("part").summary("copy", "peak").hash());
		begin("part");
		analyze("part");
		assertEquals(contents("whole"), contents("part"));
	}

	@Test
	void theKeysAreThoseOfEarlierVersions() throws Exception {
		try (Stream<Path> all = Files.walk(TestData.file("format1/images"))) {
			for (Path f : all.filter(Files::isRegularFile).toList()) {
				Path target = dir.resolve("old").resolve(TestData.file("format1/images").relativize(f).toString());
				Files.createDirectories(target.getParent());
				Files.copy(f, target, StandardCopyOption.REPLACE_EXISTING);
			}
		}
		Files.copy(TestData.file("format1/net.fake"), dir.resolve("old.fake"));
		Analysis a = analyses.analyze(AnalysisRequest.of(dir.resolve("new.channelexplorer"), dir.resolve("old.fake"), dir.resolve("old"))
				.preprocessed(Preprocessing.Preset.RAW.value()).reading("all", TapKind.PRE).summarised(List.of("peak", "total")).run(4, 1),
				new NullProgressMonitor());
		assertEquals("eaaaba180f84f5eebf42d95a783007c17402946f02106d9c56a2632e007515b7", a.summary("copy", "peak").hash());
		assertEquals("901f98317832b20a58f7b36019cc10dbb533d07fe8488ebd71f5a49ce40b55c7", a.summary("sums", "total").hash());
	}

	@Test
	void damagedHashesAreNamed() throws Exception {
		begin("part");
		Path hashes = dir.resolve("part.data/hashes.npy");
		byte[] sound = Files.readAllBytes(hashes);
		Files.write(hashes, new byte[] { 1, 2, 3 });
		assertTrue(assertThrows(InputException.class, () -> open("part")).getMessage().contains("hashes.npy: not a .npy file"));
		Files.write(hashes, new String(sound, StandardCharsets.ISO_8859_1).replaceFirst("\\(\\d+, 8\\)", "(1, 8)").getBytes(StandardCharsets.ISO_8859_1));
		assertTrue(assertThrows(InputException.class, () -> open("part")).getMessage().contains("hashes.npy: damaged: it has 1 hashes"));
		Files.delete(hashes);
		for (int i = 0; i < 2; i++) {
			boolean opened = i == 0;
			String message = assertThrows(InputException.class, () -> (opened ? open("part") : analyze("part")).close()).getMessage();
			assertTrue(message.contains("hashes.npy: missing"), message);
		}
		assertFalse(Files.exists(hashes));
		Files.write(hashes, sound);
		assertTrue(analyze("part").complete());
	}
}
