package org.channelexplorer.analysis.internal.separability;

import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.SeparabilityMetric.Input;

/** What the metrics share: the values on the heap, the rows of each class, weighted class moments. */
final class Weighted {
	private Weighted() {
	}

	private record ValuesKey() {
	}

	private record RowsKey() {
	}

	/** All values, row-major; do not modify. */
	static float[] values(Input input) {
		return input.once(new ValuesKey(), in -> in.x().toArray());
	}

	/** Rows of each class, ascending; do not modify. */
	static int[][] rows(Input input) {
		return input.once(new RowsKey(), in -> {
			Labels labels = in.labels();
			int[][] rows = new int[labels.classes().size()][];
			for (int c = 0; c < rows.length; c++) {
				rows[c] = labels.rowsOf(c);
			}
			return rows;
		});
	}

	/** Number of drawn images of each class. */
	static int[] counts(Input input, int[] weights) {
		int[] counts = new int[input.labels().classes().size()];
		for (int i = 0; i < weights.length; i++) {
			counts[input.labels().classOf(i)] += weights[i];
		}
		return counts;
	}

	/** Number of classes with drawn images. */
	static int present(int[] counts) {
		int present = 0;
		for (int n : counts) {
			present += n > 0 ? 1 : 0;
		}
		return present;
	}

	/** Class means, row-major classes x channels; zeros for a class without drawn images. */
	static double[] means(Input input, int[] weights, int[] counts) {
		float[] x = values(input);
		int d = input.x().columns();
		double[] means = new double[counts.length * d];
		for (int i = 0; i < weights.length; i++) {
			if (weights[i] > 0) {
				addScaled(means, input.labels().classOf(i) * d, x, i * d, d, weights[i]);
			}
		}
		for (int c = 0; c < counts.length; c++) {
			for (int j = c * d; counts[c] > 0 && j < (c + 1) * d; j++) {
				means[j] /= counts[c];
			}
		}
		return means;
	}

	private static void addScaled(double[] sum, int at, float[] x, int from, int d, double weight) {
		for (int j = 0; j < d; j++) {
			sum[at + j] += weight * x[from + j];
		}
	}

	/** Squared distance between a row of values and a mean, summed in four fixed lanes. */
	static double squared(float[] x, int from, double[] mean, int at, int d) {
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		int j = 0;
		for (; j + 3 < d; j += 4) {
			double e0 = x[from + j] - mean[at + j];
			double e1 = x[from + j + 1] - mean[at + j + 1];
			double e2 = x[from + j + 2] - mean[at + j + 2];
			double e3 = x[from + j + 3] - mean[at + j + 3];
			s0 += e0 * e0;
			s1 += e1 * e1;
			s2 += e2 * e2;
			s3 += e3 * e3;
		}
		for (; j < d; j++) {
			double e = x[from + j] - mean[at + j];
			s0 += e * e;
		}
		return (s0 + s1) + (s2 + s3);
	}

	/** Squared distance between two means. */
	static double squared(double[] means, int a, int b, int d) {
		double sum = 0;
		for (int j = 0; j < d; j++) {
			double e = means[a * d + j] - means[b * d + j];
			sum += e * e;
		}
		return sum;
	}

	/** Traces of the between-class and within-class scatter. */
	record Scatter(double between, double within, int classes, int images) {

		static Scatter of(Input input, int[] weights) {
			int[] counts = counts(input, weights);
			int d = input.x().columns();
			double[] means = means(input, weights, counts);
			float[] x = values(input);
			double within = 0;
			int images = 0;
			for (int i = 0; i < weights.length; i++) {
				if (weights[i] > 0) {
					within += weights[i] * squared(x, i * d, means, input.labels().classOf(i) * d, d);
					images += weights[i];
				}
			}
			double[] all = new double[d];
			for (int c = 0; c < counts.length; c++) {
				for (int j = 0; j < d; j++) {
					all[j] += means[c * d + j] * counts[c] / images;
				}
			}
			double between = 0;
			for (int c = 0; c < counts.length; c++) {
				double squares = 0;
				for (int j = 0; j < d; j++) {
					double e = means[c * d + j] - all[j];
					squares += e * e;
				}
				between += counts[c] * squares;
			}
			return new Scatter(between, within, present(counts), images);
		}
	}
}
