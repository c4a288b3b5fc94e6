package org.channelexplorer.analysis.internal.summary;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Otsu's bin of few values without a histogram: only the values' own bins can be chosen, and comparing all pairs costs less than
 * going through 256 bins. The maps of a network's last, widest layers are that small.
 */
final class FewValues {
	/** Most values. */
	static final int MOST = 64;

	private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
	private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
	private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
	private static final int WIDTH = INTS.length();

	private final short[] bins = new short[MOST];
	private final int[] below = new int[MOST];
	private final int[] first = new int[MOST];
	private final float[] variance = new float[MOST];

	/** @param of bins of the values in the lowest eight bits; @param size how many, 1 .. {@link #MOST} */
	int choose(int[] of, int size) {
		int all = 0;
		for (int i = 0; i < size; i++) {
			bins[i] = (short) (of[i] & OtsuKernel.BINS - 1);
			all += bins[i];
		}
		for (int i = size; i < MOST; i++) {
			bins[i] = Short.MAX_VALUE; // has all values below it, and so the variance 0
		}
		for (int i = 0; i < size; i += SHORTS.length()) {
			compare(i, size);
		}
		FloatVector largest = FloatVector.zero(FLOATS);
		for (int i = 0; i < size; i += WIDTH) {
			FloatVector v = VectorOtsuKernel.variance(IntVector.fromArray(INTS, below, i), IntVector.fromArray(INTS, first, i), size, all);
			v.intoArray(variance, i);
			largest = largest.max(v);
		}
		return chooseAmong(largest.reduceLanes(VectorOperators.MAX) * VectorOtsuKernel.SURELY_LESS, size, all);
	}

	// for each of some values how many are in its bin or below, and the sum of their bins: both fit 16 bits
	private void compare(int from, int size) {
		ShortVector mine = ShortVector.fromArray(SHORTS, bins, from);
		ShortVector count = ShortVector.zero(SHORTS);
		ShortVector sum = count;
		for (int j = 0; j < size; j++) {
			ShortVector other = ShortVector.broadcast(SHORTS, bins[j]);
			VectorMask<Short> under = mine.compare(VectorOperators.GE, other);
			count = count.add((short) 1, under);
			sum = sum.add(other, under);
		}
		for (int half = 0; half < 2; half++) {
			((IntVector) count.convertShape(VectorOperators.S2I, INTS, half)).intoArray(below, from + half * WIDTH);
			((IntVector) sum.convertShape(VectorOperators.S2I, INTS, half)).intoArray(first, from + half * WIDTH);
		}
	}

	private int chooseAmong(float least, int size, int all) {
		double best = 0;
		int chosen = OtsuKernel.BINS;
		for (int i = 0; i < size; i += WIDTH) {
			long candidates = FloatVector.fromArray(FLOATS, variance, i).compare(VectorOperators.GE, least).toLong();
			for (; candidates != 0; candidates &= candidates - 1) {
				int c = i + Long.numberOfTrailingZeros(candidates);
				double v = OtsuKernel.variance(size, all, below[c], first[c]);
				if (v > best || v == best && bins[c] < chosen) {
					best = v;
					chosen = bins[c];
				}
			}
		}
		return chosen;
	}
}
