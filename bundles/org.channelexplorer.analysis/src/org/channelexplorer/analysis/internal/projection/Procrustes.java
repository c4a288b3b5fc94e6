package org.channelexplorer.analysis.internal.projection;

import org.channelexplorer.core.data.FloatMatrix;

/** How much two placements of the same images differ when one may be moved, turned, mirrored and resized to fit the other. */
public final class Procrustes {
	private Procrustes() {
	}

	/**
	 * The Procrustes disparity: the squared difference that is left between two placements of unit size.
	 *
	 * @param a images x 2
	 * @param b images x 2
	 * @return 0 (the same picture) to 1; NaN when a picture is a single point
	 */
	public static double distance(FloatMatrix a, FloatMatrix b) {
		double[] p = unit(a);
		double[] q = unit(b);
		double xx = 0;
		double xy = 0;
		double yx = 0;
		double yy = 0;
		for (int i = 0; i < p.length; i += 2) {
			xx += p[i] * q[i];
			xy += p[i] * q[i + 1];
			yx += p[i + 1] * q[i];
			yy += p[i + 1] * q[i + 1];
		}
		// sum of the singular values of a 2 x 2 matrix, squared
		double squared = xx * xx + xy * xy + yx * yx + yy * yy + 2 * Math.abs(xx * yy - xy * yx);
		return Double.isNaN(squared) ? Double.NaN : Math.max(0, 1 - squared);
	}

	private static double[] unit(FloatMatrix positions) {
		int n = positions.rows();
		double[] p = new double[2 * n];
		for (int axis = 0; axis < 2; axis++) {
			double mean = 0;
			for (int i = 0; i < n; i++) {
				mean += positions.get(i, axis);
			}
			for (int i = 0; i < n; i++) {
				p[2 * i + axis] = positions.get(i, axis) - mean / n;
			}
		}
		Vectors.scale(p, 1 / Vectors.norm(p));
		return p;
	}
}
