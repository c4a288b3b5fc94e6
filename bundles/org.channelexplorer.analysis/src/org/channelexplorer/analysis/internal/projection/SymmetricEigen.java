package org.channelexplorer.analysis.internal.projection;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenpairs of a small symmetric matrix, largest eigenvalue first. */
public final class SymmetricEigen {
	private final double[] values;
	private final double[][] vectors;

	/** @param matrix symmetric; destroyed */
	public SymmetricEigen(double[][] matrix) {
		int n = matrix.length;
		EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
		if (!eigen.decompose(new DMatrixRMaj(matrix))) {
			throw new ArithmeticException("eigenvalues of a symmetric " + n + " x " + n + " matrix did not converge");
		}
		int[] order = IntStream.range(0, n).boxed()
				.sorted((a, b) -> Double.compare(eigen.getEigenvalue(b).getReal(), eigen.getEigenvalue(a).getReal()))
				.mapToInt(Integer::intValue).toArray();
		values = new double[n];
		vectors = new double[n][];
		for (int k = 0; k < n; k++) {
			values[k] = eigen.getEigenvalue(order[k]).getReal();
			vectors[k] = eigen.getEigenVector(order[k]).getData().clone();
		}
	}

	/** Number of pairs. */
	public int size() {
		return values.length;
	}

	public double value(int k) {
		return values[k];
	}

	/** Of unit length; do not modify. */
	public double[] vector(int k) {
		return vectors[k];
	}
}
