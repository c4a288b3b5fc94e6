package org.channelexplorer.analysis.internal.separability;

/**
 * A matrix in panels of neighbouring columns, row by row, so that a panel's sums stay in the nearest cache while its rows pass by.
 * Every sum takes its terms one by one in the order of the rows: the same bits as three plain loops.
 */
public final class Panels {
	private static final int WIDTH = 256;

	private final int columns;
	/** By panel and row, the values of its columns. */
	private final double[][][] panels;

	/** A matrix of rows x columns zeros. */
	private Panels(int rows, int columns) {
		this.columns = columns;
		panels = new double[(columns + WIDTH - 1) / WIDTH][][];
		for (int p = 0; p < panels.length; p++) {
			panels[p] = new double[rows][Math.min(WIDTH, columns - p * WIDTH)];
		}
	}

	/** @param x rows x columns, row-major */
	public static Panels of(double[] x, int rows, int columns) {
		Panels panels = new Panels(rows, columns);
		for (int p = 0; p < panels.panels.length; p++) {
			for (int r = 0; r < rows; r++) {
				double[] row = panels.panels[p][r];
				System.arraycopy(x, r * columns + p * WIDTH, row, 0, row.length);
			}
		}
		return panels;
	}

	/** The transposed matrix. @param x columns x rows, row-major */
	public static Panels transposed(double[] x, int rows, int columns) {
		Panels panels = new Panels(rows, columns);
		for (int c = 0; c < columns; c++) {
			double[][] panel = panels.panels[c / WIDTH];
			for (int r = 0; r < rows; r++) {
				panel[r][c % WIDTH] = x[c * rows + r];
			}
		}
		return panels;
	}

	/**
	 * Adds the product of the factors with this matrix: {@code sums[b][c] += factors[b][r] * x[r][c]}, r ascending.
	 *
	 * @param factors count x rows, row-major; more may follow
	 * @param sums    count x columns, row-major; more may follow
	 */
	public void addProduct(double[] factors, int count, double[] sums) {
		for (int p = 0; p < panels.length; p++) {
			double[][] x = panels[p];
			double[][] own = new double[count][x.length == 0 ? 0 : x[0].length];
			for (int b = 0; b < count; b++) {
				System.arraycopy(sums, b * columns + p * WIDTH, own[b], 0, own[b].length);
			}
			add(x, factors, own);
			for (int b = 0; b < count; b++) {
				System.arraycopy(own[b], 0, sums, b * columns + p * WIDTH, own[b].length);
			}
		}
	}

	private static void add(double[][] x, double[] factors, double[][] sums) {
		int r = 0;
		for (; r + 3 < x.length; r += 4) {
			for (int b = 0; b < sums.length; b++) {
				int f = b * x.length + r;
				addFour(sums[b], x[r], x[r + 1], x[r + 2], x[r + 3], factors[f], factors[f + 1], factors[f + 2], factors[f + 3]);
			}
		}
		for (; r < x.length; r++) {
			for (int b = 0; b < sums.length; b++) {
				addOne(sums[b], x[r], factors[b * x.length + r]);
			}
		}
	}

	// element by element and at the same place in all arrays, so the compiler uses vectors, which change no bit
	private static void addFour(double[] sums, double[] x0, double[] x1, double[] x2, double[] x3, double f0, double f1, double f2, double f3) {
		for (int p = 0; p < sums.length; p++) {
			sums[p] = sums[p] + f0 * x0[p] + f1 * x1[p] + f2 * x2[p] + f3 * x3[p];
		}
	}

	private static void addOne(double[] sums, double[] x, double factor) {
		for (int p = 0; p < sums.length; p++) {
			sums[p] += factor * x[p];
		}
	}
}
