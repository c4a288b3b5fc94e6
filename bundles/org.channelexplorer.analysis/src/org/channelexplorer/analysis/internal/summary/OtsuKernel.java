package org.channelexplorer.analysis.internal.summary;

import org.channelexplorer.analysis.internal.kernel.Lanes;
import org.channelexplorer.core.internal.kernel.Twins;

/**
 * The two passes over the values that Otsu's method needs. Bins are decided as if computed in double; sums go to 16
 * interleaved lanes in blocks of 1024 values, as core's magnitude statistics do, so that every implementation gives the same
 * bytes. Implementations hold scratch space and belong to one thread.
 */
public interface OtsuKernel {
	int BINS = 256;
	/** Interleaved accumulators of a block. */
	int LANES = Lanes.COUNT;
	/** Values whose lanes are added before the sum continues in double. */
	int BLOCK = 1024;

	/**
	 * Otsu's bin: of the |values| in 256 equal bins over [min, max], value v in bin floor((|v| - min) 256 / (max - min)) and the
	 * maximum in the last, the first bin k that maximises the between-class variance of {0..k} against the rest.
	 *
	 * @param values the first of an array, all finite
	 * @param size   how many
	 * @param min    smallest |value|
	 * @param max    largest |value|, greater than {@code min}
	 */
	int chooseBin(float[] values, int size, float min, float max);

	/** Sum of the |values| strictly above a threshold. */
	double sumAbove(float[] values, int size, float threshold);

	/** A kernel for the calling thread. */
	static OtsuKernel create() {
		return Twins.choose(OtsuKernel.class, "org.channelexplorer.analysis.internal.summary.VectorOtsuKernel", ScalarOtsuKernel::new);
	}

	/** The bin of a magnitude. */
	static int bin(float magnitude, float min, float max) {
		return Math.min(BINS - 1, (int) (((double) magnitude - min) * BINS / ((double) max - min)));
	}

	/**
	 * n^2 times the between-class variance in units of the bin width, for {@code below} of n values; {@code distance} is n times the
	 * sum of their bins less {@code below} times that of all. Such sums are exact in double, so equal splits give equal variances.
	 */
	static double variance(double n, double below, double distance) {
		return distance * distance / (below * (n - below));
	}
}
