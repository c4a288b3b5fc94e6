package org.channelexplorer.analysis.internal.summary;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Between-class variances in float, to find the few that can be the largest and are worth computing in double. */
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
	 * Computes some.
	 *
	 * @param below    how many values lie below each threshold
	 * @param distance see {@link OtsuKernel#variance(double, double, double)}
	 * @param size     how many values there are
	 * @param length   how many thresholds; those up to the next full vector are computed, too
	 * @return what the largest in double is not below in float
	 */
	float fill(int[] below, int[] distance, int size, int length) {
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

	/** Which of a vector of them are not below a limit: one bit each. */
	long atLeast(float limit, int from) {
		return FloatVector.fromArray(FLOATS, variance, from).compare(VectorOperators.GE, limit).toLong();
	}
}
