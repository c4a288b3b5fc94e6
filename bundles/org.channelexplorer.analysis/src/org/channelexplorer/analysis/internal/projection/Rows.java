package org.channelexplorer.analysis.internal.projection;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;

/**
 * The rows of a matrix on the heap ordered ascending by content. Methods that work in this order give a
 * permuted matrix the permuted result, bit for bit (rows with equal values may trade places). Every row is
 * padded with zeros to a multiple of 16 values and the list of rows to a multiple of 4 with rows of zeros, so that kernels need no tails.
 */
public final class Rows {
	/** Rows in a tile of the distance kernels. */
	static final int TILE = 4;
	private static final int LANES = 16;

	private final float[][] values;
	private final int[] original;
	private final int columns;

	private Rows(float[][] values, int[] original, int columns) {
		this.values = values;
		this.original = original;
		this.columns = columns;
	}

	/** Copies and orders the rows. */
	public static Rows of(FloatMatrix x) {
		int n = x.rows();
		int width = (x.columns() + LANES - 1) / LANES * LANES;
		float[][] read = new float[n][width];
		for (int i = 0; i < n; i++) {
			x.copyRow(i, read[i], 0);
		}
		int[] order = IntStream.range(0, n).boxed().sorted((a, b) -> Arrays.compare(read[a], read[b])).mapToInt(Integer::intValue).toArray();
		float[][] values = new float[(n + TILE - 1) / TILE * TILE][];
		for (int i = 0; i < n; i++) {
			values[i] = read[order[i]];
		}
		Arrays.fill(values, n, values.length, new float[width]);
		return new Rows(values, order, x.columns());
	}

	/** Another matrix of as many rows, in the order of the first. */
	static Rows like(Rows first, FloatMatrix x) {
		int width = (x.columns() + LANES - 1) / LANES * LANES;
		float[][] values = new float[first.values.length][width];
		for (int i = 0; i < first.count(); i++) {
			x.copyRow(first.original[i], values[i], 0);
		}
		return new Rows(values, first.original, x.columns());
	}

	/** Number of rows, without padding. */
	int count() {
		return original.length;
	}

	/** Values per row, without padding. */
	int columns() {
		return columns;
	}

	/** Values per row, a multiple of 16. */
	int width() {
		return values[0].length;
	}

	/** The row at a place of the own order; do not modify. */
	float[] row(int i) {
		return values[i];
	}

	/** All rows in the own order, padded; do not modify. */
	float[][] padded() {
		return values;
	}

	/** The row of the matrix that is at a place of the own order. */
	int original(int i) {
		return original[i];
	}

	/** Positions given in the own order, x and y alternating, as images x 2 in the matrix' order. */
	FloatMatrix restore(double[] positions) {
		float[] restored = new float[2 * count()];
		for (int i = 0; i < count(); i++) {
			restored[2 * original[i]] = (float) positions[2 * i];
			restored[2 * original[i] + 1] = (float) positions[2 * i + 1];
		}
		return FloatMatrix.of(count(), 2, restored);
	}
}
