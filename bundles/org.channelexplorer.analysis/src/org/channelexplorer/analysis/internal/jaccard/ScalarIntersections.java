package org.channelexplorer.analysis.internal.jaccard;

/** Plain loop. */
final class ScalarIntersections implements Intersections {

	@Override
	public void count(long[] bits, int words, int row, int[] others, int from, int to, int[] counts, int at) {
		for (int j = from; j < to; j++) {
			int other = others[j] * words;
			int sum = 0;
			for (int w = 0; w < words; w++) {
				sum += Long.bitCount(bits[row + w] & bits[other + w]);
			}
			counts[at + j - from] = sum;
		}
	}
}
