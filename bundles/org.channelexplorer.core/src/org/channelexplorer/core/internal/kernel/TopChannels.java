package org.channelexplorer.core.internal.kernel;

import java.util.Arrays;

/**
 * Selects the largest values of a row, ties to the lower index. The threshold is found by halving the range of the values and
 * counting; the loops are written so that the compiler makes vector code of them. Not for concurrent use.
 */
public final class TopChannels {
	private final int[] keys;

	public TopChannels(int channels) {
		keys = new int[channels];
	}

	/**
	 * Sets the bits of the {@code size} largest values.
	 *
	 * @param row    finite values
	 * @param size   at least 1, at most the number of values
	 * @param bits   bit c of the words from {@code offset} on stands for channel c; must be clear
	 */
	public void select(float[] row, int size, long[] bits, int offset) {
		int least = Integer.MAX_VALUE;
		int most = Integer.MIN_VALUE;
		for (int c = 0; c < row.length; c++) {
			keys[c] = key(row[c]);
		}
		for (int key : keys) {
			least = Math.min(least, key);
			most = Math.max(most, key);
		}
		if (least < 0 && most >= 0) {
			boolean positive = keepSideOfThreshold(size);
			least = positive ? -1 : least;
			most = positive ? most : 0;
		}
		int count = keys.length; // of keys that are at least 'least'
		while (least < most && count != size) {
			int middle = least + (most - least) / 2 + 1;
			int above = atLeast(middle);
			if (above >= size) {
				least = middle;
				count = above;
			} else {
				most = middle - 1;
			}
		}
		if (count == size) {
			mark(least, bits, offset);
		} else {
			markTies(least, size, bits, offset);
		}
	}

	/**
	 * Makes keys of the other sign than the threshold's alike, so that no difference of two keys overflows.
	 *
	 * @return whether the threshold is not negative
	 */
	private boolean keepSideOfThreshold(int size) {
		int negative = 0;
		for (int key : keys) {
			negative += key >>> 31;
		}
		boolean positive = keys.length - negative >= size;
		for (int c = 0; c < keys.length; c++) {
			keys[c] = positive ? Math.max(keys[c], -1) : Math.min(keys[c], 0);
		}
		return positive;
	}

	private int atLeast(int threshold) {
		int below = 0;
		for (int key : keys) {
			below += key - threshold >> 31; // -1 or 0
		}
		return keys.length + below;
	}

	private void mark(int threshold, long[] bits, int offset) {
		for (int from = 0; from < keys.length; from += 64) {
			long word = 0;
			for (int c = from; c < Math.min(from + 64, keys.length); c++) {
				word |= (~(keys[c] - threshold) >>> 31 & 1L) << c;
			}
			bits[offset + (from >> 6)] = word;
		}
	}

	// more values at the threshold than have room
	private void markTies(int threshold, int size, long[] bits, int offset) {
		int left = size;
		for (int key : keys) {
			left -= key > threshold ? 1 : 0;
		}
		for (int c = 0; c < keys.length; c++) {
			if (keys[c] > threshold || keys[c] == threshold && left-- > 0) {
				bits[offset + (c >> 6)] |= 1L << c;
			}
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

	// an int that compares as the float does; adding 0 makes -0 equal to 0
	private static int key(float value) {
		int raw = Float.floatToRawIntBits(value + 0f);
		return raw ^ (raw >> 31 & Integer.MAX_VALUE);
	}
}
