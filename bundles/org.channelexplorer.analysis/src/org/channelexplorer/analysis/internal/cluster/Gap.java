package org.channelexplorer.analysis.internal.cluster;

/**
 * How two clusters lie along the line through their centroids. Each point is placed on the line drawn without it: with more
 * channels than images any halves look apart on the line they define themselves.
 *
 * @param deviations distance of the two means over the pooled standard deviation; cutting one Gaussian in half gives 2.65
 * @param bic        gain of the Bayesian information criterion of two Gaussians over one, above 0 when they stand apart
 */
public record Gap(double deviations, double bic) {

	/** Measures. @param p a partition of at least 3 points @param a one cluster, not empty @param b another, not empty */
	public static Gap between(Partition p, int a, int b) {
		int[][] places = { p.places(a), p.places(b) };
		double[] sums = new double[2];
		double[] squares = new double[2];
		int n = places[0].length + places[1].length;
		for (int side = 0; side < 2; side++) {
			for (int place : places[side]) {
				double t = position(p, place, side == 0 ? a : b, side == 0 ? b : a, places[side].length);
				t = side == 0 ? t : -t;
				sums[side] += t;
				squares[side] += t * t;
			}
		}
		double mean0 = sums[0] / places[0].length;
		double mean1 = sums[1] / places[1].length;
		double within = Math.max(0, squares[0] - sums[0] * mean0 + squares[1] - sums[1] * mean1);
		double distance = mean0 - mean1;
		double between = distance * distance * places[0].length * places[1].length / n;
		if (distance <= 0) {
			return new Gap(0, Double.NEGATIVE_INFINITY); // nothing is left of the difference without the point itself
		}
		if (within == 0) {
			return new Gap(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
		}
		double bic = n / 2.0 * Math.log1p(between / within) - Math.log(n);
		for (int[] side : places) {
			bic += side.length * Math.log((double) side.length / n);
		}
		return new Gap(distance / Math.sqrt(within / Math.max(1, n - 2)), bic);
	}

	/** Signed place of a point on the line, towards its own cluster, which it is taken out of unless it is alone there. */
	private static double position(Partition p, int place, int own, int other, int size) {
		float[] x = p.points().row(place);
		float[] ownMean = p.centroids()[own];
		float[] otherMean = p.centroids()[other];
		double dot = 0;
		double squares = 0;
		for (int c = 0; c < p.points().columns(); c++) {
			double mean = size == 1 ? ownMean[c] : ((double) ownMean[c] * size - x[c]) / (size - 1);
			double axis = mean - otherMean[c];
			dot += (x[c] - (mean + otherMean[c]) / 2) * axis;
			squares += axis * axis;
		}
		return squares == 0 ? 0 : dot / Math.sqrt(squares);
	}
}
