package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.FakeNetwork;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who works when during an extraction. */
@Timeout(60)
class ExtractionThreadsTest {
	private static final int BATCHES = 12;

	@TempDir
	Path dir;
	private final FakeNetwork network = new FakeNetwork();
	private final Set<Thread> workers = ConcurrentHashMap.newKeySet();

	@BeforeEach
	void images() throws Exception {
		Files.writeString(dir.resolve("net.fake"), "weights");
		Files.createDirectories(dir.resolve("images/a"));
		for (int i = 0; i < BATCHES; i++) {
			ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", dir.resolve("images/a/" + i + ".png").toFile());
		}
	}

	private void analyze(int threads) throws InputException {
		new Analyses(network.catalogue()).analyze(
				AnalysisRequest.of(dir.resolve("a.channelexplorer"), dir.resolve("net.fake"), dir.resolve("images"))
						.preprocessed(Preprocessing.Preset.RAW.value()).reading("all", TapKind.PRE).summarised(List.of("peak")).run(1, threads),
				new NullProgressMonitor()).close();
	}

	@Test
	void imagesAreDecodedWhileAnotherIsInTheNetwork() throws Exception {
		CountDownLatch three = new CountDownLatch(3);
		network.beforeRun(() -> {
			workers.add(Thread.currentThread());
			three.countDown();
			if (three.getCount() == 2) { // the first stays in the network until two more images were decoded and arrive there
				await(three);
			}
		});
		analyze(2);
		assertEquals(BATCHES, network.imagesRun.get());
		assertEquals(2, workers.size());
	}

	@Test
	void noMoreThreadsThanAskedFor() throws Exception {
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		network.beforeRun(() -> {
			workers.add(Thread.currentThread());
			most.accumulateAndGet(inside.incrementAndGet(), Math::max);
			Thread.yield();
			inside.decrementAndGet();
		});
		analyze(1);
		assertEquals(1, workers.size());
		assertEquals(1, most.get());
		assertTrue(workers.stream().noneMatch(Thread.currentThread()::equals), "the caller only appends");
	}

	@Test
	void asManyThreadsAsAskedForWorkAtOnce() throws Exception {
		CountDownLatch all = new CountDownLatch(5);
		network.beforeRun(() -> {
			workers.add(Thread.currentThread());
			all.countDown();
			await(all); // passes only when five images are in the network at once
		});
		analyze(5);
		assertEquals(5, workers.size());
	}

	private static void await(CountDownLatch latch) {
		try {
			assertTrue(latch.await(30, TimeUnit.SECONDS), "nobody else came");
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
