package org.channelexplorer.analysis.internal.jaccard;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Vector popcount; four rows share a loop, so that the words of the first are read once for them. */
public final class VectorIntersections implements Intersections {
	private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
	private static final int LANES = SPECIES.length();

	@Override
	public void count(long[] bits, int words, int row, int[] others, int from, int to, int[] counts, int at) {
		int j = from;
		for (; j + 3 < to; j += 4) {
			four(bits, words, row, others, j, counts, at + j - from);
		}
		for (; j < to; j++) {
			int other = others[j] * words;
			LongVector sum = LongVector.zero(SPECIES);
			for (int w = 0; w < words; w += LANES) {
				sum = sum.add(shared(LongVector.fromArray(SPECIES, bits, row + w), bits, other + w));
			}
			counts[at + j - from] = (int) sum.reduceLanes(VectorOperators.ADD);
		}
	}

	private static void four(long[] bits, int words, int row, int[] others, int j, int[] counts, int at) {
		int o0 = others[j] * words;
		int o1 = others[j + 1] * words;
		int o2 = others[j + 2] * words;
		int o3 = others[j + 3] * words;
		LongVector s0 = LongVector.zero(SPECIES);
		LongVector s1 = s0;
		LongVector s2 = s0;
		LongVector s3 = s0;
		for (int w = 0; w < words; w += LANES) {
			LongVector a = LongVector.fromArray(SPECIES, bits, row + w);
			s0 = s0.add(shared(a, bits, o0 + w));
			s1 = s1.add(shared(a, bits, o1 + w));
			s2 = s2.add(shared(a, bits, o2 + w));
			s3 = s3.add(shared(a, bits, o3 + w));
		}
		counts[at] = (int) s0.reduceLanes(VectorOperators.ADD);
		counts[at + 1] = (int) s1.reduceLanes(VectorOperators.ADD);
		counts[at + 2] = (int) s2.reduceLanes(VectorOperators.ADD);
		counts[at + 3] = (int) s3.reduceLanes(VectorOperators.ADD);
	}

	private static LongVector shared(LongVector a, long[] bits, int other) {
		return a.and(LongVector.fromArray(SPECIES, bits, other)).lanewise(VectorOperators.BIT_COUNT);
	}
}
