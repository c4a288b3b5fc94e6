package org.channelexplorer.analysis.internal.projection;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/** Nearest neighbours by looking at all pairs. */
public final class ExactNeighbours {
	// rows of a block: 64 rows of 2,048 values stay in the second-level cache while another block passes
	private static final int BLOCK = 64;

	private ExactNeighbours() {
	}

	/**
	 * Searches.
	 *
	 * @param k neighbours per row, 1 .. rows - 1
	 * @throws OperationCanceledException when cancelled
	 */
	public static NearestNeighbours of(Rows rows, int k, IProgressMonitor monitor) {
		int n = rows.count();
		NearestNeighbours found = new NearestNeighbours(n, k);
		int blocks = (n + BLOCK - 1) / BLOCK;
		SubMonitor progress = SubMonitor.convert(monitor, blocks);
		Object[] locks = new Object[blocks];
		Arrays.setAll(locks, i -> new Object());
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
					offer(found, a * BLOCK, b * BLOCK, block, BLOCK, 1);
				}
				if (b > a) {
					synchronized (locks[b]) {
						offer(found, b * BLOCK, a * BLOCK, block, 1, BLOCK);
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

	private static void offer(NearestNeighbours found, int from, int to, float[] block, int rowStep, int columnStep) {
		int iEnd = Math.min(found.rows(), from + BLOCK);
		int jEnd = Math.min(found.rows(), to + BLOCK);
		for (int i = from; i < iEnd; i++) {
			float limit = found.limit(i);
			int at = (i - from) * rowStep;
			for (int j = to; j < jEnd; j++, at += columnStep) {
				if (block[at] <= limit && i != j) {
					found.offer(i, j, block[at]);
					limit = found.limit(i);
				}
			}
		}
	}
}
