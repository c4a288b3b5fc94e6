package org.channelexplorer.analysis.internal.surgery;

import java.util.stream.IntStream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * A matrix in panels of {@link PanelKernel#WIDTH} columns, rows and columns filled up with zeros to a multiple of that. Sums run in a fixed order in
 * every element, whatever the threads.
 */
public final class Panels {
	private static final PanelKernel KERNEL = PanelKernel.create();
	private static final int WIDTH = PanelKernel.WIDTH;
	/** Numbers of a square part. */
	private static final int SQUARE = WIDTH * WIDTH;

	private final int columns;
	private final double[][] panels;

	/** Zeros. */
	public Panels(int rows, int columns) {
		this.columns = columns;
		panels = new double[parts(columns)][Math.multiplyExact(parts(rows), SQUARE)];
	}

	private static int parts(int length) {
		return (length + WIDTH - 1) / WIDTH;
	}

	/** An element. */
	public double get(int row, int column) {
		return panels[column / WIDTH][row * WIDTH + column % WIDTH];
	}

	/** Changes an element. */
	public void set(int row, int column, double value) {
		panels[column / WIDTH][row * WIDTH + column % WIDTH] = value;
	}

	/** Copies the first numbers into a row. */
	void setRow(int row, double[] values, int count) {
		for (int from = 0; from < count; from += WIDTH) {
			System.arraycopy(values, from, panels[from / WIDTH], row * WIDTH, Math.min(WIDTH, count - from));
		}
	}

	/** A copy of a row's first numbers. */
	double[] row(int row, int count) {
		double[] values = new double[count];
		for (int from = 0; from < count; from += WIDTH) {
			System.arraycopy(panels[from / WIDTH], row * WIDTH, values, from, Math.min(WIDTH, count - from));
		}
		return values;
	}

	/** Divides every element. */
	void divide(double by) {
		for (double[] panel : panels) {
			for (int i = 0; i < panel.length; i++) {
				panel[i] /= by;
			}
		}
	}

	/** Adds another of the same size. */
	void add(Panels other) {
		for (int p = 0; p < panels.length; p++) {
			Rows.subtract(panels[p], -1, other.panels[p], 0, panels[p].length);
		}
	}

	/** Adds a'a, on and above the squares of the diagonal. @param count rows of a */
	public void addSquare(Panels a, int count) {
		IntStream.range(0, panels.length).parallel().forEach(i -> {
			for (int j = i; j < panels.length; j++) {
				KERNEL.add(a.panels[i], 0, a.panels[j], 0, count, false, panels[j], i * SQUARE);
			}
		});
	}

	/** Adds a'b. @param count rows of both */
	public void addProduct(Panels a, Panels b, int count) {
		IntStream.range(0, a.panels.length).parallel().forEach(i -> {
			for (int j = 0; j < panels.length; j++) {
				KERNEL.add(a.panels[i], 0, b.panels[j], 0, count, false, panels[j], i * SQUARE);
			}
		});
	}

	/** Copies what is above the squares of the diagonal to what is below. */
	public void mirror() {
		IntStream.range(0, panels.length).parallel().forEach(i -> {
			for (int row = (i + 1) * WIDTH; row < panels.length * WIDTH; row++) {
				double[] from = panels[row / WIDTH];
				for (int c = 0; c < WIDTH; c++) {
					panels[i][row * WIDTH + c] = from[(i * WIDTH + c) * WIDTH + row % WIDTH];
				}
			}
		});
	}

	/**
	 * Solves A X = Y by Cholesky's decomposition A = U'U, with A this matrix, symmetric, of which only what is on and above the squares of the diagonal
	 * is read; overwritten.
	 *
	 * @param y overwritten by X
	 * @throws ArithmeticException when A is not positive definite
	 */
	public void solve(Panels y, IProgressMonitor monitor) {
		for (int c = columns; c < panels.length * WIDTH; c++) {
			set(c, c, 1); // what fills up stands for itself
		}
		decompose(monitor);
		mirror();
		IntStream.range(0, y.panels.length).parallel().filter(_ -> !monitor.isCanceled()).forEach(p -> substitute(y.panels[p]));
		Rows.check(monitor);
	}

	private void decompose(IProgressMonitor monitor) {
		for (int k = 0; k < panels.length; k++) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			int above = k * WIDTH;
			int at = k * SQUARE;
			double[] own = panels[k];
			KERNEL.add(own, 0, own, 0, above, true, own, at);
			decompose(own, at);
			IntStream.range(k + 1, panels.length).parallel().forEach(j -> {
				KERNEL.add(own, 0, panels[j], 0, above, true, panels[j], at);
				forward(own, at, panels[j], at);
			});
		}
	}

	/** A square on the diagonal. */
	private static void decompose(double[] a, int at) {
		for (int k = 0; k < WIDTH; k++) {
			int row = at + k * WIDTH;
			if (!(a[row + k] > 0)) {
				throw new ArithmeticException("the matrix is not positive definite");
			}
			double root = Math.sqrt(a[row + k]);
			for (int j = k; j < WIDTH; j++) {
				a[row + j] /= root;
			}
			for (int i = k + 1; i < WIDTH; i++) {
				double factor = a[row + i];
				for (int j = i; j < WIDTH; j++) {
					a[at + i * WIDTH + j] -= factor * a[row + j];
				}
			}
		}
	}

	/** Solves U'X = Y for a square on the diagonal. */
	private static void forward(double[] u, int uAt, double[] y, int at) {
		for (int k = 0; k < WIDTH; k++) {
			int row = at + k * WIDTH;
			double pivot = u[uAt + k * WIDTH + k];
			for (int j = 0; j < WIDTH; j++) {
				y[row + j] /= pivot;
			}
			for (int i = k + 1; i < WIDTH; i++) {
				double factor = u[uAt + k * WIDTH + i];
				for (int j = 0; j < WIDTH; j++) {
					y[at + i * WIDTH + j] -= factor * y[row + j];
				}
			}
		}
	}

	/** Solves U X = Y for a square on the diagonal. */
	private static void backward(double[] u, int at, double[] y) {
		for (int k = WIDTH - 1; k >= 0; k--) {
			int row = at + k * WIDTH;
			for (int i = k + 1; i < WIDTH; i++) {
				double factor = u[at + k * WIDTH + i];
				for (int j = 0; j < WIDTH; j++) {
					y[row + j] -= factor * y[at + i * WIDTH + j];
				}
			}
			double pivot = u[at + k * WIDTH + k];
			for (int j = 0; j < WIDTH; j++) {
				y[row + j] /= pivot;
			}
		}
	}

	/** Solves for one panel of Y. */
	private void substitute(double[] y) {
		for (int k = 0; k < panels.length; k++) {
			KERNEL.add(panels[k], 0, y, 0, k * WIDTH, true, y, k * SQUARE);
			forward(panels[k], k * SQUARE, y, k * SQUARE);
		}
		for (int k = panels.length - 1; k >= 0; k--) {
			int behind = (k + 1) * SQUARE;
			KERNEL.add(panels[k], behind, y, behind, (panels.length - k - 1) * WIDTH, true, y, k * SQUARE);
			backward(panels[k], k * SQUARE, y);
		}
	}
}
