package org.channelexplorer.analysis.internal.images;

import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;

/** The mean of every class, and distances, all summed in one fixed order. */
final class Means {
	private final double[][] means;

	private Means(double[][] means) {
		this.means = means;
	}

	/** The mean of the rows of every class; null for a class without rows. */
	static Means of(FloatMatrix x, Labels labels) {
		int[] counts = labels.counts();
		double[][] means = new double[counts.length][];
		float[] row = new float[x.columns()];
		for (int i = 0; i < x.rows(); i++) {
			int c = labels.classOf(i);
			x.copyRow(i, row, 0);
			means[c] = means[c] == null ? new double[row.length] : means[c];
			for (int k = 0; k < row.length; k++) {
				means[c][k] += row[k];
			}
		}
		for (int c = 0; c < counts.length; c++) {
			for (int k = 0; means[c] != null && k < means[c].length; k++) {
				means[c][k] /= counts[c];
			}
		}
		return new Means(means);
	}

	/** Distance to the mean of a class, infinite for a class without rows. */
	double distance(float[] row, int classIndex) {
		double[] mean = means[classIndex];
		if (mean == null) {
			return Double.POSITIVE_INFINITY;
		}
		double sum = 0;
		for (int k = 0; k < row.length; k++) {
			sum += (row[k] - mean[k]) * (row[k] - mean[k]);
		}
		return Math.sqrt(sum);
	}

	/** Squared distance of two rows. */
	static double squared(float[] a, float[] b) {
		double sum = 0;
		for (int k = 0; k < a.length; k++) {
			double d = a[k] - (double) b[k];
			sum += d * d;
		}
		return sum;
	}
}
