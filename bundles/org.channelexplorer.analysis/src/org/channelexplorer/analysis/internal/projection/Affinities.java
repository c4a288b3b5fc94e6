package org.channelexplorer.analysis.internal.projection;

import java.util.stream.IntStream;

/** t-SNE's input similarities: Gaussians over each row's nearest neighbours, as wide as the perplexity asks for. */
final class Affinities {
	private static final int STEPS = 64;
	private static final double TOLERANCE = 1e-5;

	private Affinities() {
	}

	/** p_ij = (p_j|i + p_i|j) / 2n. @param perplexity at least 1 */
	static SparseWeights of(NearestNeighbours neighbours, int n, double perplexity, Measure measure) {
		int k = neighbours.k();
		double[] conditional = new double[n * k];
		double entropy = StrictMath.log(perplexity);
		IntStream.range(0, n).parallel().forEach(i -> {
			double[] squared = new double[k];
			for (int r = 0; r < k; r++) {
				squared[r] = measure.squared(neighbours.squaredDistance(i, r));
			}
			calibrate(squared, entropy, conditional, i * k);
		});
		return SparseWeights.symmetric(neighbours, conditional, (there, back) -> (there + back) / (2.0 * n));
	}

	/**
	 * Weights of one row's neighbours, of sum 1.
	 *
	 * @param squared squared distances, ascending; overwritten
	 * @param entropy natural logarithm of the perplexity
	 * @param p       receives the weights from {@code at} on
	 */
	static void calibrate(double[] squared, double entropy, double[] p, int at) {
		int k = squared.length;
		// relative to the nearest and to their mean: any unit starts the search at a sensible width
		double nearest = squared[0];
		double mean = 0;
		for (int r = 0; r < k; r++) {
			squared[r] -= nearest;
			mean += squared[r] / k;
		}
		for (int r = 0; r < k && mean > 0; r++) {
			squared[r] /= mean;
		}
		double low = 0;
		double high = Double.POSITIVE_INFINITY;
		double precision = 1;
		for (int step = 0; step < STEPS; step++) {
			double sum = 0;
			double weighted = 0;
			for (int r = 0; r < k; r++) {
				// StrictMath: the same bytes on every machine
				double e = StrictMath.exp(-precision * squared[r]);
				p[at + r] = e;
				sum += e;
				weighted += e * squared[r];
			}
			for (int r = 0; r < k; r++) {
				p[at + r] /= sum;
			}
			double off = StrictMath.log(sum) + precision * weighted / sum - entropy;
			if (Math.abs(off) < TOLERANCE) {
				break;
			}
			if (off > 0) {
				low = precision;
				precision = high == Double.POSITIVE_INFINITY ? 2 * precision : (precision + high) / 2;
			} else {
				high = precision;
				precision = (precision + low) / 2;
			}
		}
	}
}
