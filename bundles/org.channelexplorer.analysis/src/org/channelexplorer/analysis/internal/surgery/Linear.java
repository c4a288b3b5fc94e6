package org.channelexplorer.analysis.internal.surgery;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** Symmetric positive definite systems. Sums run in a fixed order in every element, whatever the threads: {@link Panels}. */
final class Linear {
	private Linear() {
	}

	/**
	 * Solves A X = Y by Cholesky's decomposition.
	 *
	 * @param a rows of A, of which the upper triangle is read
	 * @param y rows of Y; overwritten by X
	 * @throws ArithmeticException when A is not positive definite
	 */
	static void solve(double[][] a, double[][] y, IProgressMonitor monitor) {
		int n = a.length;
		int columns = n == 0 ? 0 : y[0].length;
		Panels left = new Panels(n, n);
		Panels right = new Panels(n, columns);
		for (int i = 0; i < n; i++) {
			for (int j = i; j < n; j++) {
				left.set(i, j, a[i][j]);
			}
			right.setRow(i, y[i], columns);
		}
		left.solve(right, monitor);
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < columns; j++) {
				y[i][j] = right.get(i, j);
			}
		}
	}

	/** target -= factor * row. */
	static void subtract(double[] target, double factor, double[] row, int from, int to) {
		for (int j = from; j < to; j++) {
			target[j] -= factor * row[j];
		}
	}

	static void check(IProgressMonitor monitor) {
		if (monitor.isCanceled()) {
			throw new OperationCanceledException();
		}
	}
}
