package org.channelexplorer.analysis.internal.separability;

import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.SeparabilityMetric.Input;
import org.channelexplorer.core.internal.kernel.SquareSums;

/** What the metrics share: the values on the heap, the rows of each class, weighted class moments. */
final class Weighted {
	private Weighted() {
	}

	private record ValuesKey() {
	}

	private record RowsKey() {
	}

	private record KernelKey() {
	}

	/** How often a metric is usually computed for its interval. */
	private static final int RESAMPLES = 300;

	private static SquareSums kernel(Input input) {
		return input.once(new KernelKey(), in -> SquareSums.create((long) in.x().rows() * in.x().columns() * RESAMPLES));
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
		SquareSums kernel = kernel(input);
		int[][] rows = rows(input);
		int[] some = new int[SquareSums.COUNT];
		double[] scales = new double[SquareSums.COUNT];
		for (int c = 0; c < rows.length; c++) {
			int[] drawn = IntStream.of(rows[c]).filter(i -> weights[i] > 0).toArray();
			int r = 0;
			for (; r + SquareSums.COUNT <= drawn.length; r += SquareSums.COUNT) {
				for (int o = 0; o < SquareSums.COUNT; o++) {
					some[o] = drawn[r + o] * d;
					scales[o] = weights[drawn[r + o]];
				}
				kernel.add(means, c * d, x, some, scales, d);
			}
			for (; r < drawn.length; r++) {
				addScaled(means, c * d, x, drawn[r] * d, d, weights[drawn[r]]);
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

	/**
	 * The squared distance of every image to the mean of its class, summed in four fixed lanes; what images that are not drawn have means nothing.
	 *
	 * @param means as {@link #means} gives them
	 */
	static double[] squared(Input input, double[] means) {
		float[] x = values(input);
		int n = input.x().rows();
		int d = input.x().columns();
		SquareSums kernel = kernel(input);
		double[] squared = new double[n];
		int[] rows = new int[SquareSums.COUNT];
		int[] of = new int[SquareSums.COUNT];
		double[] sums = new double[SquareSums.COUNT];
		for (int i = 0; i < n; i += SquareSums.COUNT) {
			for (int o = 0; o < SquareSums.COUNT; o++) {
				int image = Math.min(i + o, n - 1); // the last one again where there are no four
				rows[o] = image * d;
				of[o] = input.labels().classOf(image) * d;
			}
			kernel.means(x, rows, means, of, d, sums);
			System.arraycopy(sums, 0, squared, i, Math.min(SquareSums.COUNT, n - i));
		}
		return squared;
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
			double[] squared = squared(input, means);
			double within = 0;
			int images = 0;
			for (int i = 0; i < weights.length; i++) {
				if (weights[i] > 0) {
					within += weights[i] * squared[i];
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
