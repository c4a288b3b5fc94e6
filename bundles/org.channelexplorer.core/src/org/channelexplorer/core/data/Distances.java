package org.channelexplorer.core.data;

import java.util.stream.IntStream;
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
		IntStream.range(0, blocks * blocks).parallel().filter(b -> b / blocks <= b % blocks).forEach(b -> {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			for (int i = b / blocks * BLOCK; i < Math.min(n, (b / blocks + 1) * BLOCK); i++) {
				for (int j = Math.max(i + 1, b % blocks * BLOCK); j < Math.min(n, (b % blocks + 1) * BLOCK); j++) {
					distances[i * n + j] = distances[j * n + i] = Math.sqrt(squared(all, i * d, j * d, d));
				}
			}
		});
		return distances;
	}

	// four fixed lanes: the order is part of the result, and the compiler may still overlap them
	private static double squared(float[] v, int a, int b, int d) {
		double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
		int k = 0;
		for (; k + 3 < d; k += 4) {
			double e0 = v[a + k] - (double) v[b + k];
			double e1 = v[a + k + 1] - (double) v[b + k + 1];
			double e2 = v[a + k + 2] - (double) v[b + k + 2];
			double e3 = v[a + k + 3] - (double) v[b + k + 3];
			s0 += e0 * e0;
			s1 += e1 * e1;
			s2 += e2 * e2;
			s3 += e3 * e3;
		}
		for (; k < d; k++) {
			double e = v[a + k] - (double) v[b + k];
			s0 += e * e;
		}
		return (s0 + s1) + (s2 + s3);
	}
}
