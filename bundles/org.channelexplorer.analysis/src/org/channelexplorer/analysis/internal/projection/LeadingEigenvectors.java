package org.channelexplorer.analysis.internal.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * The eigenvectors of the largest eigenvalues of a symmetric matrix: of a small one from the matrix, else from a block Krylov space
 * that grows until the eigenpairs no longer change.
 */
final class LeadingEigenvectors {
	/** From this size on the matrix is not written out. */
	static final int SMALL = 160;
	// as many at a time as are wanted, or equal eigenvalues would hide one of them
	private static final int BLOCK = 2;
	private static final int LARGEST_SPACE = 240;
	private static final double TOLERANCE = 1e-8;
	/** An eigenvalue this far below all others together is rounding. */
	static final double NOTHING = 1e-13;
	// the answer does not depend on it: it only must not be orthogonal to the eigenvectors
	private static final long START = 0x5eedL;

	private final double[] values;
	private final double[][] vectors;

	private LeadingEigenvectors(int count, int size) {
		values = new double[count];
		vectors = new double[count][size];
	}

	/**
	 * Finds them.
	 *
	 * @param count how many, 1 or 2; where there are fewer positive eigenvalues the rest is zero
	 * @throws OperationCanceledException when cancelled
	 */
	static LeadingEigenvectors of(SymmetricOperator matrix, int count, IProgressMonitor monitor) {
		LeadingEigenvectors found = new LeadingEigenvectors(count, matrix.size());
		double scale = matrix.scale();
		if (scale == 0) {
			return found;
		}
		if (matrix.size() <= SMALL) {
			SymmetricEigen eigen = new SymmetricEigen(matrix.dense());
			found.take(eigen, scale, eigen::vector);
		} else {
			found.krylov(matrix, scale, monitor);
		}
		return found;
	}

	private interface Vector {
		double[] of(int k);
	}

	private void take(SymmetricEigen eigen, double scale, Vector vector) {
		for (int k = 0; k < Math.min(values.length, eigen.size()) && eigen.value(k) > NOTHING * scale; k++) {
			values[k] = eigen.value(k);
			vectors[k] = vector.of(k).clone();
		}
	}

	private void krylov(SymmetricOperator matrix, double scale, IProgressMonitor monitor) {
		int d = matrix.size();
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
			List<double[]> fresh = orthonormalise(block, basis, scale);
			if (fresh.isEmpty()) {
				break; // the space holds everything there is
			}
			basis.addAll(fresh);
			block = Arrays.copyOf(matrix.times(fresh.getFirst(), fresh.getLast()), fresh.size());
			for (double[] v : block) {
				images.add(v.clone());
			}
			progress.worked(1);
			boolean last = basis.size() + BLOCK > Math.min(LARGEST_SPACE, d);
			if (last || basis.size() >= 5 * BLOCK && basis.size() % 8 == 0) {
				ritz = new SymmetricEigen(projected(basis, images));
				if (last || residual(ritz, basis, images) <= TOLERANCE * ritz.value(0)) {
					break;
				}
			}
		}
		if (ritz == null || ritz.size() < basis.size()) {
			ritz = new SymmetricEigen(projected(basis, images));
		}
		SymmetricEigen converged = ritz;
		take(ritz, scale, k -> combine(basis, converged.vector(k)));
	}

	// twice is enough (Kahan and Parlett); what is left of a vector that lies in the space already is rounding and is dropped
	private static List<double[]> orthonormalise(double[][] block, List<double[]> basis, double scale) {
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
			if (norm > 1e-12 * before && (basis.isEmpty() || norm > NOTHING * scale)) {
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
		return SymmetricOperator.mirror(t);
	}

	private double residual(SymmetricEigen ritz, List<double[]> basis, List<double[]> images) {
		double worst = 0;
		for (int k = 0; k < Math.min(values.length, ritz.size()); k++) {
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

	/** An eigenvalue, 0 when there is no further positive one. */
	double value(int k) {
		return values[k];
	}

	/** Its vector of unit length, zero when there is none; may be modified. */
	double[] vector(int k) {
		return vectors[k];
	}
}
