package org.channelexplorer.analysis.internal.jaccard;

import java.util.Arrays;

/**
 * Selects the largest values of a row, ties to the lower index. A histogram over sign, exponent and leading mantissa bits finds
 * the bin of the threshold, so that only that bin's values have to be sorted. Not for concurrent use.
 */
public final class TopChannels {
	private static final int SHIFT = 20;
	private static final int BINS = 1 << (32 - SHIFT);

	private final int[] histogram = new int[2 * BINS]; // two in turn: neighbours often fall into the same bin
	private final int[] keys;
	private final long[] candidates;

	public TopChannels(int channels) {
		keys = new int[channels];
		candidates = new long[channels];
	}

	/**
	 * Sets the bits of the {@code size} largest values.
	 *
	 * @param row    finite values
	 * @param bits   bit c of the words from {@code offset} on stands for channel c; must be clear
	 */
	public void select(float[] row, int size, long[] bits, int offset) {
		int least = Integer.MAX_VALUE;
		int most = Integer.MIN_VALUE;
		for (int c = 0; c < row.length; c++) {
			int key = key(row[c]);
			keys[c] = key;
			least = Math.min(least, key);
			most = Math.max(most, key);
		}
		for (int c = 0; c < row.length; c++) {
			histogram[(c & 1) * BINS + bin(keys[c])]++;
		}
		int bin = bin(most);
		int above = 0;
		while (above + histogram[bin] + histogram[BINS + bin] < size) {
			above += histogram[bin] + histogram[BINS + bin];
			bin--;
		}
		Arrays.fill(histogram, bin(least), bin(most) + 1, 0); // clear for the next row
		Arrays.fill(histogram, BINS + bin(least), BINS + bin(most) + 1, 0);
		int lowest = bin - BINS / 2 << SHIFT;
		int count = 0;
		for (int c = 0; c < row.length; c++) {
			if (keys[c] >= lowest) { // one in ten
				if (bin(keys[c]) > bin) {
					bits[offset + (c >> 6)] |= 1L << c;
				} else {
					candidates[count++] = descending(keys[c], c);
				}
			}
		}
		Arrays.sort(candidates, 0, count);
		for (int i = 0; i < size - above; i++) {
			int c = (int) candidates[i];
			bits[offset + (c >> 6)] |= 1L << c;
		}
	}

	/** Indices of all values, largest first, ties by index. */
	public static int[] descending(float[] row) {
		long[] order = new long[row.length];
		for (int c = 0; c < row.length; c++) {
			order[c] = descending(key(row[c]), c);
		}
		Arrays.sort(order);
		int[] indices = new int[row.length];
		for (int r = 0; r < indices.length; r++) {
			indices[r] = (int) order[r];
		}
		return indices;
	}

	// larger values first, then lower indices
	private static long descending(int key, int index) {
		return (long) ~key << 32 | index;
	}

	private static int bin(int key) {
		return (key >> SHIFT) + BINS / 2;
	}

	// an int that compares as the float does; adding 0 makes -0 equal to 0
	private static int key(float value) {
		int raw = Float.floatToRawIntBits(value + 0f);
		return raw ^ (raw >> 31 & Integer.MAX_VALUE);
	}
}
