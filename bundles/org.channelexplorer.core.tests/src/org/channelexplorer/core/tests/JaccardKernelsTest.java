package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.channelexplorer.core.internal.kernel.BitColumns;
import org.channelexplorer.core.internal.kernel.ColumnSums;
import org.channelexplorer.core.internal.kernel.ScalarColumnSums;
import org.channelexplorer.core.internal.kernel.TopChannels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JaccardKernelsTest {
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

	// sums of 3, 8, 9 and 12 bits; images that do not fill a block
	@ParameterizedTest
	@CsvSource({ "5, 7, 3", "520, 300, 1", "600, 300, 255", "513, 400, 256", "70, 3000, 2500", "2600, 60, 20", "10, 5, 0", "1, 1, 1" })
	void columnsCountWhatPairsShare(int images, int channels, int size) {
		Random random = new Random(images + channels + size);
		BitColumns columns = new BitColumns(images, channels);
		int[][] members = new int[images][];
		BitSet[] sets = new BitSet[images];
		for (int i = 0; i < images; i++) {
			List<Integer> all = new ArrayList<>(IntStream.range(0, channels).boxed().toList());
			Collections.shuffle(all, random);
			// the last shares everything with the first: the largest count
			members[i] = i == images - 1 ? members[0] != null ? members[0] : first(all, size) : first(all, size);
			sets[i] = new BitSet();
			for (int channel : members[i]) {
				sets[i].set(channel);
				columns.add(i, channel);
			}
		}
		char[] counts = new char[7 + BitColumns.BLOCK];
		for (int i = 0; i < Math.min(images, 20); i++) {
			BitColumns.Counter counter = columns.counter(members[i]);
			for (int block = 0; block * BitColumns.BLOCK < images; block++) {
				Arrays.fill(counts, (char) 9999);
				counter.count(block, counts, 7);
				for (int j = block * BitColumns.BLOCK; j < Math.min(images, (block + 1) * BitColumns.BLOCK); j++) {
					BitSet both = (BitSet) sets[i].clone();
					both.and(sets[j]);
					assertEquals(both.cardinality(), counts[7 + j - block * BitColumns.BLOCK], i + " and " + j);
				}
				assertEquals(9999, counts[6]);
			}
		}
	}

	@Test
	void theKernelsAddAlike() {
		ColumnSums best = ColumnSums.create();
		ColumnSums scalar = new ScalarColumnSums();
		assertNotEquals(scalar.getClass(), best.getClass(), "run the tests with the vector module");
		Random random = new Random(3);
		long[] bits = random.longs(40 * ColumnSums.WORDS).toArray();
		Arrays.fill(bits, ColumnSums.WORDS, 2 * ColumnSums.WORDS, -1); // the column that is added most often
		for (int length = ColumnSums.GROUP; length <= ColumnSums.MOST; length += ColumnSums.GROUP) {
			boolean largest = length == ColumnSums.MOST;
			int[] columns = IntStream.range(0, length + 3).map(m -> largest ? 0 : random.nextInt(39) * ColumnSums.WORDS).toArray();
			long[] a = new long[ColumnSums.LEVELS * ColumnSums.WORDS];
			long[] b = a.clone();
			best.add(bits, ColumnSums.WORDS, columns, 3, 3 + length, a);
			scalar.add(bits, ColumnSums.WORDS, columns, 3, 3 + length, b);
			assertArrayEquals(b, a, length + " columns");
			int sum = 0;
			for (int m = 3; m < 3 + length; m++) {
				sum += bits[ColumnSums.WORDS + columns[m] + 5] >>> 17 & 1;
			}
			for (int l = 0; l < ColumnSums.LEVELS; l++) {
				assertEquals(sum >> l & 1, a[l * ColumnSums.WORDS + 5] >>> 17 & 1, length + " columns, bit " + l);
			}
		}
	}

	private static int[] first(List<Integer> shuffled, int size) {
		return shuffled.stream().limit(size).mapToInt(Integer::intValue).toArray();
	}
}
