package org.channelexplorer.analysis.internal.projection;

import java.util.Arrays;

/**
 * Points in the plane sorted along a Hilbert curve, whose every quarter cell is one stretch of the order. Sorting is stable.
 */
public final class CurveOrder {
	/** Levels of quartering; an even number. */
	public static final int BITS = 16;
	private static final int DIGIT = 11;
	private static final int BUCKETS = 1 << DIGIT;
	private static final int[] STEPS = steps();

	private int[] keys;
	private int[] points;
	private int[] otherKeys;
	private int[] otherPoints;
	private final int[] counts = new int[BUCKETS];

	public CurveOrder(int n) {
		keys = new int[n];
		points = new int[n];
		otherKeys = new int[n];
		otherPoints = new int[n];
	}

	/** Sorts the points. */
	public void sort(float[] x, float[] y) {
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
		double scale = side > 0 ? ((1 << BITS) - 1) / side : 0;
		for (int i = 0; i < n; i++) {
			keys[i] = hilbert((int) (((double) x[i] - x0) * scale), (int) (((double) y[i] - y0) * scale));
			points[i] = i;
		}
		for (int shift = 0; shift < 2 * BITS; shift += DIGIT) {
			pass(shift);
		}
	}

	private int hilbert(int x, int y) {
		int key = 0;
		int state = 0;
		for (int level = BITS - 2; level >= 0; level -= 2) {
			int step = STEPS[state << 4 | (x >> level & 3) << 2 | y >> level & 3];
			key = key << 4 | step & 15;
			state = step >> 4;
		}
		return key;
	}

	// two levels of the curve at once: for a way of running through a cell and one of its 16 parts, the part's place and its own way
	private static int[] steps() {
		int[] steps = new int[4 * 16];
		for (int state = 0; state < 4; state++) {
			for (int part = 0; part < 16; part++) {
				int way = state; // bit 0: x and y exchanged, bit 1: both counted from the far end
				int key = 0;
				for (int level = 1; level >= 0; level--) {
					int rx = (way & 1) == 0 ? part >> 2 + level & 1 : part >> level & 1;
					int ry = (way & 1) == 0 ? part >> level & 1 : part >> 2 + level & 1;
					if ((way & 2) != 0) {
						rx ^= 1;
						ry ^= 1;
					}
					key = key << 2 | 3 * rx ^ ry;
					if (ry == 0) {
						way ^= rx == 1 ? 3 : 1;
					}
				}
				steps[state << 4 | part] = way << 4 | key;
			}
		}
		return steps;
	}

	private void pass(int shift) {
		Arrays.fill(counts, 0);
		int n = keys.length;
		for (int i = 0; i < n; i++) {
			counts[keys[i] >>> shift & BUCKETS - 1]++;
		}
		int before = 0;
		for (int b = 0; b < BUCKETS; b++) {
			int c = counts[b];
			counts[b] = before;
			before += c;
		}
		for (int i = 0; i < n; i++) {
			int to = counts[keys[i] >>> shift & BUCKETS - 1]++;
			otherKeys[to] = keys[i];
			otherPoints[to] = points[i];
		}
		int[] k = keys;
		keys = otherKeys;
		otherKeys = k;
		int[] p = points;
		points = otherPoints;
		otherPoints = p;
	}

	/** The point at a place of the order. */
	public int point(int place) {
		return points[place];
	}

	/** Which stretch of cells of side 2^level the point at a place is in. */
	public int quarter(int place, int level) {
		return keys[place] >>> 2 * level;
	}

	/** Where the stretch that begins at a place ends, at most at {@code to}. */
	public int endOfQuarter(int place, int to, int level) {
		int here = quarter(place, level);
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
