package org.channelexplorer.core.data;

import java.util.stream.IntStream;
import org.channelexplorer.core.internal.kernel.SquareSums;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** Pairwise distances with a fixed summation order. */
public final class Distances {
	// rows that fit the cache together, for both of a pair
	private static final int BLOCK = 32;

	private Distances() {
	}

	/**
	 * Euclidean distances between all rows.
	 *
	 * @return n x n, row-major, symmetric, zero diagonal; differences are summed in double, so near-equal rows keep their digits
	 */
	public static double[] euclidean(FloatMatrix x) {
		return euclidean(x, new NullProgressMonitor());
	}

	/**
	 * As {@link #euclidean(FloatMatrix)}, on all processors.
	 *
	 * @param monitor only looked at for cancellation
	 * @throws OperationCanceledException when cancelled
	 */
	public static double[] euclidean(FloatMatrix x, IProgressMonitor monitor) {
		int n = x.rows();
		int d = x.columns();
		float[] all = x.toArray();
		double[] distances = new double[Math.multiplyExact(n, n)];
		int blocks = (n + BLOCK - 1) / BLOCK;
		SquareSums kernel = SquareSums.create((long) n * n / 2 * d);
		IntStream.range(0, blocks * blocks).parallel().filter(b -> b / blocks <= b % blocks).forEach(b -> {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			int[] others = new int[SquareSums.COUNT];
			double[] sums = new double[SquareSums.COUNT];
			int end = Math.min(n, (b % blocks + 1) * BLOCK);
			for (int i = b / blocks * BLOCK; i < Math.min(n, (b / blocks + 1) * BLOCK); i++) {
				for (int j = Math.max(i + 1, b % blocks * BLOCK); j < end; j += SquareSums.COUNT) {
					for (int o = 0; o < SquareSums.COUNT; o++) {
						others[o] = Math.min(j + o, end - 1) * d; // the last one again where there are no four
					}
					kernel.rows(all, i * d, others, d, sums);
					for (int o = 0; o < SquareSums.COUNT && j + o < end; o++) {
						distances[i * n + j + o] = distances[(j + o) * n + i] = Math.sqrt(sums[o]);
					}
				}
			}
		});
		return distances;
	}
}
