package org.channelexplorer.core.internal.kernel;

/**
 * Sum, sum of squares, minimum and maximum of magnitudes. Every implementation adds in the same order: value i of a block of
 * {@link #BLOCK} goes to lane i mod {@link #LANES}; the lanes are added as a balanced tree in float; blocks are added in double.
 */
public interface MagnitudeKernel {
	/** Interleaved accumulators. */
	int LANES = 16;
	/** Values per block, a multiple of {@link #LANES}. */
	int BLOCK = 1024;

	/** What is computed, and scratch space for it: made for every map it would be most of an extraction's garbage. For one thread. */
	final class Statistics {
		final float[] sums = new float[LANES];
		final float[] squares = new float[LANES];
		public double absSum;
		public double squareSum;
		public float absMin;
		public float absMax;
	}

	/** Of the first {@code size} values; NaN anywhere makes sums, minimum and maximum NaN. */
	void compute(float[] values, int size, Statistics result);

	/** The vector kernel where the incubator module is there, else its scalar twin. */
	static MagnitudeKernel best() {
		return Kernels.BEST;
	}

	/** Adds 16 lanes pairwise, in a fixed order. */
	static float tree(float[] lanes) {
		float a = (lanes[0] + lanes[8]) + (lanes[4] + lanes[12]);
		float b = (lanes[1] + lanes[9]) + (lanes[5] + lanes[13]);
		float c = (lanes[2] + lanes[10]) + (lanes[6] + lanes[14]);
		float d = (lanes[3] + lanes[11]) + (lanes[7] + lanes[15]);
		return (a + c) + (b + d);
	}
}
