package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.Seen;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.FocusView;
import org.channelexplorer.core.operation.MapLayout;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.FakeNetwork;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole maps are read by running the network on the analysed images again. */
class MapReplayTest {
	private static final ActivationMaps.Reduction FIRST_THREE = new ActivationMaps.Reduction() {
		@Override
		public int length(int layer) {
			return layer == 0 ? 3 : 2;
		}

		@Override
		public float[] reduce(int layer, MemorySegment values) {
			assertEquals((layer == 0 ? 48 : 2) * Float.BYTES, values.byteSize());
			float[] kept = new float[length(layer)];
			for (int i = 0; i < kept.length; i++) {
				kept[i] = values.get(ValueLayout.JAVA_FLOAT_UNALIGNED, (layer == 0 ? 16L * i : i) * Float.BYTES); // one of each channel
			}
			return kept;
		}
	};

	@TempDir
	Path dir;
	private final FakeNetwork network = new FakeNetwork();
	@AutoClose
	private final OpenedAnalyses analyses = new OpenedAnalyses(network.catalogue());
	private Analysis analysis;

	@BeforeEach
	void analyze() throws Exception {
		Files.writeString(dir.resolve("net.fake"), "weights");
		for (int i = 0; i < 11; i++) {
			image(i, 20 * i);
		}
		Files.writeString(dir.resolve("images").resolve("a").resolve("03.png"), "no picture");
		analysis = analyses.analyze(
				AnalysisRequest.of(dir.resolve("a.channelexplorer"), dir.resolve("net.fake"), dir.resolve("images"))
						.preprocessed(Preprocessing.Preset.RAW.value()).reading("all", TapKind.PRE).summarised(List.of("peak")).run(4, 2),
				new NullProgressMonitor());
		network.imagesRun.set(0);
	}

	private void image(int number, int red) throws IOException {
		BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
		for (int p = 0; p < 16; p++) {
			image.setRGB(p % 4, p / 4, red << 16 | 7 << 8 | number);
		}
		Path file = dir.resolve("images").resolve(number % 2 == 0 ? "b" : "a").resolve(String.format("%02d.png", number));
		Files.createDirectories(file.getParent());
		ImageIO.write(image, "png", file.toFile());
	}

	@Test
	void everyImageHasItsOwnMaps() throws Exception {
		ActivationMaps maps = analysis.maps(List.of("copy", ""));
		assertEquals(List.of("copy", "sums"), maps.layers());
		assertEquals(48, maps.size(0));
		List<FloatMatrix> read = maps.reduce(FIRST_THREE, new NullProgressMonitor());
		assertEquals(10, network.imagesRun.get(), "once each, without the unreadable one");
		for (int row = 0; row < 10; row++) {
			int number = Integer.parseInt(analysis.images().get(row).file().substring(2, 4));
			assertArrayEquals(new float[] { 20 * number, 7, number }, read.get(0).row(row));
			assertEquals(16 * (21 * number + 7), read.get(1).get(row, 0));
		}
	}

	@Test
	void onlyTheImagesAskedForAreRun() throws Exception {
		ActivationMaps all = analysis.maps(List.of("copy", "sums"));
		List<FloatMatrix> whole = all.reduce(FIRST_THREE, new NullProgressMonitor());
		network.imagesRun.set(0);
		List<FloatMatrix> some = all.of(new int[] { 9, 2, 9 }).reduce(FIRST_THREE, new NullProgressMonitor());
		assertEquals(2, network.imagesRun.get());
		all.of(new int[] { 2, 9 }).reduce(FIRST_THREE, new NullProgressMonitor());
		assertEquals(2, network.imagesRun.get(), "those of a few images are kept for a while");
		for (int layer = 0; layer < 2; layer++) {
			assertArrayEquals(whole.get(layer).selectRows(new int[] { 9, 2, 9 }).toArray(), some.get(layer).toArray());
		}
		FloatMatrix one = all.of(new int[] { 4, 9, 2 }).of(new int[] { 1 }).reduce(FIRST_THREE, new NullProgressMonitor()).getFirst();
		assertArrayEquals(whole.getFirst().row(9), one.row(0));
		FloatMatrix focused = FocusView.of(analysis, new int[] { 2, 9 }).maps(List.of("copy")).reduce(FIRST_THREE, new NullProgressMonitor()).getFirst();
		assertArrayEquals(whole.getFirst().selectRows(new int[] { 2, 9 }).toArray(), focused.toArray());
		assertEquals(4, network.imagesRun.get(), "another choice of layers is run again");
		assertNotEquals(all.of(new int[] { 1 }).hash(), all.of(new int[] { 2 }).hash());
	}

	@Test
	void mapsHaveALayoutAndAPlace() throws Exception {
		ActivationMaps maps = analysis.maps(List.of("copy", "sums"));
		assertEquals(MapLayout.of(3, 4, 4), maps.layout(0));
		assertTrue(maps.layout(1).reason().startsWith("is dense"), maps.layout(1).reason());
		assertEquals(Seen.whole(4, 4), maps.of(new int[] { 3 }).seen(0));
		assertEquals("b/06.png", FocusView.of(analysis, new int[] { 7 }).images().getFirst().file());
		assertArrayEquals(Files.readAllBytes(dir.resolve("images/b/06.png")), FocusView.of(analysis, new int[] { 7 }).imageFile(0));
	}

	@Test
	void theModelIsOpenedOnceForAllCalls() throws Exception {
		assertEquals(1, network.opened.get(), "by analyze");
		ActivationMaps copy = analysis.maps(List.of("copy"));
		copy.reduce(FIRST_THREE, new NullProgressMonitor());
		int runners = network.runners.get();
		copy.reduce(FIRST_THREE, new NullProgressMonitor());
		analysis.maps(List.of("copy")).reduce(FIRST_THREE, new NullProgressMonitor());
		assertEquals(runners, network.runners.get(), "the runner is kept, too");
		analysis.maps(List.of("copy", "sums")).reduce(FIRST_THREE, new NullProgressMonitor());
		assertEquals(runners + 1, network.runners.get());
		assertEquals(2, network.opened.get());
		assertEquals(network.workersMade.get(), network.workersClosed.get(), "a kept runner does not gather workers");
	}

	@Test
	void theKeyNamesWhatIsRead() throws Exception {
		String copy = analysis.maps(List.of("copy")).hash();
		assertEquals(copy, analyses.open(analysis.file()).maps(List.of("copy")).hash());
		assertNotEquals(copy, analysis.maps(List.of("sums")).hash());
		assertNotEquals(copy, analysis.summary("copy", "peak").hash());
		assertTrue(assertThrows(InputException.class, () -> analysis.maps(List.of("nowhere"))).getMessage().contains("nowhere"));
	}

	@Test
	void whatIsGoneOrHasChangedIsNamed() throws Exception {
		image(5, 1);
		assertTrue(refused().contains("05.png: has changed since the analysis began"), refused());
		analysis = analyses.open(analysis.file()); // the open one keeps the model it has read
		Files.writeString(dir.resolve("net.fake"), "other weights");
		assertTrue(refused().contains("net.fake: has changed since"), refused());
		Files.delete(dir.resolve("net.fake"));
		assertTrue(refused().contains("net.fake: no such file"), refused());
	}

	private String refused() {
		return assertThrows(InputException.class, () -> analysis.maps(List.of("copy")).reduce(FIRST_THREE, new NullProgressMonitor())).getMessage();
	}

	@Test
	void itCanBeCancelled() throws Exception {
		NullProgressMonitor monitor = new NullProgressMonitor();
		network.beforeRun(() -> monitor.setCanceled(true));
		ActivationMaps maps = analysis.maps(List.of("copy", "sums"));
		assertThrows(OperationCanceledException.class, () -> maps.reduce(FIRST_THREE, monitor));
	}

	@Test
	void newImagesAreSummarisedAsTheOwnOnesWere() throws Exception {
		Path same = Files.copy(analysis.imagePath(4), dir.resolve("elsewhere.png"));
		Path other = dir.resolve("other.png");
		BufferedImage white = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
		white.setRGB(0, 0, 0xffffff);
		ImageIO.write(white, "png", other.toFile());
		FloatMatrix found = analysis.summariesOf(List.of(same, other), "copy", "peak", 0, network.catalogue(), new NullProgressMonitor());
		assertEquals(2, found.rows());
		assertArrayEquals(analysis.summary("copy", "peak").values().row(4), found.row(0));
		assertArrayEquals(new float[] { 255, 255, 255 }, found.row(1));
		Path broken = Files.writeString(dir.resolve("broken.png"), "no picture");
		for (Path bad : List.of(broken, dir.resolve("nowhere.png"))) {
			String message = assertThrows(InputException.class,
					() -> analysis.summariesOf(List.of(same, bad), "copy", "peak", 0, network.catalogue(), new NullProgressMonitor())).getMessage();
			assertTrue(message.contains(bad.getFileName().toString()), message);
		}
	}
}
