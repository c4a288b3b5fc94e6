package org.channelexplorer.analysis.internal.surgery;

import java.util.stream.IntStream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** Symmetric positive definite systems. Sums run in a fixed order in every element, whatever the threads. */
final class Linear {
	private static final int MANY = 1 << 15;

	private Linear() {
	}

	/**
	 * Solves A X = Y by Cholesky's decomposition A = U'U.
	 *
	 * @param a rows of A, its upper triangle; overwritten by U
	 * @param y rows of Y; overwritten by X
	 * @throws ArithmeticException when A is not positive definite
	 */
	static void solve(double[][] a, double[][] y, IProgressMonitor monitor) {
		decompose(a, monitor);
		int columns = y.length == 0 ? 0 : y[0].length;
		int parts = Math.clamp(columns / 64, 1, Runtime.getRuntime().availableProcessors());
		IntStream.range(0, parts).parallel()
				.forEach(part -> substitute(a, y, (int) ((long) columns * part / parts), (int) ((long) columns * (part + 1) / parts), monitor));
		check(monitor);
	}

	private static void decompose(double[][] a, IProgressMonitor monitor) {
		int n = a.length;
		for (int k = 0; k < n; k++) {
			if (k % 16 == 0) {
				check(monitor);
			}
			double[] row = a[k];
			if (!(row[k] > 0)) {
				throw new ArithmeticException("the matrix is not positive definite");
			}
			double root = Math.sqrt(row[k]);
			for (int j = k; j < n; j++) {
				row[j] /= root;
			}
			IntStream rest = IntStream.range(k + 1, n);
			((long) (n - k) * (n - k) / 2 > MANY ? rest.parallel() : rest).forEach(i -> subtract(a[i], row[i], row, i, n));
		}
	}

	private static void substitute(double[][] u, double[][] y, int from, int to, IProgressMonitor monitor) {
		int n = u.length;
		for (int k = 0; k < n && !monitor.isCanceled(); k++) {
			divide(y[k], u[k][k], from, to);
			for (int i = k + 1; i < n; i++) {
				subtract(y[i], u[k][i], y[k], from, to);
			}
		}
		for (int k = n - 1; k >= 0 && !monitor.isCanceled(); k--) {
			for (int i = k + 1; i < n; i++) {
				subtract(y[k], u[k][i], y[i], from, to);
			}
			divide(y[k], u[k][k], from, to);
		}
	}

	private static void divide(double[] row, double by, int from, int to) {
		for (int j = from; j < to; j++) {
			row[j] /= by;
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
