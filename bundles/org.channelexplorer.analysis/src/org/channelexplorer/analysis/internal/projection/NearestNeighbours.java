package org.channelexplorer.analysis.internal.projection;

import java.util.stream.IntStream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * The exact k nearest neighbours of every row, nearest first, equal distances by ascending index. That order is total, so the
 * answer does not depend on the order in which pairs are looked at, nor on threads.
 */
final class NearestNeighbours {
	// rows of a block: 64 rows of 2,048 values stay in the second-level cache while another block passes
	private static final int BLOCK = 64;

	private final int k;
	private final int[] index;
	private final float[] squared;

	private NearestNeighbours(int n, int k) {
		this.k = k;
		index = new int[Math.multiplyExact(n, k)];
		squared = new float[n * k];
	}

	/**
	 * Searches all pairs.
	 *
	 * @param k neighbours per row, 1 .. rows - 1
	 * @throws OperationCanceledException when cancelled
	 */
	static NearestNeighbours of(Rows rows, int k, IProgressMonitor monitor) {
		int n = rows.count();
		if (k < 1 || k >= n) {
			throw new IllegalArgumentException(k + " neighbours among " + n + " rows");
		}
		NearestNeighbours found = new NearestNeighbours(n, k);
		int blocks = (n + BLOCK - 1) / BLOCK;
		SubMonitor progress = SubMonitor.convert(monitor, blocks);
		Object[] locks = new Object[blocks];
		java.util.Arrays.setAll(locks, i -> new Object());
		int[] filled = new int[n];
		// every pair once: a block against itself and all later ones
		IntStream.range(0, blocks).parallel().forEach(a -> {
			DistanceKernel kernel = DistanceKernel.create();
			float[] block = new float[BLOCK * BLOCK];
			float[] tile = new float[Rows.TILE * Rows.TILE];
			for (int b = a; b < blocks; b++) {
				if (progress.isCanceled()) {
					throw new OperationCanceledException();
				}
				distances(rows, kernel, a * BLOCK, b * BLOCK, block, tile);
				synchronized (locks[a]) {
					found.offer(a * BLOCK, b * BLOCK, block, BLOCK, 1, filled);
				}
				if (b > a) {
					synchronized (locks[b]) {
						found.offer(b * BLOCK, a * BLOCK, block, 1, BLOCK, filled);
					}
				}
			}
			synchronized (progress) { // monitors are not made for several threads
				progress.worked(1);
			}
		});
		IntStream.range(0, n).parallel().forEach(found::sort);
		return found;
	}

	private static void distances(Rows rows, DistanceKernel kernel, int from, int to, float[] block, float[] tile) {
		float[][] all = rows.padded();
		int iEnd = Math.min(all.length, from + BLOCK);
		int jEnd = Math.min(all.length, to + BLOCK);
		for (int i = from; i < iEnd; i += Rows.TILE) {
			for (int j = to; j < jEnd; j += Rows.TILE) {
				kernel.tile(all, i, all, j, rows.width(), tile);
				for (int p = 0; p < Rows.TILE; p++) {
					System.arraycopy(tile, p * Rows.TILE, block, (i - from + p) * BLOCK + j - to, Rows.TILE);
				}
			}
		}
	}

	// a heap per row, the worst kept neighbour on top
	private void offer(int from, int to, float[] block, int rowStep, int columnStep, int[] filled) {
		int n = filled.length;
		int iEnd = Math.min(n, from + BLOCK);
		int jEnd = Math.min(n, to + BLOCK);
		for (int i = from; i < iEnd; i++) {
			int base = i * k;
			int at = (i - from) * rowStep;
			for (int j = to; j < jEnd; j++, at += columnStep) {
				float d = block[at];
				if (filled[i] == k && d > squared[base] || i == j) {
					continue;
				}
				if (filled[i] < k) {
					up(base, filled[i]++, d, j);
				} else if (before(d, j, squared[base], index[base])) {
					down(base, k, d, j);
				}
			}
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

	private void sort(int row) {
		int base = row * k;
		for (int size = k - 1; size > 0; size--) {
			float d = squared[base + size];
			int j = index[base + size];
			squared[base + size] = squared[base];
			index[base + size] = index[base];
			down(base, size, d, j);
		}
	}

	/** Neighbours per row. */
	int k() {
		return k;
	}

	/** The {@code rank}-th neighbour of a row, from 0. */
	int neighbour(int row, int rank) {
		return index[row * k + rank];
	}

	/** Its squared distance. */
	float squaredDistance(int row, int rank) {
		return squared[row * k + rank];
	}
}
