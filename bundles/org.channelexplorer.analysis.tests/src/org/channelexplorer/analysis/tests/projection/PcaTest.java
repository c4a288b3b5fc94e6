package org.channelexplorer.analysis.tests.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.channelexplorer.analysis.tests.summary.Golden;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Projection.Embedding;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcaTest {

	private static Embedding pca(FloatMatrix x) {
		return Methods.run("pca", Map.of(), x, 1);
	}

	@Test
	void agreesWithTheReference() {
		FloatMatrix x = Golden.matrix(Golden.file("projection.json").getAsJsonObject("inputs").get("vectors"));
		double[][] expected = Golden.doubles(Golden.file("projection.json").getAsJsonObject("expected").get("pca"));
		assertSameUpToSigns(expected, pca(x).positions());
	}

	static void assertSameUpToSigns(double[][] expected, FloatMatrix actual) {
		for (int axis = 0; axis < 2; axis++) {
			double product = 0;
			double largest = 0;
			for (int i = 0; i < expected.length; i++) {
				product += expected[i][axis] * actual.get(i, axis);
				largest = Math.max(largest, Math.abs(expected[i][axis]));
			}
			for (int i = 0; i < expected.length; i++) {
				assertEquals(Math.signum(product) * expected[i][axis], actual.get(i, axis), 1e-5 * Math.abs(expected[i][axis]) + 1e-6 * largest,
						"row " + i + ", axis " + axis);
			}
		}
	}

	@Test
	void aLineStaysALine() {
		// mean (1, 2); direction (3, -4) / 5: the larger loading is made positive
		Embedding e = pca(FloatMatrix.of(3, 2, new float[] { 4, -2, 1, 2, -2, 6 }));
		assertArrayEquals(new float[] { 5, 0, 0, 0, -5, 0 }, negated(e.positions()), 1e-6f);
		assertEquals(1, e.diagnostics().get("explainedVariance1"), 1e-12);
		assertEquals(0, e.diagnostics().get("explainedVariance2"));
	}

	private static float[] negated(FloatMatrix positions) {
		float[] values = positions.toArray();
		for (int i = 0; i < values.length; i++) {
			values[i] = 0 - values[i];
		}
		return values;
	}

	// few columns, few rows, many of both: three ways to the same axes
	@ParameterizedTest
	@CsvSource({ "40, 300", "500, 40", "400, 700", "700, 400" })
	void everyWayGivesTheEigenvectorsOfTheCovariance(int n, int d) {
		FloatMatrix x = Data.classes(n, d, 5, 17);
		DMatrixRMaj centred = new DMatrixRMaj(n, d);
		for (int c = 0; c < d; c++) {
			double mean = 0;
			for (int i = 0; i < n; i++) {
				mean += x.get(i, c);
			}
			for (int i = 0; i < n; i++) {
				centred.set(i, c, x.get(i, c) - mean / n);
			}
		}
		var svd = DecompositionFactory_DDRM.svd(n, d, true, false, true);
		svd.decompose(centred.copy());
		double[] singular = svd.getSingularValues();
		double[][] expected = new double[n][2];
		double total = 0;
		for (double s : singular) {
			total += s * s;
		}
		boolean[] used = new boolean[singular.length];
		double first = 0;
		for (int axis = 0; axis < 2; axis++) {
			int k = -1;
			for (int s = 0; s < singular.length; s++) {
				k = !used[s] && (k < 0 || singular[s] > singular[k]) ? s : k;
			}
			used[k] = true;
			first = axis == 0 ? singular[k] : first;
			for (int i = 0; i < n; i++) {
				expected[i][axis] = svd.getU(null, false).get(i, k) * singular[k];
			}
		}
		Embedding e = pca(x);
		assertSameUpToSigns(expected, e.positions());
		assertEquals(first * first / total, e.diagnostics().get("explainedVariance1"), 1e-9);
	}

	@Test
	void equalEigenvaluesGiveAPlaneAllTheSame() {
		int n = 400;
		float[] v = new float[n * 200];
		for (int i = 0; i < n; i++) { // a circle: both axes have the same variance; 200 columns: the iterative way
			v[i * 200 + 7] = (float) Math.cos(2 * Math.PI * i / n);
			v[i * 200 + 90] = (float) Math.sin(2 * Math.PI * i / n);
		}
		FloatMatrix p = pca(FloatMatrix.of(n, 200, v)).positions();
		for (int i = 0; i < n; i++) {
			assertEquals(1, Math.hypot(p.get(i, 0), p.get(i, 1)), 1e-5);
		}
	}

	@Test
	void degenerateDataHavePlacesToo() {
		for (int n = 1; n < 5; n++) {
			FloatMatrix same = pca(FloatMatrix.of(n, 3, new float[3 * n])).positions();
			assertArrayEquals(new float[2 * n], same.toArray());
		}
		assertArrayEquals(new float[] { -1, 0, 1, 0 }, pca(FloatMatrix.of(2, 1, new float[] { 3, 5 })).positions().toArray(), 1e-6f);
	}

	@Test
	void aLargeOffsetDoesNotCostDigits() {
		FloatMatrix x = Data.classes(300, 200, 3, 5);
		float[] shifted = x.toArray();
		for (int i = 0; i < shifted.length; i++) {
			shifted[i] = Math.round(shifted[i] * 64) / 64f; // multiples of 1/64 survive the addition of 2^14 exactly
		}
		FloatMatrix rounded = FloatMatrix.of(300, 200, shifted.clone());
		for (int i = 0; i < shifted.length; i++) {
			shifted[i] += 16384;
		}
		float[] a = pca(rounded).positions().toArray();
		float[] b = pca(FloatMatrix.of(300, 200, shifted)).positions().toArray();
		assertArrayEquals(a, b, 1e-4f);
	}

	@Test
	void permutedImagesGiveThePermutedPicture() {
		FloatMatrix x = Data.classes(300, 250, 4, 8);
		int[] order = Data.shuffled(300);
		assertArrayEquals(pca(x).positions().selectRows(order).toArray(), pca(x.selectRows(order)).positions().toArray());
		assertTrue(Data.sameClassNearest(pca(x).positions(), 4) > 0.5);
	}
}
