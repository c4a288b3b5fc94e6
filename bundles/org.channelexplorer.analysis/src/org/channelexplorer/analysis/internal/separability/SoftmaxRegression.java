package org.channelexplorer.analysis.internal.separability;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * Multinomial logistic regression with an L2 penalty: minimises C * sum of -log p(class) + |W|^2/2, the intercepts unpenalised
 * (scikit-learn's objective), by L-BFGS. All sums run in a fixed order.
 */
public final class SoftmaxRegression {
	private static final int MEMORY = 10;
	private static final int MAX_ITERATIONS = 500;
	// largest gradient component at which the class of an image no longer changes in practice
	private static final double TOLERANCE = 1e-3;

	private final int n;
	private final int d;
	private final int k;
	private final double c;
	private final Panels byImage;
	private final Panels byChannel;
	private final int[] classes;
	private final double[] logits;
	private final double[] given;
	private final double[] residuals;

	/**
	 * @param x       n x d, row-major
	 * @param classes class of every row, 0 .. k-1
	 */
	public SoftmaxRegression(double[] x, int n, int d, int[] classes, int k, double c) {
		this(x, n, d, classes, k, c, null);
	}

	/**
	 * Fits what is added to given logits.
	 *
	 * @param x       n x d, row-major
	 * @param classes class of every row, 0 .. k-1
	 * @param given   k x n, row-major; null for zeros
	 */
	public SoftmaxRegression(double[] x, int n, int d, int[] classes, int k, double c, double[] given) {
		this.given = given;
		this.n = n;
		this.d = d;
		this.k = k;
		this.c = c;
		this.classes = classes;
		byImage = Panels.of(x, n, d);
		byChannel = Panels.transposed(x, d, n);
		logits = new double[k * n];
		residuals = new double[k * n];
	}

	/** The coefficients: for every class d of them, then the k intercepts. */
	public double[] fit(IProgressMonitor monitor) {
		int size = k * d + k;
		double[] w = new double[size];
		double[] g = new double[size];
		double value = evaluate(w, g);
		Lbfgs history = new Lbfgs(size, MEMORY);
		double[] next = new double[size];
		double[] nextG = new double[size];
		for (int iteration = 0; iteration < MAX_ITERATIONS && largest(g) > TOLERANCE; iteration++) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			double[] direction = history.direction(g);
			double slope = Lbfgs.dot(g, direction);
			double step = iteration == 0 ? Math.min(1, 1 / Math.sqrt(Lbfgs.dot(g, g))) : 1;
			double nextValue;
			while (true) {
				for (int p = 0; p < size; p++) {
					next[p] = w[p] + step * direction[p];
				}
				nextValue = evaluate(next, nextG);
				if (nextValue <= value + 1e-4 * step * slope) {
					break;
				}
				step /= 2;
				if (step < 1e-10) { // rounding hides any further descent
					return w;
				}
			}
			history.add(w, g, next, nextG);
			double[] swap = w;
			w = next;
			next = swap;
			swap = g;
			g = nextG;
			nextG = swap;
			value = nextValue;
		}
		return w;
	}

	private static double largest(double[] g) {
		double max = 0;
		for (double v : g) {
			max = Math.max(max, Math.abs(v));
		}
		return max;
	}

	/** Objective and gradient. */
	private double evaluate(double[] w, double[] g) {
		for (int b = 0; b < k; b++) {
			java.util.Arrays.fill(logits, b * n, (b + 1) * n, w[k * d + b]);
		}
		for (int p = 0; given != null && p < given.length; p++) {
			logits[p] += given[p];
		}
		byChannel.addProduct(w, k, logits);
		double loss = probabilities();
		System.arraycopy(w, 0, g, 0, k * d);
		java.util.Arrays.fill(g, k * d, g.length, 0);
		for (int b = 0; b < k; b++) {
			for (int i = 0; i < n; i++) {
				double residual = c * (logits[b * n + i] - (classes[i] == b ? 1 : 0));
				residuals[b * n + i] = residual;
				g[k * d + b] += residual;
			}
		}
		byImage.addProduct(residuals, k, g);
		double penalty = 0;
		for (int p = 0; p < k * d; p++) {
			penalty += w[p] * w[p];
		}
		return c * loss + penalty / 2;
	}

	/** Turns the logits into probabilities; gives the summed -log p of the true classes. */
	private double probabilities() {
		double loss = 0;
		for (int i = 0; i < n; i++) {
			double max = Double.NEGATIVE_INFINITY;
			for (int b = 0; b < k; b++) {
				max = Math.max(max, logits[b * n + i]);
			}
			double own = logits[classes[i] * n + i];
			double sum = 0;
			for (int b = 0; b < k; b++) {
				double e = Math.exp(logits[b * n + i] - max);
				logits[b * n + i] = e;
				sum += e;
			}
			for (int b = 0; b < k; b++) {
				logits[b * n + i] /= sum;
			}
			loss += Math.log(sum) + max - own;
		}
		return loss;
	}

	/** The most probable class of a row under fitted weights, ties to the lower index. */
	static int predict(double[] w, double[] x, int from, int d, int k) {
		int best = 0;
		double bestLogit = Double.NEGATIVE_INFINITY;
		for (int b = 0; b < k; b++) {
			double logit = w[k * d + b];
			for (int j = 0; j < d; j++) {
				logit += w[b * d + j] * x[from + j];
			}
			if (logit > bestLogit) {
				bestLogit = logit;
				best = b;
			}
		}
		return best;
	}
}
