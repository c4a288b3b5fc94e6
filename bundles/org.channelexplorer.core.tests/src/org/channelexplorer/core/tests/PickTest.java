package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.Pick;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.ImageEntry;
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

/** Which images an analysis of some per class holds. Class a has 14 images, class b 7; the brighter, the higher the number. */
class PickTest {
	@TempDir
	Path dir;
	private Path images;
	private final FakeNetwork network = new FakeNetwork();
	@AutoClose
	private final OpenedAnalyses analyses = new OpenedAnalyses(FakeRepresentatives.in(network.catalogue()));

	@BeforeEach
	void data() throws IOException {
		Files.writeString(dir.resolve("net.fake"), "weights");
		images = dir.resolve("images");
		for (int i = 0; i < 21; i++) {
			image(images, i, 10 * i);
		}
	}

	private static void image(Path folder, int number, int red) throws IOException {
		Path file = folder.resolve(number % 3 == 0 ? "b" : "a").resolve(String.format("%03d.png", number));
		BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
		for (int p = 0; p < 16; p++) {
			image.setRGB(p % 4, p / 4, red << 16 | number);
		}
		Files.createDirectories(file.getParent());
		ImageIO.write(image, "png", file.toFile());
	}

	private AnalysisRequest request(String name, Path folder, int perClass, Pick pick, long seed) {
		return AnalysisRequest.of(dir.resolve(name + ".channelexplorer"), dir.resolve("net.fake"), folder).preprocessed(Preprocessing.Preset.RAW.value())
				.reading("all", TapKind.PRE).summarised(List.of("total", "peak")).taking(perClass, pick).seeded(seed).run(4, 1); // one thread: runs are counted
	}

	private Analysis analyze(String name, int perClass, Pick pick, long seed) throws InputException {
		return analyses.analyze(request(name, images, perClass, pick, seed), new NullProgressMonitor());
	}

	private static List<String> files(Analysis a) {
		return a.images().stream().map(ImageEntry::file).toList();
	}

	@Test
	void theFirstAreTheFirst() throws Exception {
		assertEquals(List.of("a/001.png", "a/002.png", "b/000.png", "b/003.png"), files(analyze("x", 2, Pick.FIRST, 1)));
		assertEquals(4, network.imagesRun.get());
	}

	@Test
	void randomOnesDependOnTheSeedAndOnNothingElse() throws Exception {
		List<String> one = files(analyze("one", 3, Pick.RANDOM, 1));
		assertEquals(6, one.size());
		assertEquals(one.stream().sorted().toList(), one, "in the data set's order");
		assertEquals(3, one.stream().filter(f -> f.startsWith("a/")).count());
		assertEquals(one, files(analyze("again", 3, Pick.RANDOM, 1)));
		assertNotEquals(one, files(analyze("two", 3, Pick.RANDOM, 2)));
		String others = Stream.concat(one.stream(), Stream.of("a/001.png", "a/004.png")).distinct().sorted(java.util.Comparator.reverseOrder())
				.map(f -> f + "," + f.charAt(0) + "\n").reduce("file,label\n", String::concat);
		Path table = Files.writeString(dir.resolve("labels.csv"), others);
		AnalysisRequest r = request("table", images, 3, Pick.RANDOM, 1);
		Analysis reordered = analyses.analyze(r.labelledBy(table), new NullProgressMonitor());
		assertEquals(one, files(reordered).stream().sorted().toList(), "other images and another order change nothing");
	}

	@Test
	void representativesAreAnAnalysisOfJustThem() throws Exception {
		Analysis a = analyze("chosen", 3, Pick.REPRESENTATIVE, 1);
		assertEquals(List.of("a/017.png", "a/019.png", "a/020.png", "b/012.png", "b/015.png", "b/018.png"), files(a));
		assertEquals(21 + 6, network.imagesRun.get());
		assertEquals(Pick.REPRESENTATIVE, a.document().choice().pick());
		for (String f : files(a)) {
			Path copy = dir.resolve("few").resolve(f);
			Files.createDirectories(copy.getParent());
			Files.copy(images.resolve(f), copy);
		}
		analyses.analyze(request("just", dir.resolve("few"), 0, Pick.FIRST, 1), new NullProgressMonitor());
		Map<String, String> chosen = contents("chosen");
		assertTrue(chosen.remove("choice.json") != null);
		assertEquals(contents("just"), chosen);
	}

	@Test
	void aSmallClassKeepsAllAndWithoutALargeOneThereIsNoFirstPass() throws Exception {
		List<String> kept = files(analyze("some", 9, Pick.REPRESENTATIVE, 1));
		assertEquals(7, kept.stream().filter(f -> f.startsWith("b/")).count());
		assertEquals(9, kept.stream().filter(f -> f.startsWith("a/")).count());
		network.imagesRun.set(0);
		assertEquals(21, analyze("all", 14, Pick.REPRESENTATIVE, 1).images().size());
		assertEquals(21, network.imagesRun.get());
		assertFalse(contents("all").containsKey("choice.json"));
	}

	@Test
	void unreadableImagesAreNeverChosenAndAreListed() throws Exception {
		Files.writeString(images.resolve("a").resolve("020.png"), "no picture");
		image(images, 19, 254); // the network answers NaN
		Analysis a = analyze("bad", 2, Pick.REPRESENTATIVE, 1);
		assertEquals(List.of("a/016.png", "a/017.png", "b/015.png", "b/018.png"), files(a));
		assertEquals(List.of("a/019.png", "a/020.png"), a.skipped().stream().map(s -> s.file()).sorted().toList());
	}

	@Test
	void interruptedAnywhereAndGoneOnWithItIsTheSame() throws Exception {
		analyze("whole", 3, Pick.REPRESENTATIVE, 1);
		Map<String, String> whole = contents("whole");
		for (int at = 0; at <= 7; at++) { // runs of at most 4: six of the first pass, two of the second
			String name = "part" + at;
			int[] runs = { at };
			NullProgressMonitor monitor = new NullProgressMonitor();
			network.beforeRun(() -> monitor.setCanceled(runs[0]-- == 0));
			assertThrows(OperationCanceledException.class, () -> analyses.analyze(request(name, images, 3, Pick.REPRESENTATIVE, 1), monitor));
			network.beforeRun(FakeNetwork.NOTHING);
			Analysis open = analyses.open(dir.resolve(name + ".channelexplorer"));
			assertFalse(open.complete(), "what was begun can be opened and gone on with");
			assertEquals(at < 6 ? 0 : Math.min(6, 4 * (at - 5)), open.images().size());
			network.imagesRun.set(0);
			analyze(name, 3, Pick.REPRESENTATIVE, 1);
			assertEquals(at < 6 ? 21 - Math.min(21, 4 * (at + 1)) + 6 : 6 - Math.min(6, 4 * (at - 5)), network.imagesRun.get(), "nothing runs twice");
			assertEquals(whole, contents(name), name);
			assertEquals(Files.readString(dir.resolve("whole.channelexplorer")).replace("whole", name),
					Files.readString(dir.resolve(name + ".channelexplorer")));
		}
	}

	@Test
	void killedBetweenTheChoiceAndTheEndOfTheFirstPassIsTheSameToo() throws Exception {
		int[] runs = { 6 };
		Path pass = dir.resolve("killed.data").resolve("first-pass");
		NullProgressMonitor monitor = new NullProgressMonitor();
		network.beforeRun(() -> monitor.setCanceled(runs[0]-- == 0));
		assertThrows(OperationCanceledException.class, () -> analyses.analyze(request("killed", images, 3, Pick.REPRESENTATIVE, 1), monitor));
		Files.createDirectories(pass); // as if its deletion had not got far
		Files.writeString(pass.resolve("rest.npy"), "rest");
		network.beforeRun(FakeNetwork.NOTHING);
		analyze("killed", 3, Pick.REPRESENTATIVE, 1);
		analyze("whole", 3, Pick.REPRESENTATIVE, 1);
		assertEquals(contents("whole"), contents("killed"));
		network.imagesRun.set(0);
		analyze("whole", 3, Pick.REPRESENTATIVE, 1);
		assertEquals(0, network.imagesRun.get(), "a complete analysis is not run again");
	}

	@Test
	void anInterruptedChoiceCanBeGivenUpForTheFirst() throws Exception {
		NullProgressMonitor monitor = new NullProgressMonitor();
		network.beforeRun(() -> monitor.setCanceled(network.imagesRun.get() >= 8));
		assertThrows(OperationCanceledException.class, () -> analyses.analyze(request("turned", images, 3, Pick.REPRESENTATIVE, 1), monitor));
		network.beforeRun(FakeNetwork.NOTHING);
		analyze("turned", 3, Pick.FIRST, 1);
		analyze("first", 3, Pick.FIRST, 1);
		assertEquals(contents("first"), contents("turned"));
	}

	@Test
	void anotherChoiceForTheSameFileIsRefused() throws Exception {
		analyze("one", 3, Pick.REPRESENTATIVE, 1);
		Map<String, String> before = contents("one");
		assertTrue(refused("one", 4, Pick.REPRESENTATIVE, 1).contains("chosen with other settings (3 images per class)"));
		assertTrue(refused("one", 3, Pick.REPRESENTATIVE, 2).contains("seed 1"));
		assertTrue(refused("one", 3, Pick.FIRST, 1).contains("other images"));
		image(images, 1, 77);
		assertTrue(refused("one", 3, Pick.REPRESENTATIVE, 1).contains("image a/001.png has changed since"));
		assertEquals(before, contents("one"));
		analyze("first", 3, Pick.FIRST, 1);
		assertTrue(refused("first", 3, Pick.REPRESENTATIVE, 1).contains("were not chosen as representatives"));
	}

	private String refused(String name, int perClass, Pick pick, long seed) {
		return assertThrows(InputException.class, () -> analyze(name, perClass, pick, seed)).getMessage();
	}

	@Test
	void whatCannotBeChosenIsSaidBeforeTheFirstImage() throws Exception {
		String message = refused("many", 10, Pick.REPRESENTATIVE, 1);
		assertTrue(message.contains("10 representatives per class") && message.contains("the most is 9"), message);
		message = assertThrows(InputException.class, () -> new Analyses(network.catalogue())
				.analyze(request("none", images, 3, Pick.REPRESENTATIVE, 1), new NullProgressMonitor())).getMessage();
		assertTrue(message.contains("no operation that chooses images is installed") && message.contains("--pick first"), message);
		assertEquals(0, network.imagesRun.get());
		assertFalse(Files.exists(dir.resolve("none.channelexplorer")));
	}

	@Test
	void progressNamesBothPasses() throws Exception {
		List<String> names = new ArrayList<>();
		analyses.analyze(request("named", images, 3, Pick.REPRESENTATIVE, 1), new NullProgressMonitor() {
			@Override
			public void setTaskName(String name) {
				names.add(name);
			}
		});
		assertTrue(names.contains("Pass 1 of 2: all 21 images of images") && names.contains("Pass 2 of 2: 6 representatives"), names.toString());
	}

	private Map<String, String> contents(String name) throws IOException {
		Map<String, String> all = new TreeMap<>();
		Path folder = dir.resolve(name + ".data");
		try (Stream<Path> s = Files.walk(folder)) {
			for (Path f : s.filter(Files::isRegularFile).toList()) {
				all.put(folder.relativize(f).toString(), Hashes.of(f));
			}
		}
		return all;
	}
}
