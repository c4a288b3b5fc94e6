package org.channelexplorer.analysis.tests.jaccard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.jaccard.Intersections;
import org.channelexplorer.analysis.internal.jaccard.TopChannels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JaccardKernelsTest {
	private static final int WORDS = 32;

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 63, 64, 65, 130, 512 })
	void selectionIsThatOfASort(int channels) {
		Random random = new Random(channels);
		TopChannels top = new TopChannels(channels);
		for (int run = 0; run < 400; run++) {
			float[] row = row(random, channels, run % 8);
			int size = 1 + random.nextInt(channels);
			long[] expected = new long[(channels + 63) / 64 + 3];
			IntStream.range(0, channels).boxed().sorted(Comparator.comparing((Integer c) -> -(row[c] + 0f)).thenComparing(c -> c)).limit(size)
					.forEach(c -> expected[2 + c / 64] |= 1L << c);
			long[] bits = new long[expected.length];
			top.select(row, size, bits, 2);
			assertArrayEquals(expected, bits, () -> size + " of " + Arrays.toString(row));
		}
	}

	private static float[] row(Random random, int channels, int kind) {
		float[] row = new float[channels];
		for (int c = 0; c < channels; c++) {
			double g = random.nextGaussian();
			row[c] = (float) switch (kind) {
			case 0 -> g;
			case 1 -> Math.max(0, g); // as after a rectifier
			case 2 -> -Math.abs(g);
			case 3 -> Math.round(g); // ties, zeros of both signs
			case 4 -> 7;
			case 5 -> g > 0 ? Float.MAX_VALUE : g < -1 ? -Float.MAX_VALUE : Float.MIN_VALUE;
			case 6 -> Math.min(0, g);
			default -> Float.intBitsToFloat(random.nextInt(0x7F800000) | (g < 0 ? Integer.MIN_VALUE : 0)); // any finite value
			};
		}
		return row;
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, WORDS, 1032 })
	void allKernelsCountTheSame(int words) {
		Random random = new Random(words);
		int rows = 23;
		long[] bits = new long[rows * words];
		for (int w = 0; w < bits.length; w++) {
			bits[w] = w / words == 3 || w / words == 5 ? -1 : random.nextLong() & random.nextLong(); // two full sets: the largest count
		}
		int[] others = random.ints(17, 0, rows).toArray();
		others[4] = 5;
		for (int to = 0; to <= others.length; to++) {
			int[][] counts = new int[3][60];
			for (int row = 0; row < 2; row++) {
				for (int j = 1; j < to; j++) {
					for (int w = 0; w < words; w++) {
						counts[0][2 + 30 * row + j - 1] += Long.bitCount(bits[(3 + row) * words + w] & bits[others[j] * words + w]);
					}
				}
			}
			Intersections.SCALAR.countTwo(bits, words, 3 * words, 4 * words, others, 1, to, counts[1], 2, 32);
			Intersections.BEST.countTwo(bits, words, 3 * words, 4 * words, others, 1, to, counts[2], 2, 32);
			assertArrayEquals(counts[0], counts[1]);
			assertArrayEquals(counts[0], counts[2]);
		}
		assertEquals(64 * words, count(Intersections.BEST, bits, words));
		assertEquals(64 * words, count(Intersections.SCALAR, bits, words));
	}

	private static int count(Intersections kernel, long[] bits, int words) {
		int[] counts = new int[1];
		kernel.count(bits, words, 3 * words, new int[] { 5 }, 0, 1, counts, 0);
		return counts[0];
	}

	@Test
	void vectorCodeIsForMuchWork() {
		assertSame(Intersections.SCALAR, Intersections.forWork(2_000_000, WORDS));
		assertSame(Intersections.BEST, Intersections.forWork(12_500_000, WORDS));
		assertNotEquals(Intersections.SCALAR, Intersections.BEST, "the tests run with the vector module");
	}
}
