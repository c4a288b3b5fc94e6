package org.channelexplorer.analysis.internal.projection;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Rows on a few orthonormal axes that span differences between rows drawn at random: most of what the rows have in common lies in
 * there. A distance on the axes is never above the rows' own (but for rounding), and equal rows stay equal.
 */
final class Sketch {
	/** Axes, 0 on those that fewer different rows leave over. A multiple of the kernels' lanes. */
	static final int AXES = 64;
	private static final int PASSES = 2; // of Gram and Schmidt: one leaves rounding of the order of what was taken away
	private static final double SAME = 1e-6;

	private Sketch() {
	}

	/** Axes on which rows are put. @param axes columns x axes */
	record Axes(float[][] axes, float[] origin) {

		/** A row on them. */
		float[] of(float[] row) {
			float[] sum = new float[AXES];
			for (int c = 0; c < axes.length; c++) {
				float off = row[c] - origin[c];
				float[] at = axes[c];
				for (int a = 0; a < AXES; a++) {
					sum[a] += off * at[a];
				}
			}
			return sum;
		}
	}

	/** The axes of some rows. */
	static Axes axesOf(Rows rows, SplittableRandom random) {
		return new Axes(axes(rows, random), rows.row(0));
	}

	/** Rows x {@link #AXES}, in the rows' own order. */
	static float[][] of(Rows rows, SplittableRandom random) {
		Axes axes = axesOf(rows, random);
		float[][] sketch = new float[rows.count()][];
		IntStream.range(0, sketch.length).parallel().forEach(i -> sketch[i] = axes.of(rows.row(i)));
		return sketch;
	}

	/** The squared distance of two rows of a sketch. */
	static float squaredDistance(float[] a, float[] b) {
		float sum = 0;
		for (int axis = 0; axis < AXES; axis++) {
			float d = a[axis] - b[axis];
			sum += d * d;
		}
		return sum;
	}

	// columns x axes
	private static float[][] axes(Rows rows, SplittableRandom random) {
		float[][] axes = new float[rows.columns()][AXES];
		double[] v = new double[rows.columns()];
		for (int axis = 0; axis < AXES; axis++) {
			float[] from = rows.row(random.nextInt(rows.count()));
			float[] to = rows.row(random.nextInt(rows.count()));
			double before = 0;
			for (int c = 0; c < v.length; c++) {
				v[c] = (double) to[c] - from[c];
				before += v[c] * v[c];
			}
			for (int pass = 0; pass < PASSES; pass++) {
				takeAway(v, axes, axis);
			}
			double left = 0;
			for (double value : v) {
				left += value * value;
			}
			for (int c = 0; c < v.length && left > SAME * before; c++) {
				axes[c][axis] = (float) (v[c] / Math.sqrt(left));
			}
		}
		return axes;
	}

	// projection of v on the first axes
	private static void takeAway(double[] v, float[][] axes, int first) {
		double[] along = new double[first];
		for (int c = 0; c < v.length; c++) {
			for (int a = 0; a < first; a++) {
				along[a] += v[c] * axes[c][a];
			}
		}
		for (int c = 0; c < v.length; c++) {
			for (int a = 0; a < first; a++) {
				v[c] -= along[a] * axes[c][a];
			}
		}
	}
}
