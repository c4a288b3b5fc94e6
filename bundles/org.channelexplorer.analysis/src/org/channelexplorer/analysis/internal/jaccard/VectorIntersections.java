package org.channelexplorer.analysis.internal.jaccard;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector popcount. Two rows and four others share a loop: reading the words is what takes the time, and so each is read once for
 * several pairs.
 */
public final class VectorIntersections implements Intersections {
	private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
	private static final int LANES = SPECIES.length();
	private static final int MOST_WORDS = 1024; // 64 bits each: counts below 65536
	private static final int QUARTER = 16;

	@Override
	public void count(long[] bits, int words, int row, int[] others, int from, int to, int[] counts, int at) {
		for (int j = from; j < to; j++) {
			int other = others[j] * words;
			LongVector sum = LongVector.zero(SPECIES);
			for (int w = 0; w < words; w += LANES) {
				sum = sum.add(shared(LongVector.fromArray(SPECIES, bits, row + w), LongVector.fromArray(SPECIES, bits, other + w)));
			}
			counts[at + j - from] = (int) sum.reduceLanes(VectorOperators.ADD);
		}
	}

	@Override
	public void countTwo(long[] bits, int words, int row, int second, int[] others, int from, int to, int[] counts, int at, int secondAt) {
		int j = from;
		if (words < MOST_WORDS) {
			for (; j + 3 < to; j += 4) {
				twoByFour(bits, words, row, second, others, j, counts, at + j - from, secondAt + j - from);
			}
		}
		count(bits, words, row, others, j, to, counts, at + j - from);
		count(bits, words, second, others, j, to, counts, secondAt + j - from);
	}

	private static void twoByFour(long[] bits, int words, int row, int second, int[] others, int j, int[] counts, int at, int secondAt) {
		int o0 = others[j] * words;
		int o1 = others[j + 1] * words;
		int o2 = others[j + 2] * words;
		int o3 = others[j + 3] * words;
		LongVector a0 = LongVector.zero(SPECIES);
		LongVector a1 = a0;
		LongVector a2 = a0;
		LongVector a3 = a0;
		LongVector b0 = a0;
		LongVector b1 = a0;
		LongVector b2 = a0;
		LongVector b3 = a0;
		for (int w = 0; w < words; w += LANES) {
			LongVector a = LongVector.fromArray(SPECIES, bits, row + w);
			LongVector b = LongVector.fromArray(SPECIES, bits, second + w);
			LongVector x0 = LongVector.fromArray(SPECIES, bits, o0 + w);
			LongVector x1 = LongVector.fromArray(SPECIES, bits, o1 + w);
			LongVector x2 = LongVector.fromArray(SPECIES, bits, o2 + w);
			LongVector x3 = LongVector.fromArray(SPECIES, bits, o3 + w);
			a0 = a0.add(shared(a, x0));
			a1 = a1.add(shared(a, x1));
			a2 = a2.add(shared(a, x2));
			a3 = a3.add(shared(a, x3));
			b0 = b0.add(shared(b, x0));
			b1 = b1.add(shared(b, x1));
			b2 = b2.add(shared(b, x2));
			b3 = b3.add(shared(b, x3));
		}
		store(four(a0, a1, a2, a3), counts, at);
		store(four(b0, b1, b2, b3), counts, secondAt);
	}

	// the four sums, each in a quarter of a long: one reduction instead of four
	private static long four(LongVector s0, LongVector s1, LongVector s2, LongVector s3) {
		return s0.add(s1.lanewise(VectorOperators.LSHL, QUARTER)).add(s2.lanewise(VectorOperators.LSHL, 2 * QUARTER))
				.add(s3.lanewise(VectorOperators.LSHL, 3 * QUARTER)).reduceLanes(VectorOperators.ADD);
	}

	private static void store(long four, int[] counts, int at) {
		counts[at] = (int) (four & 0xFFFF);
		counts[at + 1] = (int) (four >>> QUARTER & 0xFFFF);
		counts[at + 2] = (int) (four >>> 2 * QUARTER & 0xFFFF);
		counts[at + 3] = (int) (four >>> 3 * QUARTER);
	}

	private static LongVector shared(LongVector a, LongVector b) {
		return a.and(b).lanewise(VectorOperators.BIT_COUNT);
	}
}
