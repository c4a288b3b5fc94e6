package org.channelexplorer.smile.tests;

import smile.mds.MDS;
import smile.projection.PCA;

/** Calls of Smile which its native libraries answer. */
final class LinearAlgebra {
	private LinearAlgebra() {
	}

	/** Sides of the rectangle that classical scaling finds from the distances of the corners of one of 3 x 4: 3, 4, diagonal 5. */
	static double[] rectangle() {
		double[][] d = { { 0, 3, 5, 4 }, { 3, 0, 4, 5 }, { 5, 4, 0, 3 }, { 4, 5, 3, 0 } };
		double[][] p = MDS.of(d, 2).coordinates;
		return new double[] { side(p, 0, 1), side(p, 1, 2), side(p, 0, 2) };
	}

	private static double side(double[][] p, int a, int b) {
		return Math.hypot(p[a][0] - p[b][0], p[a][1] - p[b][1]);
	}

	/** Share of the variance along the main axis: points on the line y = 2x, 10 times as far along it as across. */
	static double mainAxis() {
		double along = Math.sqrt(0.2);
		double[][] points = new double[4][];
		for (int i = 0; i < 4; i++) {
			double a = i < 2 ? 10 * (2 * i - 1) : 0;
			double b = i < 2 ? 0 : 2 * i - 5;
			points[i] = new double[] { along * (a - 2 * b), along * (2 * a + b) };
		}
		return PCA.fit(points).getVarianceProportion()[0];
	}
}
