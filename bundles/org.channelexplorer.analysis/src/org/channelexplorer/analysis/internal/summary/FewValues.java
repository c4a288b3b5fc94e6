package org.channelexplorer.analysis.internal.summary;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Otsu's bin of few values without a histogram: only the values' own bins can be chosen, and comparing all pairs costs less than
 * going through 256 bins. The maps of a network's last, widest layers are that small.
 */
final class FewValues {
	/** Most values. */
	static final int MOST = 64;

	private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
	private static final int WIDTH = INTS.length();
	// how many values lie above one and the sum of their bins share an int: the sum, below 64 x 256, its lowest bits
	private static final int SUM_BITS = 14;
	private static final int SUM = (1 << SUM_BITS) - 1;

	private final int[] bins = new int[MOST];
	private final int[] above = new int[MOST];
	private final int[] below = new int[MOST];
	private final int[] distance = new int[MOST];
	private final VectorVariances variances = new VectorVariances(MOST);

	/** @param of bins of the values in the lowest eight bits; @param size how many, 1 .. {@link #MOST} */
	int choose(int[] of, int size) {
		int all = 0;
		for (int i = 0; i < size; i++) {
			bins[i] = of[i] & OtsuKernel.BINS - 1;
			all += bins[i];
		}
		int padded = size + WIDTH - 1 & -WIDTH;
		for (int i = size; i < padded; i++) {
			bins[i] = OtsuKernel.BINS; // has all values below it, and so the variance 0
		}
		int i = 0;
		for (; i < padded - WIDTH; i += 2 * WIDTH) {
			compareTwo(i, size);
		}
		if (i < padded) {
			compareOne(i, size);
		}
		unpack(padded, size, all);
		return variances.choose(below, distance, bins, size, size);
	}

	// two at once wait less for each other
	private void compareTwo(int from, int size) {
		IntVector mine0 = IntVector.fromArray(INTS, bins, from);
		IntVector mine1 = IntVector.fromArray(INTS, bins, from + WIDTH);
		IntVector sum0 = IntVector.zero(INTS);
		IntVector sum1 = sum0;
		for (int j = 0; j < size; j++) {
			IntVector other = IntVector.broadcast(INTS, bins[j]);
			IntVector one = other.add(1 << SUM_BITS);
			sum0 = sum0.add(one.and(mine0.compare(VectorOperators.LT, other).toVector()));
			sum1 = sum1.add(one.and(mine1.compare(VectorOperators.LT, other).toVector()));
		}
		sum0.intoArray(above, from);
		sum1.intoArray(above, from + WIDTH);
	}

	private void compareOne(int from, int size) {
		IntVector mine = IntVector.fromArray(INTS, bins, from);
		IntVector sum = IntVector.zero(INTS);
		for (int j = 0; j < size; j++) {
			IntVector other = IntVector.broadcast(INTS, bins[j]);
			sum = sum.add(other.add(1 << SUM_BITS).and(mine.compare(VectorOperators.LT, other).toVector()));
		}
		sum.intoArray(above, from);
	}

	private void unpack(int padded, int size, int all) {
		for (int i = 0; i < padded; i++) {
			below[i] = size - (above[i] >> SUM_BITS);
			distance[i] = size * (all - (above[i] & SUM)) - below[i] * all;
		}
	}
}
