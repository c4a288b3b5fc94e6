package org.channelexplorer.analysis.internal.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * The leading eigenvectors of a covariance matrix. When rows or columns are few, from the smaller of covariance and Gram
 * matrix; else from a block Krylov space that grows until the eigenpairs no longer change. Signs: of every axis the
 * entry with the largest magnitude (the first of them) is positive.
 */
final class PrincipalAxes {
	private static final int SMALL = 160;
	// four at a time: equal eigenvalues need as many starting vectors, and one pass over the data serves all
	private static final int BLOCK = 4;
	private static final int LARGEST_SPACE = 240;
	private static final double TOLERANCE = 1e-10;
	// an eigenvalue this far below the first is rounding
	private static final double NOTHING = 1e-13;
	// the answer does not depend on it: it only must not be orthogonal to the axes
	private static final long START = 0x5eedL;

	private final double[][] axes;
	private final double[] eigenvalues;
	private final double trace;

	private PrincipalAxes(double[][] axes, double[] eigenvalues, double trace) {
		this.axes = axes;
		this.eigenvalues = eigenvalues;
		this.trace = trace;
	}

	/**
	 * Finds the axes.
	 *
	 * @param count axes wanted; where the data have fewer dimensions the rest is zero
	 * @throws OperationCanceledException when cancelled
	 */
	static PrincipalAxes of(CovarianceOperator covariance, int count, IProgressMonitor monitor) {
		double trace = covariance.trace();
		PrincipalAxes found;
		if (trace == 0) {
			found = new PrincipalAxes(new double[count][covariance.size()], new double[count], 0);
		} else if (covariance.size() <= SMALL) {
			found = dense(covariance, count, trace);
		} else if (covariance.count() <= SMALL) {
			found = gram(covariance, count, trace);
		} else {
			found = krylov(covariance, count, trace, monitor);
		}
		for (double[] axis : found.axes) {
			fixSign(axis);
		}
		return found;
	}

	private static PrincipalAxes dense(CovarianceOperator covariance, int count, double trace) {
		int d = covariance.size();
		double[][] matrix = new double[d][d];
		double[] row = new double[d];
		for (int i = 0; i < covariance.count(); i++) {
			covariance.centred(i, row);
			for (int a = 0; a < d; a++) {
				for (int b = 0; b <= a; b++) {
					matrix[a][b] += row[a] * row[b];
				}
			}
		}
		mirror(matrix);
		SymmetricEigen eigen = new SymmetricEigen(matrix);
		double[][] axes = new double[count][d];
		double[] values = new double[count];
		for (int k = 0; k < Math.min(count, d) && eigen.value(k) > NOTHING * trace; k++) {
			values[k] = eigen.value(k);
			axes[k] = eigen.vector(k).clone();
		}
		return new PrincipalAxes(axes, values, trace);
	}

	private static PrincipalAxes gram(CovarianceOperator covariance, int count, double trace) {
		int n = covariance.count();
		double[][] rows = new double[n][covariance.size()];
		for (int i = 0; i < n; i++) {
			covariance.centred(i, rows[i]);
		}
		double[][] matrix = new double[n][n];
		for (int a = 0; a < n; a++) {
			for (int b = 0; b <= a; b++) {
				matrix[a][b] = Vectors.dot(rows[a], rows[b]);
			}
		}
		mirror(matrix);
		SymmetricEigen eigen = new SymmetricEigen(matrix);
		double[][] axes = new double[count][covariance.size()];
		double[] values = new double[count];
		for (int k = 0; k < Math.min(count, n) && eigen.value(k) > NOTHING * trace; k++) {
			values[k] = eigen.value(k);
			for (int i = 0; i < n; i++) {
				Vectors.add(axes[k], eigen.vector(k)[i], rows[i]);
			}
			Vectors.scale(axes[k], 1 / Vectors.norm(axes[k]));
		}
		return new PrincipalAxes(axes, values, trace);
	}

	private static void mirror(double[][] matrix) {
		for (int a = 0; a < matrix.length; a++) {
			for (int b = 0; b < a; b++) {
				matrix[b][a] = matrix[a][b];
			}
		}
	}

	private static PrincipalAxes krylov(CovarianceOperator covariance, int count, double trace, IProgressMonitor monitor) {
		int d = covariance.size();
		SubMonitor progress = SubMonitor.convert(monitor, LARGEST_SPACE / BLOCK);
		SplittableRandom random = new SplittableRandom(START);
		List<double[]> basis = new ArrayList<>();
		List<double[]> images = new ArrayList<>();
		double[][] block = new double[BLOCK][d];
		for (double[] v : block) {
			for (int c = 0; c < d; c++) {
				v[c] = random.nextDouble() - 0.5;
			}
		}
		SymmetricEigen ritz = null;
		while (true) {
			if (progress.isCanceled()) {
				throw new OperationCanceledException();
			}
			List<double[]> fresh = orthonormalise(block, basis, trace);
			if (fresh.isEmpty()) {
				break; // the space holds everything the data have
			}
			basis.addAll(fresh);
			block = covariance.times(fresh.toArray(new double[0][]));
			for (double[] v : block) {
				images.add(v.clone());
			}
			progress.worked(1);
			boolean last = basis.size() + BLOCK > Math.min(LARGEST_SPACE, d);
			if (last || basis.size() >= 5 * BLOCK && basis.size() % (2 * BLOCK) == 0) {
				ritz = new SymmetricEigen(projected(basis, images));
				if (last || residual(ritz, count, basis, images) <= TOLERANCE * ritz.value(0)) {
					break;
				}
			}
		}
		if (ritz == null || ritz.size() < basis.size()) {
			ritz = new SymmetricEigen(projected(basis, images));
		}
		double[][] axes = new double[count][d];
		double[] values = new double[count];
		for (int k = 0; k < Math.min(count, ritz.size()) && ritz.value(k) > NOTHING * trace; k++) {
			values[k] = ritz.value(k);
			axes[k] = combine(basis, ritz.vector(k));
		}
		return new PrincipalAxes(axes, values, trace);
	}

	// twice is enough (Kahan and Parlett); what is left of a vector that lies in the space already is rounding and is dropped
	private static List<double[]> orthonormalise(double[][] block, List<double[]> basis, double trace) {
		List<double[]> fresh = new ArrayList<>();
		for (double[] v : block) {
			double before = Vectors.norm(v);
			for (int pass = 0; pass < 2; pass++) {
				for (double[] q : basis) {
					Vectors.add(v, -Vectors.dot(q, v), q);
				}
				for (double[] q : fresh) {
					Vectors.add(v, -Vectors.dot(q, v), q);
				}
			}
			double norm = Vectors.norm(v);
			if (norm > 1e-12 * before && (basis.isEmpty() || norm > NOTHING * trace)) {
				Vectors.scale(v, 1 / norm);
				fresh.add(v);
			}
		}
		return fresh;
	}

	private static double[][] projected(List<double[]> basis, List<double[]> images) {
		int m = basis.size();
		double[][] t = new double[m][m];
		for (int a = 0; a < m; a++) {
			for (int b = 0; b <= a; b++) {
				t[a][b] = Vectors.dot(basis.get(b), images.get(a));
			}
		}
		mirror(t);
		return t;
	}

	private static double residual(SymmetricEigen ritz, int count, List<double[]> basis, List<double[]> images) {
		double worst = 0;
		for (int k = 0; k < Math.min(count, ritz.size()); k++) {
			double[] r = combine(images, ritz.vector(k));
			Vectors.add(r, -ritz.value(k), combine(basis, ritz.vector(k)));
			worst = Math.max(worst, Vectors.norm(r));
		}
		return worst;
	}

	private static double[] combine(List<double[]> vectors, double[] weights) {
		double[] sum = new double[vectors.getFirst().length];
		for (int k = 0; k < weights.length; k++) {
			Vectors.add(sum, weights[k], vectors.get(k));
		}
		return sum;
	}

	private static void fixSign(double[] axis) {
		double largest = 0;
		for (double a : axis) {
			largest = Math.max(largest, Math.abs(a));
		}
		for (double a : axis) {
			if (Math.abs(a) >= largest * (1 - 1e-9)) {
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
