package org.channelexplorer.analysis.internal.projection;

import java.util.stream.IntStream;

/** -1/2 of the squared distances with row means and column means taken out (Torgerson): the Gram matrix where there is one. */
final class DoubleCentred implements SymmetricOperator {
	private final DistanceMatrix distances;
	private final double[] mean;
	private final double overall;

	DoubleCentred(DistanceMatrix distances) {
		this.distances = distances;
		mean = IntStream.range(0, size()).parallel().mapToDouble(i -> {
			double sum = 0;
			for (float d : distances.row(i)) {
				sum += (double) d * d;
			}
			return sum / size();
		}).toArray();
		double sum = 0;
		for (double m : mean) {
			sum += m;
		}
		overall = sum / size();
	}

	@Override
	public int size() {
		return distances.size();
	}

	private double value(int i, int j) {
		double d = distances.row(i)[j];
		return -0.5 * (d * d - mean[i] - mean[j] + overall);
	}

	@Override
	public double[][] times(double[] first, double[] second) {
		double[][] products = new double[2][size()];
		IntStream.range(0, size()).parallel().forEach(i -> {
			double[] row = new double[size()];
			for (int j = 0; j < row.length; j++) {
				row[j] = value(i, j);
			}
			products[0][i] = Vectors.dot(row, first);
			products[1][i] = Vectors.dot(row, second);
		});
		return products;
	}

	@Override
	public double[][] dense() {
		double[][] matrix = new double[size()][size()];
		for (int i = 0; i < size(); i++) {
			for (int j = 0; j <= i; j++) {
				matrix[i][j] = value(i, j);
			}
		}
		return SymmetricOperator.mirror(matrix);
	}

	/** The trace, which is n / 2 times the mean squared distance. */
	@Override
	public double scale() {
		return overall * size() / 2;
	}
}
