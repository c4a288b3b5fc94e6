package org.channelexplorer.analysis.tests.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.channelexplorer.analysis.internal.projection.CurveOrder;
import org.junit.jupiter.api.Test;

class CurveOrderTest {

	@Test
	void theCurveStepsFromCellToNeighbouringCell() {
		int side = 32;
		float[] x = new float[side * side];
		float[] y = new float[side * side];
		for (int i = 0; i < x.length; i++) {
			x[i] = i % side;
			y[i] = i / side;
		}
		CurveOrder order = new CurveOrder(x.length);
		order.sort(x, y);
		boolean[] seen = new boolean[x.length];
		for (int p = 0; p < x.length; p++) {
			int here = order.point(p);
			assertTrue(!seen[here]);
			seen[here] = true;
			if (p > 0) {
				int before = order.point(p - 1);
				assertEquals(1, Math.abs(x[here] - x[before]) + Math.abs(y[here] - y[before]), "step to place " + p);
			}
		}
	}

	@Test
	void everyQuarterIsOneStretch() {
		Random random = new Random(4);
		int n = 3000;
		float[] x = new float[n];
		float[] y = new float[n];
		for (int i = 0; i < n; i++) {
			x[i] = (float) random.nextGaussian();
			y[i] = (float) random.nextGaussian();
		}
		CurveOrder order = new CurveOrder(n);
		order.sort(x, y);
		for (int level = 13; level < CurveOrder.BITS; level++) {
			for (int p = 0; p < n;) {
				int end = order.endOfQuarter(p, n, level);
				assertTrue(end > p && order.quarter(end - 1, level) == order.quarter(p, level));
				assertTrue(end == n || order.quarter(end, level) > order.quarter(p, level));
				p = end;
			}
		}
	}
}
