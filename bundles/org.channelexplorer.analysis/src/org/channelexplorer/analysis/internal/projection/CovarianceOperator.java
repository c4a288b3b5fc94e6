package org.channelexplorer.analysis.internal.projection;

/** The covariance matrix of some rows, times n, as something to multiply with: it is never written out. All sums in double. */
final class CovarianceOperator implements SymmetricOperator {
	private final Rows rows;
	private final double[] mean;
	private final double squares;

	CovarianceOperator(Rows rows) {
		this.rows = rows;
		int d = rows.columns();
		mean = new double[d];
		double[] deviations = new double[d];
		// relative to the first row, or a large common offset would cost digits
		float[] origin = rows.row(0);
		for (int i = 1; i < rows.count(); i++) {
			float[] row = rows.row(i);
			for (int c = 0; c < d; c++) {
				double off = row[c] - (double) origin[c];
				mean[c] += off;
				deviations[c] += off * off;
			}
		}
		double sum = 0;
		for (int c = 0; c < d; c++) {
			mean[c] /= rows.count();
			sum += Math.max(0, deviations[c] - rows.count() * mean[c] * mean[c]);
			mean[c] += origin[c];
		}
		squares = sum;
	}

	/** Number of rows. */
	int count() {
		return rows.count();
	}

	@Override
	public int size() {
		return mean.length;
	}

	/** A row minus the mean row. */
	void centred(int i, double[] target) {
		centred(rows.row(i), target);
	}

	/** Any row minus the mean row. */
	void centred(float[] row, double[] target) {
		for (int c = 0; c < mean.length; c++) {
			target[c] = row[c] - mean[c];
		}
	}

	/** Sum of the squares of all centred values. */
	@Override
	public double scale() {
		return squares;
	}

	@Override
	public double[][] dense() {
		int d = size();
		double[][] matrix = new double[d][d];
		double[] row = new double[d];
		for (int i = 0; i < count(); i++) {
			centred(i, row);
			for (int a = 0; a < d; a++) {
				for (int b = 0; b <= a; b++) {
					matrix[a][b] += row[a] * row[b];
				}
			}
		}
		return SymmetricOperator.mirror(matrix);
	}

	/**
	 * The matrix times two vectors, in one pass over the rows. Four rows at a time, because then a vector's values are read once
	 * for all four and the eight sums do not wait for each other; the mean is taken out of the sums, not of every row.
	 */
	@Override
	public double[][] times(double[] first, double[] second) {
		double[][] products = new double[2][size()];
		double offset0 = Vectors.dot(mean, first);
		double offset1 = Vectors.dot(mean, second);
		double[] a = new double[Rows.TILE];
		double[] b = new double[Rows.TILE];
		double sum0 = 0;
		double sum1 = 0;
		float[][] all = rows.padded();
		for (int i = 0; i < count(); i += Rows.TILE) {
			dots(all[i], all[i + 1], all[i + 2], all[i + 3], first, second, a, b);
			for (int r = 0; r < Rows.TILE; r++) {
				boolean padding = i + r >= count();
				a[r] = padding ? 0 : a[r] - offset0;
				b[r] = padding ? 0 : b[r] - offset1;
				sum0 += a[r];
				sum1 += b[r];
			}
			add(products[0], all[i], all[i + 1], all[i + 2], all[i + 3], a);
			add(products[1], all[i], all[i + 1], all[i + 2], all[i + 3], b);
		}
		Vectors.add(products[0], -sum0, mean);
		Vectors.add(products[1], -sum1, mean);
		return products;
	}

	private static void dots(float[] r0, float[] r1, float[] r2, float[] r3, double[] v, double[] w, double[] a, double[] b) {
		double a0 = 0;
		double a1 = 0;
		double a2 = 0;
		double a3 = 0;
		double b0 = 0;
		double b1 = 0;
		double b2 = 0;
		double b3 = 0;
		for (int c = 0; c < v.length; c++) {
			double vc = v[c];
			double wc = w[c];
			double x0 = r0[c];
			double x1 = r1[c];
			double x2 = r2[c];
			double x3 = r3[c];
			a0 = Math.fma(x0, vc, a0);
			b0 = Math.fma(x0, wc, b0);
			a1 = Math.fma(x1, vc, a1);
			b1 = Math.fma(x1, wc, b1);
			a2 = Math.fma(x2, vc, a2);
			b2 = Math.fma(x2, wc, b2);
			a3 = Math.fma(x3, vc, a3);
			b3 = Math.fma(x3, wc, b3);
		}
		a[0] = a0;
		a[1] = a1;
		a[2] = a2;
		a[3] = a3;
		b[0] = b0;
		b[1] = b1;
		b[2] = b2;
		b[3] = b3;
	}

	private static void add(double[] target, float[] r0, float[] r1, float[] r2, float[] r3, double[] factors) {
		double f0 = factors[0];
		double f1 = factors[1];
		double f2 = factors[2];
		double f3 = factors[3];
		for (int c = 0; c < target.length; c++) {
			target[c] = Math.fma(f0, r0[c], Math.fma(f1, r1[c], Math.fma(f2, r2[c], Math.fma(f3, r3[c], target[c]))));
		}
	}
}
