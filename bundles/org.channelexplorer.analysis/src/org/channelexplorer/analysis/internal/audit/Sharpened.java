package org.channelexplorer.analysis.internal.audit;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * How probably each label is wrong by a probe's probabilities, for networks that have memorised the labels: these are taken for those of the true class
 * after they were sharpened or softened by one power t, and a label is the true class changed by a matrix of chances: p(given) = sum over y of
 * p(y | image)^t / z times chance(y, given). The chances are found by expectation maximisation (M. Saerens, P. Latinne, C. Decaestecker: Adjusting the
 * outputs of a classifier to new a priori probabilities, 2002, is the same for priors), the power as the likeliest of a row of them (C. Guo et al.: On
 * calibration of modern neural networks, 2017). {@link WrongLabels} expects too many here: it takes what a probe does not know for habits of the labels.
 *
 * @param wrong for every image 1 - p(true class = given class | image, given class), 0 to 1
 * @param share their mean: expected share of wrong labels
 */
record Sharpened(double[] wrong, double share) {
	private static final double SOFTEST = 0.5;
	private static final double SHARPEST = 4;
	private static final int POWERS = 15;
	private static final int STEPS = 40;
	private static final double FIRST = 0.02; // share of wrong labels that is begun with
	private static final double WEIGHT = 2; // images that the common rate counts for in every class
	private static final double LEAST = 1e-6;
	private static final float SMALLEST = 1e-12f;

	/** Fits. @param p images x classes */
	static Sharpened of(FloatMatrix p, Labels labels, IProgressMonitor monitor) {
		int n = p.rows();
		int k = p.columns();
		int[] rows = Believed.even(p); // they decide about powers and chances
		int[] given = IntStream.of(rows).map(labels::classOf).toArray();
		double best = Double.NEGATIVE_INFINITY;
		double power = 1;
		double[][] chances = null;
		for (int step = 0; step < POWERS; step++) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			double t = SOFTEST * Math.pow(SHARPEST / SOFTEST, step / (POWERS - 1.0));
			double[][] q = new double[rows.length][];
			for (int i = 0; i < rows.length; i++) {
				q[i] = powered(p, rows[i], t);
			}
			double[][] found = new double[k][k];
			double likelihood = fit(q, given, found);
			if (chances == null || likelihood > best) {
				best = likelihood;
				power = t;
				chances = found;
			}
		}
		double[] wrong = new double[n];
		double sum = 0;
		for (int i = 0; i < n; i++) {
			int own = labels.classOf(i);
			double[] q = powered(p, i, power);
			double all = 0;
			for (int y = 0; y < k; y++) {
				all += q[y] * chances[y][own];
			}
			wrong[i] = all > 0 ? Math.clamp(1 - q[own] * chances[own][own] / all, 0, 1) : 1;
			sum += wrong[i];
		}
		return new Sharpened(wrong, n == 0 ? 0 : sum / n);
	}

	private static double[] powered(FloatMatrix p, int row, double power) {
		double[] q = new double[p.columns()];
		double max = Double.NEGATIVE_INFINITY;
		for (int c = 0; c < q.length; c++) {
			q[c] = power * Math.log(Math.max(p.get(row, c), SMALLEST));
			max = Math.max(max, q[c]);
		}
		double sum = 0;
		for (int c = 0; c < q.length; c++) {
			q[c] = Math.exp(q[c] - max);
			sum += q[c];
		}
		for (int c = 0; c < q.length; c++) {
			q[c] /= sum;
		}
		return q;
	}

	/** @param chances takes them, true x given. @return the logarithm of the likelihood */
	private static double fit(double[][] q, int[] given, double[][] chances) {
		int k = chances.length;
		for (int y = 0; y < k; y++) {
			Arrays.fill(chances[y], FIRST / Math.max(1, k - 1));
			chances[y][y] = 1 - FIRST;
		}
		double[][] counts = new double[k][k];
		double likelihood = 0;
		for (int step = 0; step <= STEPS; step++) {
			for (double[] row : counts) {
				Arrays.fill(row, 0);
			}
			likelihood = 0;
			for (int i = 0; i < q.length; i++) {
				double all = 0;
				for (int y = 0; y < k; y++) {
					all += q[i][y] * chances[y][given[i]];
				}
				likelihood += Math.log(Math.max(all, Double.MIN_NORMAL));
				for (int y = 0; y < k && all > 0; y++) {
					counts[y][given[i]] += q[i][y] * chances[y][given[i]] / all;
				}
			}
			if (step < STEPS) {
				maximise(counts, chances);
			}
		}
		return likelihood;
	}

	private static void maximise(double[][] counts, double[][] chances) {
		int k = counts.length;
		double all = 0;
		double right = 0;
		for (int y = 0; y < k; y++) {
			right += counts[y][y];
			for (double c : counts[y]) {
				all += c;
			}
		}
		double rate = Math.max(LEAST, (all - right) / all);
		for (int y = 0; y < k; y++) {
			double sum = 0;
			for (int g = 0; g < k; g++) {
				chances[y][g] = counts[y][g] + WEIGHT * (g == y ? 1 - rate : rate / Math.max(1, k - 1));
				sum += chances[y][g];
			}
			for (int g = 0; g < k; g++) {
				chances[y][g] /= sum;
			}
		}
	}
}
