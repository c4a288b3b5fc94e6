package org.channelexplorer.analysis.internal.summary;

import java.lang.foreign.MemorySegment;
import org.channelexplorer.analysis.internal.kernel.Lanes;
import org.channelexplorer.analysis.internal.kernel.Twins;

/**
 * The two passes over the values that Otsu's method needs. Bins are decided as if computed in double; sums go to 16
 * interleaved lanes in blocks of 1024 values, as core's magnitude statistics do, so that every implementation gives the same
 * bytes. Implementations hold scratch space and belong to one thread.
 */
public interface OtsuKernel {
	int BINS = 256;
	/** Interleaved accumulators of a block. */
	int LANES = Lanes.COUNT;
	/** Values whose lanes are added before the sum goes on in double. */
	int BLOCK = 1024;

	/**
	 * Adds every |value| to its bin: floor((|v| - min) 256 / (max - min)), the maximum to the last bin.
	 *
	 * @param values native-order float32, all finite
	 * @param at     byte offset of the first
	 * @param size   how many
	 * @param min    smallest |value|
	 * @param max    largest |value|, greater than {@code min}
	 * @param counts one counter per bin, all 0 before
	 */
	void histogram(MemorySegment values, long at, int size, float min, float max, int[] counts);

	/** Sum of the |values| strictly above a threshold. */
	double sumAbove(MemorySegment values, long at, int size, float threshold);

	/** A kernel for the calling thread. */
	static OtsuKernel create() {
		return Twins.choose(OtsuKernel.class, "org.channelexplorer.analysis.internal.summary.VectorOtsuKernel", ScalarOtsuKernel::new);
	}

	/** The bin of a magnitude. */
	static int bin(float magnitude, float min, float max) {
		return Math.min(BINS - 1, (int) (((double) magnitude - min) * BINS / ((double) max - min)));
	}
}
