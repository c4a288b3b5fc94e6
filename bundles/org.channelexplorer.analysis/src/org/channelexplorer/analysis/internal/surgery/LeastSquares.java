package org.channelexplorer.analysis.internal.surgery;

import java.util.stream.IntStream;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Sums of products of observations x and what is wanted of them e, from which the ridge regression of e on x and its error on these observations
 * are computed without the observations.
 */
final class LeastSquares {
	private final int columns;
	private final int outputs;
	/** Of x and a last column of ones; below the diagonal once {@link #settle} was called. */
	private final Panels products;
	/** (columns + 1) x outputs. */
	private final Panels with;
	private final double[] squares;
	private final Panels x;
	private final Panels e;
	private int waiting;

	/** What e is near to: e = x weights. @param weights (columns + 1) x outputs, the last row the constants */
	record Fit(Panels weights) {
	}

	LeastSquares(int columns, int outputs) {
		this.columns = columns;
		this.outputs = outputs;
		products = new Panels(columns + 1, columns + 1);
		with = new Panels(columns + 1, outputs);
		squares = new double[outputs];
		x = new Panels(PanelKernel.TOGETHER, columns + 1);
		e = new Panels(PanelKernel.TOGETHER, outputs);
	}

	/** Adds an observation. @param values its columns, and room for one more */
	void add(double[] values, double[] wanted) {
		values[columns] = 1;
		x.setRow(waiting, values, columns + 1);
		e.setRow(waiting++, wanted, outputs);
		for (int o = 0; o < outputs; o++) {
			squares[o] += wanted[o] * wanted[o];
		}
		if (waiting == PanelKernel.TOGETHER) {
			count();
		}
	}

	private void count() {
		products.addSquare(x, waiting);
		with.addProduct(x, e, waiting);
		waiting = 0;
	}

	/** Counts what was added. */
	void settle() {
		count();
		products.mirror();
	}

	/** Takes x weights away from what is wanted. */
	void without(Fit known) {
		Panels made = new Panels(columns + 1, outputs);
		made.addProduct(products, known.weights, columns + 1);
		for (int o = 0; o < outputs; o++) {
			for (int i = 0; i <= columns; i++) {
				squares[o] -= known.weights.get(i, o) * (2 * with.get(i, o) - made.get(i, o));
				with.set(i, o, with.get(i, o) - made.get(i, o));
			}
		}
	}

	/** Adds the observations of another, which has to be settled, too. */
	void add(LeastSquares other) {
		products.add(other.products);
		with.add(other.with);
		Rows.subtract(squares, -1, other.squares, 0, outputs);
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
		double n = products.get(columns, columns);
		double[] means = new double[columns];
		double variance = 0;
		for (int i = 0; i < columns; i++) {
			means[i] = products.get(i, columns) / n;
			variance += (products.get(i, i) / n - means[i] * means[i]) / columns;
		}
		double penalty = variance > 0 ? ridge * variance : 1;
		Panels a = new Panels(columns, columns);
		Panels y = new Panels(columns + 1, outputs);
		IntStream.range(0, columns).parallel().forEach(j -> {
			for (int i = 0; i < columns; i++) {
				a.set(i, j, products.get(i, j) / n - means[i] * means[j] + (i == j ? penalty : 0));
			}
		});
		for (int o = 0; o < outputs; o++) {
			for (int i = 0; i < columns; i++) {
				y.set(i, o, with.get(i, o) / n - means[i] * with.get(columns, o) / n);
			}
		}
		a.solve(y, monitor);
		for (int o = 0; o < outputs; o++) {
			double constant = with.get(columns, o) / n;
			for (int i = 0; i < columns; i++) {
				constant -= means[i] * y.get(i, o);
			}
			y.set(columns, o, constant);
		}
		return new Fit(y);
	}

	/** Sum of the squares of what a fit leaves of e. */
	double error(Fit fit) {
		Panels made = new Panels(columns + 1, outputs);
		made.addProduct(products, fit.weights, columns + 1);
		double sum = 0;
		for (int o = 0; o < outputs; o++) {
			double own = squares[o];
			for (int i = 0; i <= columns; i++) {
				own += fit.weights.get(i, o) * (made.get(i, o) - 2 * with.get(i, o));
			}
			sum += own;
		}
		return sum;
	}
}
