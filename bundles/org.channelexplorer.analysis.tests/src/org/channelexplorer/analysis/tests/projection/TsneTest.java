package org.channelexplorer.analysis.tests.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.channelexplorer.analysis.internal.projection.Trust;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Projection.Embedding;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TsneTest {
	private static final Map<String, String> SHORT = Map.of("iterations", "300");

	private static Embedding tsne(FloatMatrix x, long seed) {
		return Methods.run("tsne", Map.of(), x, seed);
	}

	@Test
	void classesThatPartStayApart() {
		FloatMatrix x = Data.classes(400, 64, 5, 2);
		Embedding e = tsne(x, 1);
		assertTrue(Data.sameClassNearest(e.positions(), 5) > 0.97);
		Trust trust = Trust.of(x, e.positions(), 12, 1, new NullProgressMonitor());
		Trust flat = Trust.of(x, Methods.run("pca", Map.of(), x, 1).positions(), 12, 1, new NullProgressMonitor());
		assertTrue(trust.trustworthiness() > 0.93, trust.toString());
		assertTrue(trust.trustworthiness() > flat.trustworthiness(), trust + " " + flat);
		assertEquals(30, e.diagnostics().get("perplexity"));
	}

	@Test
	void fewImagesWithOutliersConverge() {
		FloatMatrix x = Data.outliers(120, 6);
		for (long seed = 1; seed <= 3; seed++) {
			Embedding e = tsne(x, seed);
			// kl_divergence_ of scikit-learn 1.2.1 (init='pca', learning_rate='auto'): 0.258 to 0.351 over five seeds, mean 0.300
			assertTrue(e.diagnostics().get("klDivergence") < 0.27, e.diagnostics().toString());
			assertEquals(1, e.diagnostics().get("converged"));
			assertTrue(e.notes().isEmpty());
		}
	}

	@Test
	void aPictureThatWasStillChangingSaysSo() {
		for (String iterations : List.of("250", "300")) {
			Embedding e = Methods.run("tsne", Map.of("iterations", iterations), Data.classes(400, 64, 5, 2), 1);
			assertEquals(0, e.diagnostics().get("converged"), iterations);
			assertTrue(e.notes().getFirst().contains("has not converged"), e.notes().toString());
		}
	}

	@Test
	void theTreeApproximatesTheExactGradient() {
		FloatMatrix x = Data.classes(300, 32, 4, 3);
		double exact = Methods.run("tsne", Map.of("theta", "0"), x, 1).diagnostics().get("klDivergence");
		double tree = tsne(x, 1).diagnostics().get("klDivergence");
		assertEquals(exact, tree, 0.03 * exact);
	}

	@Test
	void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() throws Exception {
		FloatMatrix x = Data.classes(600, 40, 4, 4);
		float[] first = Methods.run("tsne", SHORT, x, 7).positions().toArray();
		for (int threads = 1; threads <= 3; threads++) {
			try (ForkJoinPool pool = new ForkJoinPool(threads)) {
				float[] again = pool.submit(() -> Methods.run("tsne", SHORT, x, 7).positions().toArray()).get();
				assertArrayEquals(first, again, threads + " threads");
			}
		}
		assertFalse(Arrays.equals(first, Methods.run("tsne", SHORT, x, 8).positions().toArray()), "the seed has no effect");
	}

	@ParameterizedTest
	@ValueSource(strings = { "pca", "random" })
	void permutedImagesGiveThePermutedPictureToTheBit(String start) {
		FloatMatrix x = Data.classes(500, 40, 4, 5);
		int[] order = Data.shuffled(500);
		Map<String, String> parameters = Map.of("iterations", "300", "start", start);
		assertArrayEquals(Methods.run("tsne", parameters, x, 1).positions().selectRows(order).toArray(),
				Methods.run("tsne", parameters, x.selectRows(order), 1).positions().toArray());
	}

	@Test
	void placesThatAreDrawnShowWhatAnotherSeedKeeps() {
		FloatMatrix x = Data.classes(400, 64, 5, 2);
		for (boolean drawn : new boolean[] { false, true }) {
			Map<String, String> parameters = Map.of("start", drawn ? "random" : "pca");
			FloatMatrix one = Methods.run("tsne", parameters, x, 1).positions();
			FloatMatrix other = Methods.run("tsne", parameters, x, 2).positions();
			assertTrue(Data.sameClassNearest(one, 5) > 0.97);
			assertTrue(Data.sameClassNearest(other, 5) > 0.97);
			double alike = cosine(one.toArray(), other.toArray());
			assertTrue(drawn ? alike < 0.8 : alike > 0.95, drawn + ": " + alike);
		}
	}

	// both pictures are centred
	private static double cosine(float[] a, float[] b) {
		double ab = 0;
		double aa = 0;
		double bb = 0;
		for (int i = 0; i < a.length; i++) {
			ab += (double) a[i] * b[i];
			aa += (double) a[i] * a[i];
			bb += (double) b[i] * b[i];
		}
		return ab / Math.sqrt(aa * bb);
	}

	@Test
	void theUnitOfTheActivationsDoesNotMatter() {
		FloatMatrix x = Data.classes(200, 30, 3, 6);
		assertArrayEquals(Methods.run("tsne", SHORT, x, 1).positions().toArray(),
				Methods.run("tsne", SHORT, Data.scaled(x, 1 / 1024f), 1).positions().toArray(), 1e-5f);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 33 })
	void fewImagesHavePlaces(int n) {
		for (FloatMatrix x : new FloatMatrix[] { Data.classes(n, 5, 2, n), FloatMatrix.of(n, 5, new float[5 * n]), line(n) }) {
			FloatMatrix p = tsne(x, 3).positions();
			assertEquals(n, p.rows());
			for (float v : p.toArray()) {
				assertTrue(Float.isFinite(v), "n = " + n + ": " + Arrays.toString(p.toArray()));
			}
		}
	}

	private static FloatMatrix line(int n) {
		float[] v = new float[n];
		for (int i = 0; i < n; i++) {
			v[i] = i;
		}
		return FloatMatrix.of(n, 1, v);
	}

	@Test
	void manyEqualImagesAmongOthers() {
		FloatMatrix x = Data.classes(150, 10, 3, 7);
		int[] rows = new int[400];
		for (int i = 0; i < 150; i++) {
			rows[i] = i; // and 250 copies of image 0
		}
		for (float v : tsne(x.selectRows(rows), 1).positions().toArray()) {
			assertTrue(Float.isFinite(v));
		}
	}

	@Test
	void extremeUnits() {
		FloatMatrix x = Data.classes(50, 10, 3, 7);
		for (float factor : new float[] { 1e-18f, 1e17f }) {
			FloatMatrix p = tsne(Data.scaled(x, factor), 1).positions();
			assertTrue(Data.sameClassNearest(p, 3) > 0.8, "scaled by " + factor);
		}
	}

	@Test
	void cancellingStopsBetweenIterations() {
		AtomicInteger asked = new AtomicInteger();
		NullProgressMonitor monitor = new NullProgressMonitor() {
			@Override
			public boolean isCanceled() {
				return asked.incrementAndGet() > 100;
			}
		};
		FloatMatrix x = Data.classes(300, 20, 3, 1);
		assertThrows(OperationCanceledException.class, () -> Methods.run("tsne", Map.of(), x, 1, monitor));
		assertTrue(asked.get() < 130, "asked " + asked + " times");
	}

	@Test
	void progressReachesItsEnd() throws InputException {
		double[] worked = new double[2];
		NullProgressMonitor monitor = new NullProgressMonitor() {
			@Override
			public void beginTask(String name, int totalWork) {
				worked[1] = totalWork;
			}

			@Override
			public void internalWorked(double work) {
				worked[0] += work;
			}

			@Override
			public void worked(int work) {
				worked[0] += work;
			}
		};
		Methods.run("tsne", SHORT, Data.classes(100, 20, 3, 1), 1, monitor);
		assertEquals(worked[1], worked[0], 0.1 * worked[1]);
	}

	@Test
	void anImpossiblePerplexityIsRefusedByName() {
		InputException e = assertThrows(InputException.class,
				() -> Methods.run("tsne", Map.of("perplexity", "50"), Data.classes(20, 5, 2, 1), 1, new NullProgressMonitor()));
		assertTrue(e.getMessage().contains("perplexity 50") && e.getMessage().contains("20"), e.getMessage());
	}
}
