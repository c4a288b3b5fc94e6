package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.AnalysisArchive;
import org.channelexplorer.core.analysis.AnalysisArchive.Extent;
import org.channelexplorer.core.analysis.Missing;
import org.channelexplorer.core.analysis.MovedFiles;
import org.channelexplorer.core.analysis.UnpackedAnalysis;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.FakeNetwork;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An analysis in one file, there and back; and files that pretend to be one. */
class ArchiveTest {
	private static final Extent ALONE = new Extent(false, false);
	private static final Extent ALL = new Extent(true, true);

	@TempDir
	private Path dir;
	private final FakeNetwork network = new FakeNetwork();
	@AutoClose
	private Analysis analysis;

	@BeforeEach
	void analyze() throws Exception {
		Path work = Files.createDirectories(dir.resolve("home of ann"));
		Files.writeString(work.resolve("net.fake"), "weights");
		image(work.resolve("images/a/0.png"), 0x102030);
		image(work.resolve("images/b/1.png"), 0xf0e0d0);
		analysis = new Analyses(network.catalogue()).analyze(
				AnalysisRequest.of(dir.resolve("docs/study.channelexplorer"), work.resolve("net.fake"), work.resolve("images"))
						.preprocessed(Preprocessing.Preset.RAW.value()).reading("all", TapKind.PRE).summarised(List.of("peak")),
				new NullProgressMonitor());
		Path results = Files.createDirectories(analysis.dataFolder().resolve(Analysis.RESULTS));
		Files.writeString(results.resolve("1.json"), "{}");
		Files.writeString(results.resolve(".1.json.tmp"), "half");
		Files.writeString(analysis.dataFolder().resolve("state.json"), "{\"schema\": 1, \"values\": {\"unsaved\": \"home of ann\"}}");
	}

	private static void image(Path file, int rgb) throws IOException {
		Files.createDirectories(file.getParent());
		BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
		image.setRGB(1, 1, rgb);
		ImageIO.write(image, "png", file.toFile());
	}

	private Path pack(Analysis a, String name, Extent extent) throws InputException {
		Path zip = dir.resolve(name);
		AnalysisArchive.write(a, zip, extent, false, network.catalogue(), new NullProgressMonitor());
		return zip;
	}

	private Path unpack(Path zip, String folder, boolean overwrite) throws InputException {
		return UnpackedAnalysis.read(zip, dir.resolve(folder), overwrite, new NullProgressMonitor());
	}

	private static Map<String, byte[]> entries(Path zip) throws IOException {
		Map<String, byte[]> entries = new LinkedHashMap<>();
		try (ZipFile file = new ZipFile(zip.toFile())) {
			for (ZipEntry e : file.stream().toList()) {
				entries.put(e.getName(), file.getInputStream(e).readAllBytes());
			}
		}
		return entries;
	}

	private static Path zip(Path target, Map<String, byte[]> entries) throws IOException {
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
			for (var e : entries.entrySet()) {
				out.putNextEntry(new ZipEntry(e.getKey()));
				out.write(e.getValue());
			}
		}
		return target;
	}

	@Test
	void itHoldsWhatBelongsToTheAnalysisAndNoPathOfThisMachine() throws Exception {
		Map<String, byte[]> all = entries(pack(analysis, "all.zip", ALL));
		assertEquals("study.channelexplorer", all.keySet().iterator().next());
		assertTrue(all.keySet().containsAll(List.of("study.data/manifest.json", "study.data/results/1.json", "study.files/model/net.fake",
				"study.files/images/a/0.png", "study.files/images/b/1.png")), all.keySet()::toString);
		assertFalse(all.keySet().stream().anyMatch(n -> n.contains("/.")), "no lock, nothing half written");
		List<String> alone = List.copyOf(entries(pack(analysis, "alone.zip", ALONE)).keySet());
		assertEquals(List.of(), alone.stream().filter(n -> n.startsWith("study.files")).toList());
		assertEquals(alone.stream().skip(1).sorted().toList(), alone.subList(1, alone.size()));
		for (var e : all.entrySet()) {
			assertFalse(new String(e.getValue(), java.nio.charset.StandardCharsets.ISO_8859_1).contains("home of ann"), e.getKey());
		}
	}

	@Test
	void unpackedElsewhereItIsTheSameAndPacksToTheSameBytes() throws Exception {
		Path zip = pack(analysis, "all.zip", ALL);
		Path document = unpack(zip, "elsewhere/deep", false);
		TimeZone zone = TimeZone.getDefault();
		try (Analysis there = new Analyses(network.catalogue()).open(document)) {
			assertEquals(List.of(), Missing.of(there, network.catalogue()).stream().filter(m -> m.kind() != Missing.Kind.EXTENSION).toList());
			String layer = analysis.layers().getLast();
			assertEquals(analysis.summary(layer, "").hash(), there.summary(layer, "").hash());
			assertArrayEquals(analysis.imageFile(1), there.imageFile(1));
			TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
			assertArrayEquals(Files.readAllBytes(zip), Files.readAllBytes(pack(there, "again.zip", ALL)));
		} finally {
			TimeZone.setDefault(zone);
		}
	}

	@Test
	void withoutModelAndImagesItOpensAndTheyAreLocated() throws Exception {
		Path document = unpack(pack(analysis, "alone.zip", ALONE), "elsewhere", false);
		try (Analysis there = new Analyses(network.catalogue()).open(document)) {
			assertEquals(List.of(Missing.Kind.MODEL, Missing.Kind.IMAGES),
					Missing.of(there, network.catalogue()).stream().map(Missing::kind).limit(2).toList());
			MovedFiles.locateModel(there, dir.resolve("home of ann/net.fake"), network.catalogue());
			MovedFiles.locateImages(there, dir.resolve("home of ann/images"), new NullProgressMonitor());
			assertArrayEquals(analysis.imageFile(0), there.imageFile(0));
		}
	}

	@Test
	void nothingIsReplacedUnasked() throws Exception {
		Path zip = pack(analysis, "all.zip", ALL);
		assertTrue(assertThrows(InputException.class, () -> pack(analysis, "all.zip", ALONE)).getMessage()
				.endsWith("exists already; give another name, or --overwrite to replace it"));
		unpack(zip, "there", false);
		Files.writeString(dir.resolve("there/study.data/results/own.json"), "{}");
		assertTrue(assertThrows(InputException.class, () -> unpack(zip, "there", false)).getMessage().contains("exists already"));
		assertTrue(Files.exists(dir.resolve("there/study.data/results/own.json")));
		unpack(zip, "there", true);
		assertFalse(Files.exists(dir.resolve("there/study.data/results/own.json")), "replaced as a whole");
		Files.createDirectories(dir.resolve("other/study.data"));
		Files.writeString(dir.resolve("other/study.data/thesis.txt"), "all of it");
		assertTrue(assertThrows(InputException.class, () -> unpack(zip, "other", true)).getMessage().contains("is not the data folder of an analysis"));
		assertEquals("all of it", Files.readString(dir.resolve("other/study.data/thesis.txt")));
	}

	@Test
	void changedOrMissingFilesAreNotPacked() throws Exception {
		image(dir.resolve("home of ann/images/b/1.png"), 0x000001);
		assertTrue(assertThrows(InputException.class, () -> pack(analysis, "x.zip", ALL)).getMessage().contains("b/1.png has another content"));
		Files.writeString(dir.resolve("home of ann/net.fake"), "others");
		assertTrue(assertThrows(InputException.class, () -> pack(analysis, "x.zip", ALL)).getMessage().contains("not the model that was analysed"));
		Files.delete(dir.resolve("home of ann/net.fake"));
		assertTrue(assertThrows(InputException.class, () -> pack(analysis, "x.zip", ALL)).getMessage().contains("no such file"));
		assertFalse(Files.exists(dir.resolve("x.zip")));
	}

	@Test
	void namesThatLeadElsewhereAreRefused() throws Exception {
		Map<String, byte[]> good = entries(pack(analysis, "all.zip", ALONE));
		for (String name : List.of("../evil", "study.data/../../evil", "/evil", "study.data/..", "study.data//evil", "study.data\\..\\evil", "C:evil",
				"study.data/./evil", "evil", "other.data/evil", "second.channelexplorer", "study.data/a\u0007")) {
			Map<String, byte[]> bad = new TreeMap<>(good);
			bad.put(name, "evil".getBytes());
			Path zip = zip(dir.resolve("bad.zip"), bad);
			String message = assertThrows(InputException.class, () -> unpack(zip, "in/there", false), name).getMessage();
			assertTrue(message.contains("bad.zip: ") && message.indexOf('\u0007') < 0, message);
			assertFalse(Files.exists(dir.resolve("in")), name);
		}
		assertTrue(assertThrows(InputException.class, () -> unpack(zip(dir.resolve("none.zip"), Map.of("x.data/a", new byte[1])), "in", false)).getMessage()
				.contains("no document *.channelexplorer is in it"));
		assertTrue(assertThrows(InputException.class, () -> unpack(Files.writeString(dir.resolve("text.zip"), "text"), "in", false)).getMessage()
				.contains("is not a readable zip file"));
	}

	/** The sizes that an archive declares bind it: more is not written, and what does not fit on the disk is not begun. */
	@Test
	void sizesAreWhatIsDeclared() throws Exception {
		Path zip = pack(analysis, "all.zip", ALONE);
		for (int size : new int[] { 1, 0 }) {
			byte[] bytes = Files.readAllBytes(zip);
			ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(directory(bytes) + 24, size);
			Path bad = Files.write(dir.resolve("bad.zip"), bytes);
			String message = assertThrows(InputException.class, () -> unpack(bad, "in", false)).getMessage();
			assertTrue(message.contains("bad.zip: "), message);
			assertEquals(List.of(), list(dir.resolve("in")));
		}
	}

	// of the first entry
	private static int directory(byte[] zip) {
		for (int i = 0;; i++) {
			if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
				return i;
			}
		}
	}

	private static List<Path> list(Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}

	/** A damaged archive gives the analysis it was, or one sentence and nothing on the disk. */
	@Test
	void damagedArchivesLeaveNothingBehind() throws Exception {
		byte[] good = Files.readAllBytes(pack(analysis, "all.zip", ALL));
		Random random = new Random(11);
		int refused = 0;
		for (int round = 0; round < 60; round++) {
			byte[] bytes = good.clone();
			for (int i = 1 + random.nextInt(3); i > 0; i--) {
				bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
			}
			Path bad = Files.write(dir.resolve("bad.zip"), round % 10 == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
			Path in = dir.resolve("in" + round);
			try {
				Path document = unpack(bad, "in" + round, false);
				assertTrue(Files.exists(document) && Files.isDirectory(AnalysisDocument.dataFolder(document)));
			} catch (InputException e) {
				refused++;
				assertTrue(e.getMessage().contains("bad.zip"), e.getMessage());
				assertEquals(List.of(), list(in));
			}
		}
		assertTrue(refused > 15, "refused " + refused);
	}

	@Test
	void cancelledItLeavesNothingBehind() throws Exception {
		Path zip = pack(analysis, "all.zip", ALL);
		NullProgressMonitor cancelled = new NullProgressMonitor();
		cancelled.setCanceled(true);
		assertThrows(OperationCanceledException.class, () -> UnpackedAnalysis.read(zip, dir.resolve("in"), false, cancelled));
		assertEquals(List.of(), list(dir.resolve("in")));
		assertThrows(OperationCanceledException.class,
				() -> AnalysisArchive.write(analysis, dir.resolve("c.zip"), ALL, false, network.catalogue(), cancelled));
		assertFalse(Files.exists(dir.resolve("c.zip")));
	}
}
