package org.channelexplorer.analysis.internal.summary;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Finds the largest between-class variance: all in float, and those that can be the largest in double. */
final class VectorVariances {
	private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
	private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
	private static final int WIDTH = INTS.length();
	// five roundings of 2^-24 each on either of two variances, with room
	private static final float SURELY_LESS = 1 - 2e-6f;

	private final float[] variance;

	/** @param most how many there can be */
	VectorVariances(int most) {
		variance = new float[most];
	}

	/**
	 * The threshold with the largest variance, the lowest of several.
	 *
	 * @param below    how many values lie below each threshold
	 * @param distance see {@link OtsuKernel#variance(double, double, double)}
	 * @param bins     the thresholds
	 * @param size     how many values there are
	 * @param length   how many thresholds; the arrays are read up to the next full vector
	 */
	int choose(int[] below, int[] distance, int[] bins, int size, int length) {
		float least = fill(below, distance, size, length);
		double best = 0;
		int chosen = OtsuKernel.BINS;
		for (int i = 0; i < length; i += WIDTH) {
			long candidates = FloatVector.fromArray(FLOATS, variance, i).compare(VectorOperators.GE, least).toLong();
			for (; candidates != 0; candidates &= candidates - 1) {
				int c = i + Long.numberOfTrailingZeros(candidates);
				double v = OtsuKernel.variance(size, below[c], distance[c]);
				if (v > best || v == best && bins[c] < chosen) {
					best = v;
					chosen = bins[c];
				}
			}
		}
		return chosen;
	}

	// what the largest in double is not below in float
	private float fill(int[] below, int[] distance, int size, int length) {
		IntVector largest = IntVector.zero(INTS); // bits: those of positive floats have their order
		for (int i = 0; i < length; i += WIDTH) {
			IntVector w = IntVector.fromArray(INTS, below, i);
			FloatVector d = (FloatVector) IntVector.fromArray(INTS, distance, i).convertShape(VectorOperators.I2F, FLOATS, 0);
			// with no or all values below d is 0 and so is the variance
			FloatVector sides = (FloatVector) w.neg().add(size).mul(w).max(1).convertShape(VectorOperators.I2F, FLOATS, 0);
			FloatVector v = d.mul(d).div(sides);
			v.intoArray(variance, i);
			largest = largest.max(v.reinterpretAsInts());
		}
		return Float.intBitsToFloat(largest.reduceLanes(VectorOperators.MAX)) * SURELY_LESS;
	}
}
