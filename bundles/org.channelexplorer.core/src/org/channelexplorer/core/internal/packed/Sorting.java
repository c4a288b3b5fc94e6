package org.channelexplorer.core.internal.packed;

import java.util.function.IntBinaryOperator;

/** Sorts what lies outside the heap by its indices. */
public final class Sorting {
	private Sorting() {
	}

	/**
	 * The indices of some elements in ascending order; equal elements stay as they are.
	 *
	 * @param compare as a comparator does, given two indices
	 */
	public static int[] order(int size, IntBinaryOperator compare) {
		int[] order = new int[size];
		for (int i = 0; i < size; i++) {
			order[i] = i;
		}
		int[] merged = new int[size];
		for (long width = 1; width < size; width *= 2) {
			for (long from = 0; from < size; from += 2 * width) {
				merge(order, merged, (int) from, (int) Math.min(size, from + width), (int) Math.min(size, from + 2 * width), compare);
			}
			int[] swapped = order;
			order = merged;
			merged = swapped;
		}
		return order;
	}

	private static void merge(int[] from, int[] to, int first, int second, int end, IntBinaryOperator compare) {
		if (second == end || compare.applyAsInt(from[second - 1], from[second]) <= 0) { // in order as they are
			System.arraycopy(from, first, to, first, end - first);
			return;
		}
		int a = first;
		int b = second;
		for (int k = first; k < end; k++) {
			to[k] = b == end || a < second && compare.applyAsInt(from[a], from[b]) <= 0 ? from[a++] : from[b++];
		}
	}
}
