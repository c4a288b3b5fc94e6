package org.channelexplorer.analysis.internal.projection;

/** The covariance matrix of some rows, times n, as something to multiply with: it is never written out. All sums in double. */
final class CovarianceOperator implements SymmetricOperator {
	private final Rows rows;
	private final double[] mean;

	CovarianceOperator(Rows rows) {
		this.rows = rows;
		this.mean = new double[rows.columns()];
		for (int i = 0; i < rows.count(); i++) {
			float[] row = rows.row(i);
			for (int c = 0; c < mean.length; c++) {
				mean[c] += row[c];
			}
		}
		for (int c = 0; c < mean.length; c++) {
			mean[c] /= rows.count();
		}
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
		double sum = 0;
		double[] row = new double[size()];
		for (int i = 0; i < count(); i++) {
			centred(i, row);
			sum += Vectors.dot(row, row);
		}
		return sum;
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
			add(products[0], products[1], all[i], all[i + 1], all[i + 2], all[i + 3], a, b);
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
			a0 += r0[c] * vc;
			b0 += r0[c] * wc;
			a1 += r1[c] * vc;
			b1 += r1[c] * wc;
			a2 += r2[c] * vc;
			b2 += r2[c] * wc;
			a3 += r3[c] * vc;
			b3 += r3[c] * wc;
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

	private static void add(double[] p, double[] q, float[] r0, float[] r1, float[] r2, float[] r3, double[] a, double[] b) {
		double a0 = a[0];
		double a1 = a[1];
		double a2 = a[2];
		double a3 = a[3];
		double b0 = b[0];
		double b1 = b[1];
		double b2 = b[2];
		double b3 = b[3];
		for (int c = 0; c < p.length; c++) {
			p[c] += (a0 * r0[c] + a1 * r1[c]) + (a2 * r2[c] + a3 * r3[c]);
		}
		for (int c = 0; c < q.length; c++) {
			q[c] += (b0 * r0[c] + b1 * r1[c]) + (b2 * r2[c] + b3 * r3[c]);
		}
	}
}
