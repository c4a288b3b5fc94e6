package org.channelexplorer.analysis.tests.scatter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.scatter.ClassPairTrust;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.PlacedImages.Pair;
import org.channelexplorer.core.result.PlacedImages.PairTrust;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;

class ClassPairTrustTest {

	private static PairTrust trust(FloatMatrix layer, FloatMatrix plane, Labels labels) {
		return ClassPairTrust.of(layer, plane, labels, new NullProgressMonitor()).orElseThrow();
	}

	private static Pair pair(PairTrust trust, String a, String b) {
		return trust.pairs().stream().filter(p -> p.a().equals(a) && p.b().equals(b)).findFirst().orElseThrow();
	}

	@Test
	void workedByHand() {
		// on a line in the layer: a at 0, 1; b at 10, 11; c at 20, 21. In the plane a and b lie on each other.
		FloatMatrix layer = FloatMatrix.of(6, 1, new float[] { 0, 1, 10, 11, 20, 21 });
		FloatMatrix plane = FloatMatrix.of(6, 2, new float[] { 0, 0, 1, 0, 0, 0, 1, 0, 9, 9, 9, 8 });
		PairTrust trust = trust(layer, plane, new Labels(List.of("a", "b", "c"), new int[] { 0, 0, 1, 1, 2, 2 }));
		assertEquals(new Pair("a", "b", 1, 0), pair(trust, "a", "b"), "equal distances count half: as by chance");
		assertEquals(new Pair("a", "c", 1, 1), pair(trust, "a", "c"));
		assertEquals(1 - 1 / 3.0, trust.labelTrustworthiness(), 1e-12);
		assertEquals(1, trust.labelContinuity());
		assertEquals("a", trust.pairs().getFirst().a(), "the most wrong first");
		PairTrust other = trust(plane, layer, new Labels(List.of("a", "b", "c"), new int[] { 0, 0, 1, 1, 2, 2 }));
		assertEquals(1, other.labelTrustworthiness());
		assertEquals(1 - 1 / 3.0, other.labelContinuity(), 1e-12, "parted");
	}

	@Test
	void agreesWithTheDefinitionPairByPair() {
		Random random = new Random(5);
		int n = 157;
		int[] of = IntStream.range(0, n).map(i -> i % 11 == 0 ? -1 : i % 5).toArray();
		Labels labels = new Labels(List.of("c0", "c1", "c2", "c3", "c4", "without images"), of);
		FloatMatrix layer = values(random, of, 9, 0, 0.1, 2, 3, 3.1);
		FloatMatrix plane = values(random, of, 2, 0, 3, 0.1, 3.1, 9);
		PairTrust trust = trust(layer, plane, labels);
		assertEquals(10, trust.measured());
		double merged = 0;
		double parted = 0;
		for (int a = 0; a < 5; a++) {
			for (int b = a + 1; b < 5; b++) {
				double inLayer = brute(layer, of, a, b);
				double inPlane = brute(plane, of, a, b);
				Pair p = pair(trust, "c" + a, "c" + b);
				assertEquals(inLayer, p.inLayer(), 1e-12);
				assertEquals(inPlane, p.inPlane(), 1e-12);
				merged += Math.max(0, inLayer - inPlane) / 10;
				parted += Math.max(0, inPlane - inLayer) / 10;
			}
		}
		assertTrue(merged > 0.01 && parted > 0.01, merged + " " + parted);
		assertEquals(1 - merged, trust.labelTrustworthiness(), 1e-12);
		assertEquals(1 - parted, trust.labelContinuity(), 1e-12);
	}

	private static FloatMatrix values(Random random, int[] of, int columns, double... middles) {
		float[] values = new float[of.length * columns];
		for (int v = 0; v < values.length; v++) {
			values[v] = (float) (random.nextGaussian() + middles[Math.max(0, of[v / columns])]);
		}
		return FloatMatrix.of(of.length, columns, values);
	}

	// the images of two classes alone: which of the two means is nearer
	private static double brute(FloatMatrix x, int[] of, int a, int b) {
		int[] images = IntStream.range(0, of.length).filter(i -> of[i] == a || of[i] == b).toArray();
		double right = 0;
		for (int i : images) {
			double own = distance(x, i, of, of[i]);
			double other = distance(x, i, of, of[i] == a ? b : a);
			right += own < other ? 1 : own == other ? 0.5 : 0;
		}
		return 2 * right / images.length - 1;
	}

	private static double distance(FloatMatrix x, int image, int[] of, int c) {
		double sum = 0;
		for (int d = 0; d < x.columns(); d++) {
			int column = d;
			double mean = IntStream.range(0, of.length).filter(i -> of[i] == c).mapToDouble(i -> x.get(i, column)).average().orElseThrow();
			sum += Math.pow(x.get(image, d) - mean, 2);
		}
		return sum;
	}

	@Test
	void oneClassHasNoPair() {
		FloatMatrix x = FloatMatrix.of(2, 2, new float[4]);
		assertTrue(ClassPairTrust.of(x, x, new Labels(List.of("a", "b"), new int[] { 1, 1 }), new NullProgressMonitor()).isEmpty());
	}

	@Test
	void canBeCancelled() {
		FloatMatrix x = FloatMatrix.of(2, 2, new float[4]);
		NullProgressMonitor cancelled = new NullProgressMonitor();
		cancelled.setCanceled(true);
		assertThrows(OperationCanceledException.class, () -> ClassPairTrust.of(x, x, new Labels(List.of("a", "b"), new int[] { 0, 1 }), cancelled));
	}
}
