package org.channelexplorer.plot.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.channelexplorer.plot.internal.scatter.Hull;
import org.junit.jupiter.api.Test;

class HullTest {

	private static int[] all(double[] x) {
		return IntStream.range(0, x.length).toArray();
	}

	@Test
	void cornersOfTheConvexHull() {
		double[] x = { 2, 0, 1, 2, 0, 1, 1, Double.NaN };
		double[] y = { 2, 0, 1, 0, 2, 0, 2, 9 };
		assertArrayEquals(new int[] { 1, 3, 0, 4 }, Hull.convex(x, y, all(x)), "without the middle, the middles of the sides and the place that is none");
		assertArrayEquals(new int[] { 5, 3, 0 }, Hull.convex(x, y, new int[] { 0, 3, 5 }), "only the points that are asked for");
	}

	@Test
	void pointsThatSpanNoArea() {
		double[] x = { 0, 1, 2, 3 };
		assertArrayEquals(new int[] { 0, 3 }, Hull.convex(x, x, all(x)));
		double[] same = { 5, 5, 5 };
		assertEquals(1, Hull.of(same, same, all(same)).size());
		assertEquals(0, Hull.of(same, same, new int[0]).size());
		assertEquals(0, Hull.of(x, x, all(x)).area());
	}

	@Test
	void curveWorkedByHand() {
		// a square: all knots are equally far apart, so that the middle of a side is (-a + 9 b + 9 c - d) / 16
		double[] x = { 0, 2, 2, 0 };
		double[] y = { 0, 0, 2, 2 };
		Hull curve = Hull.of(x, y, all(x));
		assertEquals(4 * 8, curve.size());
		for (int corner = 0; corner < 4; corner++) {
			assertEquals(x[corner], curve.x()[corner * 8], 1e-12);
			assertEquals(y[corner], curve.y()[corner * 8], 1e-12);
		}
		assertEquals(1, curve.x()[4], 1e-12);
		assertEquals(-0.25, curve.y()[4], 1e-12);
		assertEquals(2.25, curve.x()[12], 1e-12);
		assertEquals(1, curve.y()[12], 1e-12);
	}

	@Test
	void curveAroundUnequalSidesIsCentripetal() {
		// sides of 4 and 1: knots 2, 1, 2, 1 apart; the middle of the side from (0, 0) to (4, 0) by Barry and Goldman's pyramid:
		// knots 0 1 3 4, t = 2: a1 = 2 p1 - p0 = ... each worked out below
		double[] x = { 0, 4, 4, 0 };
		double[] y = { 0, 0, 1, 1 };
		Hull curve = Hull.of(x, y, all(x));
		// before (0, 1), from (0, 0), to (4, 0), after (4, 1)
		// a1 = -1 (0, 1) + 2 (0, 0) = (0, -1); a2 = (2, 0); a3 = 2 (4, 0) - 1 (4, 1) = (4, -1)
		// b1 = (3 - 2) / 3 a1 + (2 - 0) / 3 a2 = (4/3, -1/3); b2 = (4 - 2) / 3 a2 + (2 - 1) / 3 a3 = (8/3, -1/3)
		// c = (b1 + b2) / 2 = (2, -1/3)
		assertEquals(2, curve.x()[4], 1e-12);
		assertEquals(-1 / 3.0, curve.y()[4], 1e-12);
	}

	@Test
	void holdsEveryPoint() {
		Random random = new Random(1);
		double[] x = random.doubles(60).toArray();
		double[] y = random.doubles(60).toArray();
		Hull curve = Hull.of(x, y, all(x));
		int[] corners = Hull.convex(x, y, all(x));
		for (int i = 0; i < 60; i++) {
			int point = i;
			assertTrue(IntStream.of(corners).anyMatch(c -> c == point) || Hull.inside(curve.x(), curve.y(), x[i], y[i]), "point " + i);
		}
		double[] cx = IntStream.of(corners).mapToDouble(c -> x[c]).toArray();
		double[] cy = IntStream.of(corners).mapToDouble(c -> y[c]).toArray();
		assertTrue(curve.area() > new Hull(cx, cy).area());
		assertEquals(0.5, new Hull(new double[] { 0, 1, 0 }, new double[] { 0, 0, 1 }).area(), 1e-12);
	}
}
