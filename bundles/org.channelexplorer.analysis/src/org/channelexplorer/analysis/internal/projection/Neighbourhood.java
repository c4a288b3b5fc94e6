package org.channelexplorer.analysis.internal.projection;

import org.channelexplorer.core.data.FloatMatrix;

/**
 * Where a sample lies among its nearest images.
 *
 * @param x      its place
 * @param y      its place
 * @param spread how far apart its neighbours lie in the picture: their weighted mean distance from the place, as a share of the
 *               picture's radius (root mean square distance from the centre); 0 = all at the place
 */
record Neighbourhood(double x, double y, double spread) {
	private static final int STEPS = 200;

	/**
	 * The weighted geometric median of the neighbours' places: a sample between two groups goes to the one with more weight, not
	 * to the empty middle. Weights are Gaussian in the distance, with an effective number of a third of the neighbours; a
	 * sample equal to images goes to their mean place.
	 *
	 * @param neighbours rows of the picture, nearest first
	 * @param squared    squared distances, ascending; overwritten
	 * @param picture    images x 2
	 */
	static Neighbourhood of(int[] neighbours, double[] squared, FloatMatrix picture) {
		return of(neighbours, squared, picture, radius(picture));
	}

	/** The same with the picture's {@link #radius} known. */
	static Neighbourhood of(int[] neighbours, double[] squared, FloatMatrix picture, double radius) {
		int k = neighbours.length;
		double[] weight = new double[k];
		if (squared[0] == 0) {
			int same = 0;
			while (same < k && squared[same] == 0) {
				same++;
			}
			for (int r = 0; r < same; r++) {
				weight[r] = 1.0 / same;
			}
		} else {
			Affinities.calibrate(squared, StrictMath.log(Math.max(1, k / 3.0)), weight, 0);
		}
		double[] px = new double[k];
		double[] py = new double[k];
		double x = 0;
		double y = 0;
		for (int r = 0; r < k; r++) {
			px[r] = picture.get(neighbours[r], 0);
			py[r] = picture.get(neighbours[r], 1);
			x += weight[r] * px[r];
			y += weight[r] * py[r];
		}
		if (weight[0] < 1) {
			double[] median = median(px, py, weight, x, y, 1e-9 * radius + Double.MIN_NORMAL);
			x = median[0];
			y = median[1];
		}
		double spread = 0;
		for (int r = 0; r < k; r++) {
			spread += weight[r] * Math.sqrt((px[r] - x) * (px[r] - x) + (py[r] - y) * (py[r] - y));
		}
		return new Neighbourhood(x, y, radius > 0 ? spread / radius : 0);
	}

	// Weiszfeld's iteration; a point it meets counts as a hair's breadth away
	private static double[] median(double[] px, double[] py, double[] weight, double startX, double startY, double hair) {
		double x = startX;
		double y = startY;
		for (int step = 0; step < STEPS; step++) {
			double sum = 0;
			double nextX = 0;
			double nextY = 0;
			for (int r = 0; r < px.length; r++) {
				double d = Math.max(hair, Math.sqrt((px[r] - x) * (px[r] - x) + (py[r] - y) * (py[r] - y)));
				sum += weight[r] / d;
				nextX += weight[r] / d * px[r];
				nextY += weight[r] / d * py[r];
			}
			x = nextX / sum;
			y = nextY / sum;
		}
		return new double[] { x, y };
	}

	/** Root mean square distance of the picture's points from their centre. */
	static double radius(FloatMatrix picture) {
		double squares = 0;
		for (int axis = 0; axis < 2; axis++) {
			double mean = 0;
			for (int i = 0; i < picture.rows(); i++) {
				mean += picture.get(i, axis) / (double) picture.rows();
			}
			for (int i = 0; i < picture.rows(); i++) {
				double d = picture.get(i, axis) - mean;
				squares += d * d / picture.rows();
			}
		}
		return Math.sqrt(squares);
	}
}
