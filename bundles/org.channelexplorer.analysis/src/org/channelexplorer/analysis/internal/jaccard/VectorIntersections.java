package org.channelexplorer.analysis.internal.jaccard;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Vector popcount. */
public final class VectorIntersections implements Intersections {
	private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
	private static final int LANES = SPECIES.length();

	@Override
	public void count(long[] bits, int words, int row, int[] others, int from, int to, int[] counts, int at) {
		for (int j = from; j < to; j++) {
			int other = others[j] * words;
			LongVector sum = LongVector.zero(SPECIES);
			for (int w = 0; w < words; w += LANES) {
				sum = sum.add(LongVector.fromArray(SPECIES, bits, row + w).and(LongVector.fromArray(SPECIES, bits, other + w))
						.lanewise(VectorOperators.BIT_COUNT));
			}
			counts[at + j - from] = (int) sum.reduceLanes(VectorOperators.ADD);
		}
	}
}
