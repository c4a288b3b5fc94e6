package org.channelexplorer.analysis.tests.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.channelexplorer.analysis.internal.projection.Powers;
import org.channelexplorer.analysis.internal.projection.Trust;
import org.channelexplorer.analysis.internal.projection.UmapCurve;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Projection.Embedding;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UmapTest {
	private static final Map<String, String> SHORT = Map.of("epochs", "60");

	private static Embedding umap(FloatMatrix x, long seed) {
		return Methods.run("umap", Map.of(), x, seed);
	}

	@Test
	void classesThatPartStayApart() {
		FloatMatrix x = Data.classes(400, 64, 5, 2);
		FloatMatrix p = umap(x, 1).positions();
		assertTrue(Data.sameClassNearest(p, 5) > 0.97);
		Trust trust = Trust.of(x, p, 12, 1, new NullProgressMonitor());
		assertTrue(trust.trustworthiness() > 0.92 && trust.continuity() > 0.92, trust.toString());
	}

	@Test
	void theCurveIsThatOfTheReferenceImplementation() {
		// umap-learn's find_ab_params for spread 1
		UmapCurve curve = UmapCurve.fit(0.1);
		assertEquals(1.5769434603113077, curve.a(), 1e-4);
		assertEquals(0.8950608779109733, curve.b(), 1e-4);
		UmapCurve far = UmapCurve.fit(0.5);
		assertEquals(0.583030020479462, far.a(), 1e-4);
		assertEquals(1.3341669929263487, far.b(), 1e-4);
	}

	@Test
	void powersAreExactToFloat() {
		Random random = new Random(1);
		for (int i = 0; i < 100_000; i++) {
			float x = (float) Math.exp(random.nextGaussian() * 8);
			float y = 0.5f + random.nextFloat();
			double want = Math.pow(x, y);
			assertEquals(want, Powers.pow(x, y), 1e-6 * want * (1 + Math.abs(y * Math.log(x) / Math.log(2))), x + "^" + y);
		}
		assertEquals(1, Powers.pow(1, 0.9f));
	}

	@Test
	void aGraphInPiecesHasAllItsImagesPlaced() {
		FloatMatrix near = Data.classes(60, 8, 1, 3);
		float[] v = new float[3 * near.toArray().length];
		for (int part = 0; part < 3; part++) {
			for (int i = 0; i < 480; i++) {
				v[480 * part + i] = near.toArray()[i] + 1e4f * part;
			}
		}
		FloatMatrix p = umap(FloatMatrix.of(180, 8, v), 1).positions();
		assertEquals(180, p.rows());
		for (float f : p.toArray()) {
			assertTrue(Float.isFinite(f));
		}
		for (int i = 0; i < 180; i++) { // every part around its own middle
			double own = Math.hypot(p.get(i, 0) - mean(p, i / 60, 0), p.get(i, 1) - mean(p, i / 60, 1));
			for (int part = 0; part < 3; part++) {
				double there = Math.hypot(p.get(i, 0) - mean(p, part, 0), p.get(i, 1) - mean(p, part, 1));
				assertTrue(part == i / 60 || own < there, "image " + i + " lies with part " + part);
			}
		}
	}

	private static double mean(FloatMatrix p, int part, int axis) {
		double sum = 0;
		for (int i = 60 * part; i < 60 * part + 60; i++) {
			sum += p.get(i, axis) / 60;
		}
		return sum;
	}

	@Test
	void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() throws Exception {
		FloatMatrix x = Data.classes(500, 40, 4, 4);
		float[] first = Methods.run("umap", SHORT, x, 7).positions().toArray();
		for (int threads = 1; threads <= 3; threads++) {
			try (ForkJoinPool pool = new ForkJoinPool(threads)) {
				assertArrayEquals(first, pool.submit(() -> Methods.run("umap", SHORT, x, 7).positions().toArray()).get());
			}
		}
		assertFalse(Arrays.equals(first, Methods.run("umap", SHORT, x, 8).positions().toArray()), "the seed has no effect");
	}

	@Test
	void permutedImagesGiveThePermutedPictureToTheBit() {
		FloatMatrix x = Data.classes(300, 40, 4, 5);
		int[] order = Data.shuffled(300);
		assertArrayEquals(Methods.run("umap", SHORT, x, 1).positions().selectRows(order).toArray(),
				Methods.run("umap", SHORT, x.selectRows(order), 1).positions().toArray());
	}

	@Test
	void theUnitOfTheActivationsDoesNotMatter() {
		FloatMatrix x = Data.classes(200, 30, 3, 6);
		assertArrayEquals(Methods.run("umap", SHORT, x, 1).positions().toArray(),
				Methods.run("umap", SHORT, Data.scaled(x, 1 / 1024f), 1).positions().toArray(), 1e-3f);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 33 })
	void fewImagesHavePlaces(int n) {
		for (FloatMatrix x : new FloatMatrix[] { Data.classes(n, 5, 2, n), FloatMatrix.of(n, 5, new float[5 * n]) }) {
			FloatMatrix p = umap(x, 3).positions();
			assertEquals(n, p.rows());
			for (float v : p.toArray()) {
				assertTrue(Float.isFinite(v), "n = " + n + ": " + Arrays.toString(p.toArray()));
			}
		}
	}

	@Test
	void cancellingStopsBetweenEpochs() {
		AtomicInteger asked = new AtomicInteger();
		NullProgressMonitor monitor = new NullProgressMonitor() {
			@Override
			public boolean isCanceled() {
				return asked.incrementAndGet() > 150;
			}
		};
		FloatMatrix x = Data.classes(300, 20, 3, 1);
		assertThrows(OperationCanceledException.class, () -> Methods.run("umap", Map.of(), x, 1, monitor));
		assertTrue(asked.get() < 200, "asked " + asked + " times");
	}
}
