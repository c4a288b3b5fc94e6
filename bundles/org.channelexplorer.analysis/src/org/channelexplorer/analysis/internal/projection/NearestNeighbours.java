package org.channelexplorer.analysis.internal.projection;

/**
 * The k nearest neighbours of every row, nearest first, equal distances by ascending index. That order is total, so what is kept does
 * not depend on the order in which pairs are offered, nor on threads. Offers to different rows may come from different threads.
 */
public final class NearestNeighbours {
	private final int k;
	private final int[] index;
	private final float[] squared;
	private final int[] filled;

	/** Nothing found yet. @param k neighbours per row, 1 .. n - 1 */
	NearestNeighbours(int n, int k) {
		if (k < 1 || k >= n) {
			throw new IllegalArgumentException(k + " neighbours among " + n + " rows");
		}
		this.k = k;
		index = new int[Math.multiplyExact(n, k)];
		squared = new float[n * k];
		filled = new int[n];
	}

	/** Number of rows. */
	public int rows() {
		return filled.length;
	}

	/** Neighbours per row. */
	public int k() {
		return k;
	}

	/** The {@code rank}-th neighbour of a row, from 0; nearest first once {@link #sort sorted}. */
	public int neighbour(int row, int rank) {
		return index[row * k + rank];
	}

	/** Its squared distance. */
	public float squaredDistance(int row, int rank) {
		return squared[row * k + rank];
	}

	/** Keeps a pair that was not offered before when it is among the k best. */
	void offer(int row, int other, float d) {
		int base = row * k;
		if (filled[row] < k) {
			up(base, filled[row]++, d, other); // a heap per row, the worst kept neighbour on top
		} else if (before(d, other, squared[base], index[base])) {
			down(base, k, d, other);
		}
	}

	/** Keeps a pair when it is among the k best, once however often it is offered. */
	void offerAgain(int row, int other, float d) {
		int base = row * k;
		if (filled[row] == k && !before(d, other, squared[base], index[base])) {
			return;
		}
		for (int r = base; r < base + filled[row]; r++) {
			if (index[r] == other) {
				return;
			}
		}
		offer(row, other, d);
	}

	/** The squared distance above which a row rejects candidates: infinite until it is full. */
	float limit(int row) {
		return filled[row] < k ? Float.POSITIVE_INFINITY : squared[row * k];
	}

	/** Neighbours a row has so far. */
	int filled(int row) {
		return filled[row];
	}

	/** Brings a row's neighbours into order; nothing can be offered to it afterwards. */
	void sort(int row) {
		int base = row * k;
		for (int size = filled[row] - 1; size > 0; size--) {
			float d = squared[base + size];
			int j = index[base + size];
			squared[base + size] = squared[base];
			index[base + size] = index[base];
			down(base, size, d, j);
		}
	}

	private static boolean before(float d, int j, float otherD, int otherJ) {
		return d < otherD || d == otherD && j < otherJ;
	}

	private void up(int base, int free, float d, int j) {
		int p = free;
		while (p > 0) {
			int parent = base + (p - 1) / 2;
			if (!before(squared[parent], index[parent], d, j)) {
				break;
			}
			squared[base + p] = squared[parent];
			index[base + p] = index[parent];
			p = (p - 1) / 2;
		}
		squared[base + p] = d;
		index[base + p] = j;
	}

	private void down(int base, int size, float d, int j) {
		int p = 0;
		for (;;) {
			int child = 2 * p + 1;
			if (child >= size) {
				break;
			}
			if (child + 1 < size && before(squared[base + child], index[base + child], squared[base + child + 1], index[base + child + 1])) {
				child++;
			}
			if (!before(d, j, squared[base + child], index[base + child])) {
				break;
			}
			squared[base + p] = squared[base + child];
			index[base + p] = index[base + child];
			p = child;
		}
		squared[base + p] = d;
		index[base + p] = j;
	}
}
