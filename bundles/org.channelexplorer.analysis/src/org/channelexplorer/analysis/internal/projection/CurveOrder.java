package org.channelexplorer.analysis.internal.projection;

import java.util.Arrays;

/**
 * Points in the plane sorted along a Hilbert curve, whose every quarter cell is one stretch of the order. Sorting is stable.
 */
final class CurveOrder {
	private static final int DIGIT = 11;
	private static final int BUCKETS = 1 << DIGIT;

	private final int bits;
	private long[] keys;
	private int[] points;
	private long[] otherKeys;
	private int[] otherPoints;
	private final int[] counts = new int[BUCKETS];

	/** @param bits levels of quartering, at most 31 */
	CurveOrder(int n, int bits) {
		this.bits = bits;
		keys = new long[n];
		points = new int[n];
		otherKeys = new long[n];
		otherPoints = new int[n];
	}

	/** Sorts the points. */
	void sort(float[] x, float[] y) {
		int n = keys.length;
		float x0 = Float.POSITIVE_INFINITY;
		float y0 = Float.POSITIVE_INFINITY;
		float x1 = Float.NEGATIVE_INFINITY;
		float y1 = Float.NEGATIVE_INFINITY;
		for (int i = 0; i < n; i++) {
			x0 = Math.min(x0, x[i]);
			x1 = Math.max(x1, x[i]);
			y0 = Math.min(y0, y[i]);
			y1 = Math.max(y1, y[i]);
		}
		double side = Math.max((double) x1 - x0, (double) y1 - y0);
		double scale = side > 0 ? ((1L << bits) - 1) / side : 0;
		for (int i = 0; i < n; i++) {
			keys[i] = hilbert((int) (((double) x[i] - x0) * scale), (int) (((double) y[i] - y0) * scale));
			points[i] = i;
		}
		for (int shift = 0; shift < 2 * bits; shift += DIGIT) {
			pass(shift);
		}
	}

	private long hilbert(int cellX, int cellY) {
		long key = 0;
		int x = cellX;
		int y = cellY;
		for (int level = bits - 1; level >= 0; level--) {
			int rx = x >> level & 1;
			int ry = y >> level & 1;
			key = key << 2 | 3 * rx ^ ry;
			if (ry == 0) {
				if (rx == 1) { // bits above this level are no longer looked at
					x = ~x;
					y = ~y;
				}
				int swap = x;
				x = y;
				y = swap;
			}
		}
		return key;
	}

	private void pass(int shift) {
		Arrays.fill(counts, 0);
		int n = keys.length;
		for (int i = 0; i < n; i++) {
			counts[(int) (keys[i] >>> shift) & BUCKETS - 1]++;
		}
		int before = 0;
		for (int b = 0; b < BUCKETS; b++) {
			int c = counts[b];
			counts[b] = before;
			before += c;
		}
		for (int i = 0; i < n; i++) {
			int to = counts[(int) (keys[i] >>> shift) & BUCKETS - 1]++;
			otherKeys[to] = keys[i];
			otherPoints[to] = points[i];
		}
		long[] k = keys;
		keys = otherKeys;
		otherKeys = k;
		int[] p = points;
		points = otherPoints;
		otherPoints = p;
	}

	/** The point at a place of the order. */
	int point(int place) {
		return points[place];
	}

	/** Which stretch of cells of side 2^level the point at a place is in. */
	long quarter(int place, int level) {
		return keys[place] >>> 2 * level;
	}

	/** Where the stretch that begins at a place ends, at most at {@code to}. */
	int endOfQuarter(int place, int to, int level) {
		long here = quarter(place, level);
		int low = place;
		int high = to;
		while (high - low > 1) {
			int middle = low + high >>> 1;
			if (quarter(middle, level) == here) {
				low = middle;
			} else {
				high = middle;
			}
		}
		return high;
	}
}
