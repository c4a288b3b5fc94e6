package org.channelexplorer.analysis.internal.projection;

/** The covariance matrix of some rows, times n, as something to multiply with: it is never written out. All sums in double. */
final class CovarianceOperator {
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

	/** Length of the vectors. */
	int size() {
		return mean.length;
	}

	/** A row minus the mean row. */
	void centred(int i, double[] target) {
		float[] row = rows.row(i);
		for (int c = 0; c < mean.length; c++) {
			target[c] = row[c] - mean[c];
		}
	}

	/** Sum of the squares of all centred values. */
	double trace() {
		double sum = 0;
		double[] row = new double[size()];
		for (int i = 0; i < count(); i++) {
			centred(i, row);
			sum += Vectors.dot(row, row);
		}
		return sum;
	}

	/** The columns times the columns, in one pass over the rows. */
	double[][] times(double[][] vectors) {
		double[][] products = new double[vectors.length][size()];
		double[] row = new double[size()];
		for (int i = 0; i < count(); i++) {
			centred(i, row);
			for (int v = 0; v < vectors.length; v++) {
				Vectors.add(products[v], Vectors.dot(row, vectors[v]), row);
			}
		}
		return products;
	}
}
