package org.channelexplorer.analysis.internal.surgery;

import java.util.stream.IntStream;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Sums of products of observations x and what is wanted of them e, from which the ridge regression of e on x and its error on these observations
 * are computed without the observations.
 */
final class LeastSquares {
	private static final int TOGETHER = 8;

	private final int columns;
	private final int outputs;
	/** Of x and a last column of ones, the upper half. */
	private final double[][] products;
	/** (columns + 1) x outputs. */
	private final double[][] with;
	private final double[] squares;
	private final double[][] x = new double[TOGETHER][];
	private final double[][] e = new double[TOGETHER][];
	private int waiting;

	/** What e is near to: e = constants + x weights. @param weights columns x outputs */
	record Fit(double[][] weights, double[] constants) {
	}

	LeastSquares(int columns, int outputs) {
		this.columns = columns;
		this.outputs = outputs;
		products = new double[columns + 1][columns + 1];
		with = new double[columns + 1][outputs];
		squares = new double[outputs];
	}

	/** Adds an observation. @param values its columns, and room for one more; kept until {@link #settle} */
	void add(double[] values, double[] wanted) {
		values[columns] = 1;
		x[waiting] = values;
		e[waiting++] = wanted;
		if (waiting == TOGETHER) {
			settle();
		}
	}

	/** Counts what was added. */
	void settle() {
		for (int k = waiting; k < TOGETHER; k++) {
			x[k] = new double[columns + 1];
			e[k] = new double[outputs];
		}
		waiting = 0;
		double[] zeros = new double[TOGETHER];
		IntStream.rangeClosed(0, columns).parallel().forEach(i -> {
			double[] factors = zeros.clone();
			boolean any = false;
			for (int k = 0; k < TOGETHER; k++) {
				factors[k] = x[k][i];
				any |= factors[k] != 0;
			}
			if (any) {
				add(products[i], factors, x, i, columns + 1);
				add(with[i], factors, e, 0, outputs);
			}
		});
		for (double[] row : e) {
			for (int o = 0; o < outputs; o++) {
				squares[o] += row[o] * row[o];
			}
		}
	}

	private static void add(double[] to, double[] f, double[][] rows, int from, int until) {
		double[] r0 = rows[0];
		double[] r1 = rows[1];
		double[] r2 = rows[2];
		double[] r3 = rows[3];
		double[] r4 = rows[4];
		double[] r5 = rows[5];
		double[] r6 = rows[6];
		double[] r7 = rows[7];
		double f0 = f[0];
		double f1 = f[1];
		double f2 = f[2];
		double f3 = f[3];
		double f4 = f[4];
		double f5 = f[5];
		double f6 = f[6];
		double f7 = f[7];
		for (int j = from; j < until; j++) {
			to[j] += f0 * r0[j] + f1 * r1[j] + f2 * r2[j] + f3 * r3[j] + f4 * r4[j] + f5 * r5[j] + f6 * r6[j] + f7 * r7[j];
		}
	}

	/** The sums of both. */
	LeastSquares and(LeastSquares other) {
		LeastSquares both = new LeastSquares(columns, outputs);
		for (LeastSquares one : new LeastSquares[] { this, other }) {
			for (int i = 0; i <= columns; i++) {
				Linear.subtract(both.products[i], -1, one.products[i], i, columns + 1);
				Linear.subtract(both.with[i], -1, one.with[i], 0, outputs);
			}
			Linear.subtract(both.squares, -1, one.squares, 0, outputs);
		}
		return both;
	}

	/** Sum of e^2. */
	double total() {
		double sum = 0;
		for (double s : squares) {
			sum += s;
		}
		return sum;
	}

	/** @param ridge penalty, as a multiple of the mean variance of the columns */
	Fit fit(double ridge, IProgressMonitor monitor) {
		double n = products[columns][columns];
		double[] means = new double[columns];
		double[][] a = new double[columns][];
		double[][] y = new double[columns][outputs];
		double variance = 0;
		for (int i = 0; i < columns; i++) {
			means[i] = products[i][columns] / n;
			variance += (products[i][i] / n - means[i] * means[i]) / columns;
		}
		double penalty = variance > 0 ? ridge * variance : 1;
		for (int i = 0; i < columns; i++) {
			a[i] = new double[columns];
			for (int j = i; j < columns; j++) {
				a[i][j] = products[i][j] / n - means[i] * means[j];
			}
			a[i][i] += penalty;
			for (int o = 0; o < outputs; o++) {
				y[i][o] = with[i][o] / n - means[i] * with[columns][o] / n;
			}
		}
		Linear.solve(a, y, monitor);
		double[] constants = new double[outputs];
		for (int o = 0; o < outputs; o++) {
			constants[o] = with[columns][o] / n;
		}
		for (int i = 0; i < columns; i++) {
			Linear.subtract(constants, means[i], y[i], 0, outputs);
		}
		return new Fit(y, constants);
	}

	/** Sum of the squares of what a fit leaves of e. */
	double error(Fit fit) {
		double[] sums = new double[outputs];
		IntStream.range(0, outputs).parallel().forEach(o -> {
			double[] d = new double[columns + 1];
			for (int i = 0; i < columns; i++) {
				d[i] = fit.weights[i][o];
			}
			d[columns] = fit.constants[o];
			double sum = squares[o];
			for (int i = 0; i <= columns; i++) {
				double row = products[i][i] * d[i];
				for (int j = i + 1; j <= columns; j++) {
					row += 2 * products[i][j] * d[j];
				}
				sum += d[i] * (row - 2 * with[i][o]);
			}
			sums[o] = sum;
		});
		double sum = 0;
		for (double s : sums) {
			sum += s;
		}
		return sum;
	}
}
