package org.channelexplorer.analysis.internal.hierarchy;

import java.util.Arrays;

/** How divided images are along an axis that others of their class have chosen. */
final class CrossFit {
	private static final int STARTS = 3;
	private static final int MOST_STEPS = 15;

	private CrossFit() {
	}

	/**
	 * The mean over deals, both halves in turn.
	 *
	 * @param points images x components
	 * @param deals  orders of the images; the first half chooses the axis for the second, and the other way round
	 */
	static double mean(double[][] points, int[][] deals) {
		double sum = 0;
		for (int[] deal : deals) {
			int[] first = Arrays.copyOf(deal, deal.length / 2);
			int[] second = Arrays.copyOfRange(deal, deal.length / 2, deal.length);
			sum += divided(points, first, second) + divided(points, second, first);
		}
		return sum / (2 * deals.length);
	}

	/** How divided some images are along the axis of others, 0 to 1. */
	static double divided(double[][] points, int[] choose, int[] judge) {
		double[] axis = axis(points, choose);
		double[] along = new double[judge.length];
		for (int i = 0; i < along.length; i++) {
			along[i] = dot(axis, points[judge[i]]);
		}
		return cut(along);
	}

	/** From one mean to the other of 2-means: the best of starts that cut the first components at their means. */
	private static double[] axis(double[][] points, int[] rows) {
		int k = points[rows[0]].length;
		double[] best = new double[k];
		double most = -1;
		for (int start = 0; start < Math.min(STARTS, k); start++) {
			double[] direction = new double[k];
			direction[start] = 1;
			double[] middle = new double[k];
			for (int r : rows) {
				for (int j = 0; j < k; j++) {
					middle[j] += points[r][j] / rows.length;
				}
			}
			double between = 0;
			for (int step = 0; step < MOST_STEPS; step++) {
				double[] high = new double[k];
				double[] low = new double[k];
				int count = 0;
				double edge = dot(direction, middle);
				for (int r : rows) {
					boolean above = dot(direction, points[r]) > edge;
					count += above ? 1 : 0;
					add(above ? high : low, points[r]);
				}
				if (count == 0 || count == rows.length) {
					break;
				}
				double squares = 0;
				for (int j = 0; j < k; j++) {
					high[j] /= count;
					low[j] /= rows.length - count;
					direction[j] = high[j] - low[j];
					middle[j] = (high[j] + low[j]) / 2;
					squares += direction[j] * direction[j];
				}
				double now = squares * count * (rows.length - count);
				if (now <= between * (1 + 1e-12)) { // never less in 2-means: nothing moves any more
					break;
				}
				between = now;
			}
			if (between > most) {
				most = between;
				best = direction;
			}
		}
		return best;
	}

	private static void add(double[] sum, double[] point) {
		for (int j = 0; j < sum.length; j++) {
			sum[j] += point[j];
		}
	}

	private static double dot(double[] a, double[] b) {
		double sum = 0;
		for (int j = 0; j < a.length; j++) {
			sum += a[j] * b[j];
		}
		return sum;
	}

	/** The largest share of the variance that lies between two parts of the line, each of at least 3 values and a twentieth. */
	static double cut(double[] values) {
		int n = values.length;
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		double mean = Arrays.stream(sorted).sum() / n;
		double all = 0;
		for (double v : sorted) {
			all += (v - mean) * (v - mean);
		}
		int fewest = Math.max(3, n / 20);
		double most = 0;
		double sum = 0;
		for (int i = 1; i <= n - fewest; i++) {
			sum += sorted[i - 1] - mean;
			if (i >= fewest) {
				most = Math.max(most, sum * sum * n / ((double) i * (n - i)));
			}
		}
		return all > 0 ? most / all : 0;
	}
}
