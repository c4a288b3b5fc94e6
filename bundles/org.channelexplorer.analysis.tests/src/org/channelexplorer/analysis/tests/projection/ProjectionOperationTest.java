package org.channelexplorer.analysis.tests.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Classes;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;

class ProjectionOperationTest {
	private final Catalogue catalogue = Run.CATALOGUE;
	private final Operations operations = new Operations(catalogue);

	private Result run(Map<String, String> parameters, FloatMatrix x, long seed) throws InputException {
		return operations.prepare("projection", parameters, seed, Data.analysis(3, x)).compute().run(new NullProgressMonitor());
	}

	@Test
	void aResultHasPlacesClassesAndTrust() throws InputException {
		FloatMatrix x = Data.classes(40, 10, 3, 1);
		Result r = run(Map.of(), x, 1);
		assertEquals("projection", r.type());
		assertEquals(List.of("image", "x", "y", "trustworthiness", "continuity"), r.table().columns().stream().map(c -> c.name()).toList());
		assertEquals("image5.png", r.table().strings("image")[5]);
		Table joined = Classes.join(r, Data.analysis(3, x)).table();
		assertEquals(List.of("image", "class", "x", "y", "trustworthiness", "continuity"), joined.columns().stream().map(c -> c.name()).toList());
		assertEquals("class 2", joined.strings("class")[5]);
		assertArrayEquals(new int[] { 40, 2 }, r.array(Result.MAIN).shape());
		for (int i = 0; i < 40; i++) {
			assertEquals(r.array(Result.MAIN).values()[2 * i + 1], r.table().doubles("y")[i]);
		}
		assertEquals("tsne", r.scalars().get("method"));
		assertEquals(12, r.number("k"));
		assertTrue(r.number("trustworthiness") > 0.8 && r.number("continuity") > 0.8);
		assertTrue(r.number("klDivergence") > 0);
		assertEquals(13, r.number("perplexity"));
	}

	@Test
	void parametersReachTheMethod() throws InputException {
		FloatMatrix x = Data.classes(40, 10, 3, 1);
		Result pca = run(Map.of("method", "pca", "k", "5"), x, 1);
		assertEquals(5, pca.number("k"));
		assertArrayEquals(Methods.run("pca", Map.of(), x, 1).positions().toArray(), pca.array(Result.MAIN).values());
		Result tsne = run(Map.of("perplexity", "7", "iterations", "250"), x, 1);
		assertEquals(7, tsne.number("perplexity"));
		assertTrue(tsne.scalars().get("note").toString().contains("has not converged"), "250 iterations only exaggerate");
		assertFalse(pca.scalars().containsKey("note"));
		assertThrows(InputException.class, () -> run(Map.of("method", "pca", "perplexity", "7"), x, 1));
	}

	@Test
	void theKeyHasMatrixSeedAndMethodAndNoLabels() throws InputException {
		MemoryAnalysis data = Data.analysis(2, Data.classes(10, 4, 2, 1));
		var key = operations.prepare("projection", Map.of(), 1, data).key();
		assertEquals(List.of("summary conv1 l2 hash-of-conv1"), key.inputs().subList(1, key.inputs().size()), "without labels");
		assertNotEquals(key, operations.prepare("projection", Map.of("method", "pca"), 1, data).key());
		assertNotEquals(key, operations.prepare("projection", Map.of(), 2, data).key());
	}

	@Test
	void allLayersTogetherAreStandardisedAndWeighTheSame() throws InputException {
		FloatMatrix a = Data.classes(50, 6, 3, 1);
		FloatMatrix b = Data.scaled(Data.classes(50, 24, 3, 2), 1000);
		MemoryAnalysis data = Data.analysis(3, a, b);
		var prepared = operations.prepare("projection", Map.of("layer", "*", "method", "pca"), 1, data);
		assertEquals(List.of("summary conv1 l2 hash-of-conv1", "summary conv2 l2 hash-of-conv2"), prepared.key().inputs().subList(1, 3));
		assertEquals(0, prepared.key().seed(), "PCA draws nothing");
		Result r = prepared.compute().run(new NullProgressMonitor());
		assertEquals("*", r.scalars().get("layer"));
		float[] both = new float[50 * 30];
		for (int c = 0; c < 30; c++) {
			FloatMatrix x = c < 6 ? a : b;
			float[] column = x.column(c < 6 ? c : c - 6);
			double mean = 0;
			double square = 0;
			for (float v : column) {
				mean += v / 50.0;
				square += (double) v * v / 50;
			}
			for (int i = 0; i < 50; i++) {
				double deviation = Math.sqrt(square - mean * mean);
				both[30 * i + c] = deviation == 0 ? 0 : (float) ((column[i] - mean) / deviation / Math.sqrt(x.columns()));
			}
		}
		FloatMatrix expected = Methods.run("pca", Map.of(), FloatMatrix.of(50, 30, both), 1).positions();
		assertArrayEquals(expected.toArray(), r.array(Result.MAIN).values(), 1e-4f);
	}

	@Test
	void jaccardDistancesAreThoseOfTheSets() throws InputException {
		FloatMatrix x = Data.classes(30, 40, 3, 4);
		Result r = run(Map.of("method", "classicalMds", "distance", "jaccard", "eta", "0.2"), x, 1);
		assertEquals("jaccard", r.scalars().get("distance"));
		// B = -1/2 J D^2 J of 1 - |A n B| / |A u B|; the first axis is its leading eigenvector times sqrt(lambda)
		double[][] b = new double[30][30];
		for (int i = 0; i < 30; i++) {
			for (int j = 0; j < 30; j++) {
				var shared = top(x, i, 8);
				shared.retainAll(top(x, j, 8));
				double d = 1 - shared.size() / (16.0 - shared.size());
				b[i][j] = -0.5 * d * d;
			}
		}
		double[] mean = java.util.Arrays.stream(b).mapToDouble(row -> java.util.Arrays.stream(row).average().orElseThrow()).toArray();
		double overall = java.util.Arrays.stream(mean).average().orElseThrow();
		double[] v = new double[30];
		for (int i = 0; i < 30; i++) {
			v[i] = r.array(Result.MAIN).values()[2 * i];
		}
		double lambda = java.util.Arrays.stream(v).map(a -> a * a).sum();
		assertTrue(lambda > 0.1);
		for (int i = 0; i < 30; i++) {
			double product = 0;
			for (int j = 0; j < 30; j++) {
				product += (b[i][j] - mean[i] - mean[j] + overall) * v[j];
			}
			assertEquals(lambda * v[i], product, 1e-5);
		}
	}

	private static java.util.Set<Integer> top(FloatMatrix x, int row, int size) {
		return new java.util.HashSet<>(java.util.stream.IntStream.range(0, x.columns()).boxed()
				.sorted((a, b) -> x.get(row, a) == x.get(row, b) ? a - b : Float.compare(x.get(row, b), x.get(row, a))).limit(size).toList());
	}

	@Test
	void everyMethodTakesJaccardAndAllLayers() throws InputException {
		MemoryAnalysis data = Data.analysis(3, Data.classes(45, 12, 3, 1), Data.classes(45, 20, 3, 1));
		for (var c : catalogue.contributions(ExtensionPoint.PROJECTIONS)) {
			for (String distance : List.of("euclidean", "jaccard")) {
				Result r = operations.prepare("projection", Map.of("method", c.id(), "layer", "*", "distance", distance), 1, data).compute()
						.run(new NullProgressMonitor());
				assertTrue(r.number("trustworthiness") > 0.7, c.id() + " " + distance + ": " + r.scalars());
			}
		}
	}

	@Test
	void stabilityComparesFiveSeeds() throws InputException {
		FloatMatrix x = Data.classes(60, 10, 3, 1);
		assertTrue(!run(Map.of(), x, 1).scalars().containsKey("stability"));
		assertEquals(0, run(Map.of("method", "pca", "stability", "true"), x, 1).number("stability"), 1e-9);
		double tsne = run(Map.of("stability", "true", "iterations", "300"), x, 1).number("stability");
		assertTrue(tsne > 1e-6 && tsne < 1, "stability " + tsne);
		float[] noise = new float[60 * 10];
		java.util.Random random = new java.util.Random(1);
		for (int i = 0; i < noise.length; i++) {
			noise[i] = (float) random.nextGaussian();
		}
		double less = run(Map.of("stability", "true", "iterations", "300"), FloatMatrix.of(60, 10, noise), 1).number("stability");
		assertTrue(less > tsne, "noise " + less + ", classes " + tsne);
	}

	@Test
	void whatIsNotFiniteIsRefusedByName() {
		float[] v = Data.classes(10, 4, 2, 1).toArray();
		v[4 * 6 + 3] = Float.NaN;
		InputException e = assertThrows(InputException.class, () -> run(Map.of(), FloatMatrix.of(10, 4, v), 1));
		assertTrue(e.getMessage().contains("image6.png") && e.getMessage().contains("channel 3"), e.getMessage());
		assertThrows(InputException.class, () -> run(Map.of(), FloatMatrix.of(0, 4, new float[0]), 1));
	}

	@Test
	void whatDoesNotFitIntoMemoryIsRefusedBeforehand() {
		FloatMatrix huge = new FloatMatrix() {
			@Override
			public int rows() {
				return 100_000;
			}

			@Override
			public int columns() {
				return 50_000_000;
			}

			@Override
			public float get(int row, int column) {
				return 0;
			}

			@Override
			public void copyRow(int row, float[] target, int offset) {
				throw new AssertionError("nothing needs to be read to see that");
			}
		};
		InputException e = assertThrows(InputException.class, () -> run(Map.of("method", "pca"), huge, 1));
		assertTrue(e.getMessage().contains("100000 images") && e.getMessage().contains("memory"), e.getMessage());
	}

	@Test
	void everyMethodSaysWhenNotToTrustIt() {
		for (var c : catalogue.contributions(ExtensionPoint.PROJECTIONS)) {
			assertTrue(!c.documentation().caution().isEmpty() && !c.documentation().source().isEmpty() && !c.documentation().formula().isEmpty(), c.id());
		}
		var d = catalogue.find(Operation.POINT, "projection").orElseThrow().documentation();
		assertTrue(!d.caution().isEmpty() && !d.source().isEmpty() && !d.formula().isEmpty());
	}
}
