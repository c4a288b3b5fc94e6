package org.channelexplorer.analysis.internal.projection;

import java.util.stream.IntStream;

/** UMAP's weighted neighbourhood graph (McInnes et al., algorithms 2 and 3). */
final class FuzzyGraph {
	private static final int STEPS = 64;
	private static final double TOLERANCE = 1e-5;
	private static final double SMALLEST_SIGMA = 1e-3;

	private FuzzyGraph() {
	}

	/**
	 * Weights of the edges, 0..1: w = a + b - ab of the two directions, a = exp(-(d - rho) / sigma), rho the distance of the nearest
	 * different image, sigma such that the weights of a row sum to log2 of its neighbours, itself counted.
	 */
	static SparseWeights of(NearestNeighbours neighbours, int n, Measure measure) {
		int k = neighbours.k();
		double[] directed = new double[n * k];
		double overall = IntStream.range(0, n).mapToDouble(i -> mean(neighbours, i, measure)).sum() / n;
		IntStream.range(0, n).parallel().forEach(i -> weights(neighbours, i, measure, overall, directed));
		return SparseWeights.symmetric(neighbours, directed, (there, back) -> there + back - there * back);
	}

	private static double mean(NearestNeighbours neighbours, int i, Measure measure) {
		double sum = 0;
		for (int r = 0; r < neighbours.k(); r++) {
			sum += measure.distance(neighbours.squaredDistance(i, r));
		}
		return sum / (neighbours.k() + 1); // itself included, at distance 0
	}

	private static void weights(NearestNeighbours neighbours, int i, Measure measure, double overall, double[] directed) {
		int k = neighbours.k();
		double[] beyond = new double[k];
		double rho = 0;
		for (int r = 0; r < k; r++) {
			beyond[r] = measure.distance(neighbours.squaredDistance(i, r));
			rho = rho == 0 ? beyond[r] : rho;
		}
		for (int r = 0; r < k; r++) {
			beyond[r] = Math.max(0, beyond[r] - rho);
		}
		double sigma = sigma(beyond, StrictMath.log(k + 1) / StrictMath.log(2));
		sigma = Math.max(sigma, SMALLEST_SIGMA * (rho > 0 ? mean(neighbours, i, measure) : overall));
		for (int r = 0; r < k; r++) {
			directed[i * k + r] = beyond[r] == 0 ? 1 : StrictMath.exp(-beyond[r] / sigma);
		}
	}

	private static double sigma(double[] beyond, double target) {
		double unit = 0; // any unit starts the search at a sensible width
		for (double b : beyond) {
			unit = Math.max(unit, b);
		}
		if (unit == 0) {
			return 0;
		}
		double low = 0;
		double high = Double.POSITIVE_INFINITY;
		double sigma = unit;
		for (int step = 0; step < STEPS; step++) {
			double sum = 0;
			for (double b : beyond) {
				sum += StrictMath.exp(-b / sigma);
			}
			if (Math.abs(sum - target) < TOLERANCE) {
				break;
			}
			if (sum > target) {
				high = sigma;
				sigma = (low + high) / 2;
			} else {
				low = sigma;
				sigma = high == Double.POSITIVE_INFINITY ? 2 * sigma : (low + high) / 2;
			}
		}
		return sigma;
	}
}
