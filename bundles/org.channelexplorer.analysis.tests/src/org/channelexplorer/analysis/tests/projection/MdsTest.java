package org.channelexplorer.analysis.tests.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.channelexplorer.analysis.internal.projection.Procrustes;
import org.channelexplorer.analysis.tests.summary.Golden;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Projection.Embedding;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MdsTest {

	private static Embedding mds(FloatMatrix x) {
		return Methods.run("mds", Map.of(), x, 1);
	}

	@Test
	void classicalScalingAgreesWithTheReference() {
		FloatMatrix x = Golden.matrix(Golden.file("projection.json").getAsJsonObject("inputs").get("vectors"));
		double[][] expected = Golden.doubles(Golden.file("projection.json").getAsJsonObject("expected").get("classicalMds"));
		PcaTest.assertSameUpToSigns(expected, Methods.run("classicalMds", Map.of(), x, 1).positions());
	}

	@Test
	void aPlaneComesBackAsItIs() {
		FloatMatrix plane = Data.classes(200, 2, 4, 3);
		Embedding e = mds(plane);
		assertEquals(0, e.diagnostics().get("stress"), 1e-5);
		assertEquals(0, Procrustes.distance(plane, e.positions()), 1e-9);
		for (int i = 0; i < 199; i++) { // not only the shape: the unit too
			assertEquals(distance(plane, i, i + 1), distance(e.positions(), i, i + 1), 1e-3 * (1 + distance(plane, i, i + 1)));
		}
	}

	private static double distance(FloatMatrix x, int i, int j) {
		double s = 0;
		for (int c = 0; c < x.columns(); c++) {
			s += Math.pow((double) x.get(i, c) - x.get(j, c), 2);
		}
		return Math.sqrt(s);
	}

	private static double stress(FloatMatrix x, FloatMatrix y) {
		double off = 0;
		double all = 0;
		for (int i = 0; i < x.rows(); i++) {
			for (int j = 0; j < i; j++) {
				off += Math.pow(distance(x, i, j) - distance(y, i, j), 2);
				all += Math.pow(distance(x, i, j), 2);
			}
		}
		return Math.sqrt(off / all);
	}

	@Test
	void majorisationLowersTheStressAndReportsIt() {
		FloatMatrix x = Data.classes(150, 30, 4, 3);
		Embedding e = mds(x);
		assertEquals(stress(x, e.positions()), e.diagnostics().get("stress"), 1e-5);
		double start = stress(x, Methods.run("classicalMds", Map.of(), x, 1).positions());
		assertTrue(e.diagnostics().get("stress") < 0.9 * start, e.diagnostics() + " after " + start);
		double before = start;
		for (int steps : new int[] { 1, 2, 5, 20 }) {
			Embedding some = Methods.run("mds", Map.of("iterations", Integer.toString(steps)), x, 1);
			assertEquals(stress(x, some.positions()), some.diagnostics().get("stress"), 1e-5, steps + " steps");
			assertTrue(some.diagnostics().get("stress") <= before, steps + " steps");
			before = some.diagnostics().get("stress");
		}
	}

	@Test
	void permutedImagesGiveThePermutedPictureToTheBit() {
		FloatMatrix x = Data.classes(250, 20, 4, 8);
		int[] order = Data.shuffled(250);
		assertArrayEquals(mds(x).positions().selectRows(order).toArray(), mds(x.selectRows(order)).positions().toArray());
	}

	@ParameterizedTest
	@ValueSource(strings = { "mds", "classicalMds" })
	void fewAndEqualImagesHavePlaces(String id) {
		for (int n = 1; n < 6; n++) {
			for (FloatMatrix x : new FloatMatrix[] { FloatMatrix.of(n, 3, new float[3 * n]), Data.classes(n, 3, 2, n) }) {
				FloatMatrix p = Methods.run(id, Map.of(), x, 1).positions();
				assertEquals(n, p.rows());
				for (float v : p.toArray()) {
					assertTrue(Float.isFinite(v));
				}
			}
		}
	}

	@Test
	void tooManyImagesAreRefused() {
		FloatMatrix x = FloatMatrix.of(8193, 1, new float[8193]);
		InputException e = assertThrows(InputException.class, () -> Methods.run("mds", Map.of(), x, 1, new NullProgressMonitor()));
		assertTrue(e.getMessage().contains("8193"), e.getMessage());
	}

	@Test
	void canBeCancelled() {
		NullProgressMonitor cancelled = new NullProgressMonitor();
		cancelled.setCanceled(true);
		assertThrows(OperationCanceledException.class, () -> Methods.run("mds", Map.of(), Data.classes(20, 4, 2, 1), 1, cancelled));
	}

	@Test
	void procrustesByHand() {
		FloatMatrix square = FloatMatrix.of(4, 2, new float[] { 0, 0, 1, 0, 1, 1, 0, 1 });
		// turned, mirrored, three times as large and elsewhere
		FloatMatrix other = FloatMatrix.of(4, 2, new float[] { 5, 5, 5, 8, 8, 8, 8, 5 });
		assertEquals(0, Procrustes.distance(square, other), 1e-9);
		// a line against a square: singular values of the product are 1/sqrt(2) and 0
		FloatMatrix line = FloatMatrix.of(4, 2, new float[] { 0, 0, 1, 0, 1, 0, 0, 0 });
		assertEquals(0.5, Procrustes.distance(square, line), 1e-9);
		assertTrue(Double.isNaN(Procrustes.distance(square, FloatMatrix.of(4, 2, new float[8]))));
	}
}
