package org.channelexplorer.analysis.internal.refine;

import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.separability.SoftmaxRegression;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * A softmax regression fitted to all images, and what regressions that did not see an image say of it. The penalty of a fold is the one that does
 * best in the other folds.
 *
 * @param weights   classes x features, of the features as they are, added to what was given
 * @param bias      one per class
 * @param outOfFold images x classes: logits, what was given included
 */
record Fitted(double[] weights, double[] bias, double[][] outOfFold) {
	/** Inverse penalties, the strongest first. */
	private static final double[] PENALTIES = { 0.01, 0.1, 1, 10 };

	/** Images with their classes. */
	record Task(double[][] x, int[] classes, int count, double[][] given, int[] fold) {

		private int features() {
			return x[0].length;
		}
	}

	/** Fits; {@code given} has logits of every image to which the regression adds, null for none. */
	static Fitted of(Task task, IProgressMonitor monitor) {
		double[][][] logits = new double[PENALTIES.length][task.x.length][];
		double[][] loss = new double[PENALTIES.length][Folds.COUNT];
		for (int f = 0; f < Folds.COUNT; f++) {
			int held = f;
			int[] train = IntStream.range(0, task.x.length).filter(i -> task.fold[i] != held).toArray();
			int[] test = IntStream.range(0, task.x.length).filter(i -> task.fold[i] == held).toArray();
			for (int p = 0; p < PENALTIES.length && test.length > 0; p++) {
				Plain fit = fit(task, train, PENALTIES[p], monitor);
				for (int i : test) {
					logits[p][i] = fit.logits(task, i);
					loss[p][f] += loss(logits[p][i], task.classes[i]);
				}
			}
		}
		double[][] outOfFold = new double[task.x.length][];
		for (int i = 0; i < outOfFold.length; i++) {
			outOfFold[i] = logits[best(loss, task.fold[i])][i];
		}
		Plain all = fit(task, IntStream.range(0, task.x.length).toArray(), PENALTIES[best(loss, -1)], monitor);
		return new Fitted(all.weights, all.bias, outOfFold);
	}

	private static int best(double[][] loss, int without) {
		int best = 0;
		double least = Double.POSITIVE_INFINITY;
		for (int p = 0; p < loss.length; p++) {
			double sum = 0;
			for (int f = 0; f < Folds.COUNT; f++) {
				sum += f == without ? 0 : loss[p][f];
			}
			if (sum < least) {
				least = sum;
				best = p;
			}
		}
		return best;
	}

	private static double loss(double[] logits, int own) {
		double max = java.util.Arrays.stream(logits).max().orElseThrow();
		double sum = 0;
		for (double v : logits) {
			sum += Math.exp(v - max);
		}
		return max + Math.log(sum) - logits[own];
	}

	/** Weights of features as they are. */
	private record Plain(double[] weights, double[] bias) {

		double[] logits(Task task, int image) {
			int d = task.features();
			double[] logits = new double[task.count];
			for (int c = 0; c < logits.length; c++) {
				double sum = bias[c];
				for (int f = 0; f < d; f++) {
					sum += weights[c * d + f] * task.x[image][f];
				}
				logits[c] = sum + (task.given == null ? 0 : task.given[image][c]);
			}
			return logits;
		}
	}

	private static Plain fit(Task task, int[] train, double penalty, IProgressMonitor monitor) {
		int n = train.length;
		int d = task.features();
		int k = task.count;
		if (n == 0) {
			return new Plain(new double[k * d], new double[k]);
		}
		double[] mean = new double[d];
		double[] factor = new double[d];
		for (int f = 0; f < d; f++) {
			for (int i : train) {
				mean[f] += task.x[i][f] / n;
			}
			double squares = 0;
			for (int i : train) {
				squares += (task.x[i][f] - mean[f]) * (task.x[i][f] - mean[f]);
			}
			double deviation = Math.sqrt(squares / n);
			// a spread of rounding size is a constant feature
			factor[f] = deviation > 1e-7 * Math.abs(mean[f]) ? 1 / deviation : 0;
		}
		double[] rows = new double[n * d];
		int[] classes = new int[n];
		double[] given = task.given == null ? null : new double[k * n];
		for (int t = 0; t < n; t++) {
			for (int f = 0; f < d; f++) {
				rows[t * d + f] = (task.x[train[t]][f] - mean[f]) * factor[f];
			}
			classes[t] = task.classes[train[t]];
			for (int c = 0; given != null && c < k; c++) {
				given[c * n + t] = task.given[train[t]][c];
			}
		}
		double[] w = new SoftmaxRegression(rows, n, d, classes, k, penalty, given).fit(monitor);
		double[] bias = new double[k];
		for (int c = 0; c < k; c++) {
			bias[c] = w[k * d + c];
			for (int f = 0; f < d; f++) {
				w[c * d + f] *= factor[f];
				bias[c] -= w[c * d + f] * mean[f];
			}
		}
		return new Plain(java.util.Arrays.copyOf(w, k * d), bias);
	}
}
