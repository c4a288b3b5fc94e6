package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import javax.imageio.ImageIO;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.FakeNetwork;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A closed analysis refuses to be read; whoever holds it reads on. */
class ClosingTest {
	private static final ActivationMaps.Reduction NOTHING = new ActivationMaps.Reduction() {
		@Override
		public int length(int layer) {
			return 1;
		}

		@Override
		public float[] reduce(int layer, MemorySegment values) {
			return new float[1];
		}
	};

	@TempDir
	Path dir;
	private final FakeNetwork network = new FakeNetwork();
	@AutoClose
	private Analysis analysis;

	@BeforeEach
	void analyze() throws Exception {
		Files.writeString(dir.resolve("net.fake"), "weights");
		Files.createDirectories(dir.resolve("images/a"));
		for (int i = 0; i < 2; i++) {
			ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", dir.resolve("images/a/" + i + ".png").toFile());
		}
		analysis = new Analyses(network.catalogue())
				.analyze(
						AnalysisRequest.of(dir.resolve("a.channelexplorer"), dir.resolve("net.fake"), dir.resolve("images"))
								.preprocessed(Preprocessing.Preset.RAW.value()).reading("all", TapKind.PRE).summarised(List.of("peak")).run(4, 1),
						new NullProgressMonitor());
		assertEquals(network.runners.get(), network.runnersClosed.get());
		assertEquals(network.opened.get(), network.modelsClosed.get());
	}

	private void refused(org.junit.jupiter.api.function.Executable read) {
		String message = assertThrows(IllegalStateException.class, read).getMessage();
		assertTrue(message.contains("closed"), message);
	}

	@Test
	void readingAfterwardsIsOneClearException() throws Exception {
		FloatMatrix matrix = analysis.summary("copy", "peak").values();
		ActivationMaps maps = analysis.maps(List.of("copy"));
		maps.reduce(NOTHING, new NullProgressMonitor());
		float[] before = matrix.row(0);
		analysis.close();
		analysis.close();
		refused(() -> matrix.get(0, 0));
		refused(() -> matrix.row(0));
		refused(() -> analysis.summary("sums", "peak"));
		refused(analysis::predictions);
		refused(() -> analysis.maps(List.of("copy")));
		refused(() -> maps.reduce(NOTHING, new NullProgressMonitor()));
		refused(analysis::hold);
		assertArrayEquals(before, new float[] { 0, 0, 0 }, "what was read stays");
		assertEquals(2, analysis.images().size());
		assertEquals(network.runners.get(), network.runnersClosed.get(), "the kept one, too");
		assertEquals(network.opened.get(), network.modelsClosed.get());
	}

	@Test
	void aHoldPutsItOff() throws Exception {
		FloatMatrix matrix = analysis.summary("copy", "peak").values();
		Analysis.Hold hold = analysis.hold();
		Analysis.Hold other = analysis.hold();
		analysis.close();
		hold.close();
		hold.close();
		assertEquals(0, matrix.get(1, 0));
		assertEquals(0, analysis.summary("sums", "peak").values().get(0, 0));
		refused(analysis::hold);
		other.close();
		refused(() -> matrix.get(1, 0));
	}

	@Test
	void theAnalysesItIsComparedWithAreClosedWithIt() throws Exception {
		Path copy = dir.resolve("b.channelexplorer");
		new Analyses(network.catalogue())
				.analyze(AnalysisRequest.of(copy, dir.resolve("net.fake"), dir.resolve("images")).preprocessed(Preprocessing.Preset.RAW.value())
						.reading("all", TapKind.PRE).summarised(List.of("peak")).run(4, 1), new NullProgressMonitor())
				.close();
		AnalysisData other = analysis.other(copy.toString());
		assertSame(other, analysis.other(copy.toString()), "it is opened once");
		assertEquals(analysis.imagesHash(), other.imagesHash());
		other.maps(List.of("copy")).reduce(NOTHING, new NullProgressMonitor());
		Analysis.Hold hold = analysis.hold();
		analysis.close();
		other.maps(List.of("copy")).reduce(NOTHING, new NullProgressMonitor());
		hold.close();
		refused(() -> other.maps(List.of("copy")));
		refused(() -> analysis.other(copy.toString()));
		assertEquals(network.runners.get(), network.runnersClosed.get());
		assertEquals(network.opened.get(), network.modelsClosed.get());
	}

	@Test
	void anAnalysisToCompareWithThatIsGoneIsNamed() {
		String gone = dir.resolve("gone.channelexplorer").toString();
		String message = assertThrows(InputException.class, () -> analysis.other(gone)).getMessage();
		assertTrue(message.contains(gone), message);
	}

	@Test
	void aReaderOnAnotherThreadEndsWithTheException() throws Exception {
		FloatMatrix matrix = analysis.summary("copy", "peak").values();
		CountDownLatch reading = new CountDownLatch(1);
		FutureTask<String> reader = new FutureTask<>(() -> {
			try {
				while (true) {
					matrix.row(0);
					reading.countDown();
				}
			} catch (IllegalStateException e) {
				return e.getMessage();
			}
		});
		Thread.ofPlatform().daemon().start(reader);
		reading.await();
		analysis.close();
		assertTrue(reader.get().contains("after its analysis was closed"), reader.get());
	}

	@Test
	void aRunnerAtWorkIsClosedWhenItIsDone() throws Exception {
		ActivationMaps maps = analysis.maps(List.of("copy"));
		network.beforeRun(analysis::close);
		maps.reduce(NOTHING, new NullProgressMonitor());
		assertEquals(network.runners.get(), network.runnersClosed.get());
		assertEquals(network.opened.get(), network.modelsClosed.get());
	}
}
