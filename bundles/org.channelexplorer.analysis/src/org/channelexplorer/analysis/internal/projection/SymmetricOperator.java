package org.channelexplorer.analysis.internal.projection;

/** A symmetric matrix as something to multiply with, so that it need not be written out. */
interface SymmetricOperator {

	/** Rows and columns. */
	int size();

	/** The matrix times two vectors, which may be the same. */
	double[][] times(double[] first, double[] second);

	/** The matrix itself, fresh; for small ones. */
	double[][] dense();

	/** Sum of the absolute eigenvalues or a bound of it: what rounding is measured by; 0 for the zero matrix only. */
	double scale();

	/** Copies the triangle below the diagonal to the other side. */
	static double[][] mirror(double[][] matrix) {
		for (int a = 0; a < matrix.length; a++) {
			for (int b = 0; b < a; b++) {
				matrix[b][a] = matrix[a][b];
			}
		}
		return matrix;
	}
}
