package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.Extent;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.Manifest;
import org.channelexplorer.core.document.Pick;
import org.channelexplorer.core.extraction.Cluster;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.FakeNetwork;
import org.channelexplorer.testkit.FakeRepresentatives;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Extraction in parts that are put together: the same bytes as in one go. */
class ClusterTest {
	private static final int IMAGES = 31;

	@TempDir
	private Path dir;
	private final FakeNetwork network = new FakeNetwork();
	private final Catalogue catalogue = network.catalogue();

	@BeforeEach
	void images() throws IOException {
		Files.writeString(dir.resolve("net.fake"), "weights");
		Random random = new Random(3);
		for (int i = 0; i < IMAGES; i++) {
			Path file = Files.createDirectories(dir.resolve("images/" + (i % 2 == 0 ? "even" : "odd"))).resolve(String.format("ü %02d.png", i));
			BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
			for (int p = 0; p < 16; p++) {
				image.setRGB(p % 4, p / 4, random.nextInt());
			}
			image.setRGB(0, 0, i == 12 ? 0xfe0000 : 0x0a0b0c); // 254 gives NaN
			ImageIO.write(image, "png", file.toFile());
			if (i == 5 || i == 30) {
				Files.write(file, new byte[] { 1, 2, 3 });
			}
		}
	}

	private AnalysisRequest request() {
		return AnalysisRequest.of(dir.resolve("a.channelexplorer"), dir.resolve("net.fake"), dir.resolve("images"))
				.preprocessed(Preprocessing.Preset.RAW.value()).reading("all", TapKind.PRE).summarised(List.of("peak", "total")).taking(0, Pick.FIRST)
				.run(4, 2);
	}

	private static void analyze(Catalogue catalogue, Cluster cluster, AnalysisRequest request) throws InputException {
		try (Analysis analysis = new Analyses(catalogue, cluster).analyze(request, new NullProgressMonitor())) {
			assertFalse(analysis.images().isEmpty());
		}
	}

	/** Content hashes by name of the document and all in its data folder; afterwards they are gone. */
	private Map<String, String> taken() throws IOException {
		Map<String, String> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(dir)) {
			for (Path f : all.filter(Files::isRegularFile).filter(f -> dir.relativize(f).toString().startsWith("a.")).toList()) {
				files.put(dir.relativize(f).toString(), Hashes.of(f));
				Files.delete(f);
			}
		}
		return files;
	}

	private Map<String, String> local(AnalysisRequest request) throws Exception {
		analyze(catalogue, null, request);
		Map<String, String> files = taken();
		assertTrue(files.keySet().containsAll(List.of("a.channelexplorer", "a.data/manifest.json", "a.data/hashes.npy", "a.data/rows.npy",
				"a.data/predictions.npy", "a.data/network.json", "a.data/norms.json")), files::toString);
		return files;
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 4, 7, 16, 31, 1000 })
	void partsGiveTheBytesOfTheWhole(int size) throws Exception {
		Map<String, String> whole = local(request());
		LocalCluster cluster = new LocalCluster(catalogue, size, size);
		analyze(catalogue, cluster, request());
		int ranges = (IMAGES + wholeBatches(size) - 1) / wholeBatches(size);
		assertEquals(ranges + ranges / 3, cluster.ranges);
		assertEquals(whole, taken());
		try (Stream<Path> left = Files.list(dir.resolve("a.data"))) {
			assertEquals(List.of(), left.toList(), "no shard is left");
		}
	}

	@Test
	void imagesThatTheClusterListsGiveTheSameBytesAndAreCountedWithoutOpening() throws Exception {
		Map<String, String> whole = local(request());
		LocalCluster cluster = new LocalCluster(catalogue, 7, 7);
		cluster.lists = true;
		Extent made = new Analyses(catalogue, cluster).extract(request(), new NullProgressMonitor());
		try (Analysis opened = new Analyses(catalogue).open(request().document())) {
			assertEquals(Extent.of(opened), made);
		}
		assertEquals(whole, taken());
	}

	// 31 images in at least 64 parts are parts of one batch
	private static int wholeBatches(int size) {
		return Math.max(4, (size + 3) / 4 * 4);
	}

	@Test
	void imagesWithoutARowAreListedWithTheirReasons() throws Exception {
		analyze(catalogue, new LocalCluster(catalogue, 4, 1), request());
		Manifest manifest = Manifest.read(dir.resolve("a.data"));
		assertEquals(List.of("even/ü 12.png", "even/ü 30.png", "odd/ü 05.png"), manifest.skipped().stream().map(s -> s.file()).toList());
		assertEquals("the network gives NaN or infinite activations", manifest.skipped().getFirst().reason());
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 3, 6 })
	void aRestartMakesOnlyWhatIsMissing(int done) throws Exception {
		Map<String, String> whole = local(request());
		LocalCluster broken = new LocalCluster(catalogue, 4, 5);
		broken.most = done;
		InputException gone = assertThrows(InputException.class, () -> analyze(catalogue, broken, request()));
		assertTrue(gone.getMessage().contains("the cluster is gone"), gone::getMessage);
		long there = shards().filter(f -> f.toString().endsWith(".json")).count();
		LocalCluster again = new LocalCluster(catalogue, 4, 6);
		analyze(catalogue, again, request());
		long missing = 8 - there;
		assertEquals(missing + missing / 3, again.ranges);
		assertEquals(whole, taken());
	}

	private Stream<Path> shards() throws IOException {
		return Files.list(dir.resolve("a.data/shards"));
	}

	@Test
	void aDamagedPartIsMadeAgain() throws Exception {
		Map<String, String> whole = local(request());
		LocalCluster cluster = new LocalCluster(catalogue, 8, 5);
		cluster.after = () -> {
			if (cluster.ranges == 5) {
				Path one = shards().filter(f -> f.toString().endsWith(".npy")).sorted().skip(2).findFirst().orElseThrow();
				byte[] bytes = Files.readAllBytes(one);
				bytes[bytes.length - 1] ^= 1;
				Files.write(one, bytes);
			}
		};
		InputException damaged = assertThrows(InputException.class, () -> analyze(catalogue, cluster, request()));
		assertTrue(damaged.getMessage().contains("000000016-000000024.npy: damaged: its values have changed"), damaged::getMessage);
		LocalCluster again = new LocalCluster(catalogue, 8, 6);
		analyze(catalogue, again, request());
		assertEquals(1, again.ranges);
		assertEquals(whole, taken());
	}

	@Test
	void representativesAreChosenThere() throws Exception {
		Catalogue all = FakeRepresentatives.in(catalogue);
		AnalysisRequest request = request().taking(3, Pick.REPRESENTATIVE);
		analyze(all, null, request);
		Map<String, String> whole = taken();
		analyze(all, new LocalCluster(all, 4, 2), request);
		assertEquals(whole, taken());
	}

	@Test
	void whatWasBegunHereIsNotThrownAway() throws Exception {
		network.beforeRun(() -> {
			if (network.imagesRun.get() >= 16) {
				throw new IllegalStateException("power cut");
			}
		});
		assertThrows(IllegalStateException.class, () -> analyze(catalogue, null, request().run(4, 1)));
		network.beforeRun(FakeNetwork.NOTHING);
		InputException e = assertThrows(InputException.class, () -> analyze(catalogue, new LocalCluster(catalogue, 4, 1), request()));
		assertTrue(e.getMessage().matches(".*a\\.data: was begun on this machine, where \\d+ images are done; continue it here.*"), e::getMessage);
		Map<String, String> whole;
		analyze(catalogue, null, request());
		whole = taken();
		assertEquals(whole, local(request()));
	}

	@Test
	void machinesRefuseAnotherModel() throws Exception {
		LocalCluster cluster = new LocalCluster(catalogue, 4, 1);
		cluster.before = () -> Files.writeString(dir.resolve("net.fake"), "other weights");
		InputException e = assertThrows(InputException.class, () -> analyze(catalogue, cluster, request()));
		assertTrue(e.getMessage().contains("net.fake: is not the model that is analysed"), e::getMessage);
		assertEquals(0, cluster.ranges);
	}

	@Test
	void aCompleteAnalysisIsNotRunAgain() throws Exception {
		analyze(catalogue, new LocalCluster(catalogue, 4, 1), request());
		LocalCluster second = new LocalCluster(catalogue, 8, 1);
		analyze(catalogue, second, request());
		assertEquals(0, second.ranges);
	}
}
