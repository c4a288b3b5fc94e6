package org.channelexplorer.analysis.internal.projection;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * The directions of largest variance, from the smaller of covariance and Gram matrix. Signs: of every axis the entry with the
 * largest magnitude (the first of them) is positive.
 */
final class PrincipalAxes {
	// largest magnitudes that differ by less are taken for equal: their order would be a matter of rounding
	private static final double EQUAL = 1e-9;

	private final double[][] axes;
	private final double[] eigenvalues;
	private final double trace;

	/**
	 * Finds the axes.
	 *
	 * @param count axes wanted, 1 or 2; where the data have fewer dimensions the rest is zero
	 * @throws OperationCanceledException when cancelled
	 */
	PrincipalAxes(CovarianceOperator covariance, int count, IProgressMonitor monitor) {
		trace = covariance.scale();
		axes = new double[count][];
		eigenvalues = new double[count];
		if (covariance.count() <= LeadingEigenvectors.SMALL && covariance.count() < covariance.size()) {
			gram(covariance);
		} else {
			LeadingEigenvectors leading = LeadingEigenvectors.of(covariance, count, monitor);
			for (int k = 0; k < count; k++) {
				axes[k] = leading.vector(k);
				eigenvalues[k] = leading.value(k);
			}
		}
		for (double[] axis : axes) {
			fixSign(axis);
		}
	}

	private void gram(CovarianceOperator covariance) {
		int n = covariance.count();
		double[][] rows = new double[n][covariance.size()];
		double[][] matrix = new double[n][n];
		for (int a = 0; a < n; a++) {
			covariance.centred(a, rows[a]);
			for (int b = 0; b <= a; b++) {
				matrix[a][b] = Vectors.dot(rows[a], rows[b]);
			}
		}
		SymmetricEigen eigen = new SymmetricEigen(SymmetricOperator.mirror(matrix));
		for (int k = 0; k < axes.length; k++) {
			axes[k] = new double[covariance.size()];
			if (k < n && eigen.value(k) > LeadingEigenvectors.NOTHING * trace) {
				eigenvalues[k] = eigen.value(k);
				for (int i = 0; i < n; i++) {
					Vectors.add(axes[k], eigen.vector(k)[i], rows[i]);
				}
				Vectors.scale(axes[k], 1 / Vectors.norm(axes[k]));
			}
		}
	}

	static void fixSign(double[] axis) {
		double largest = 0;
		for (double a : axis) {
			largest = Math.max(largest, Math.abs(a));
		}
		for (double a : axis) {
			if (Math.abs(a) >= largest * (1 - EQUAL)) {
				if (a < 0) {
					Vectors.scale(axis, -1);
				}
				return;
			}
		}
	}

	/** Unit vectors in the space of the columns, zero vectors where the data have no more directions. */
	double[][] axes() {
		return axes;
	}

	/** Share of the total variance along an axis, 0..1; NaN when there is no variance. */
	double explained(int axis) {
		return eigenvalues[axis] / trace;
	}
}
