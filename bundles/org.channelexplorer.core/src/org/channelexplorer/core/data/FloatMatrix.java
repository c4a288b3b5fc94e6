package org.channelexplorer.core.data;

/**
 * A read-only matrix of float32, rows x columns; for a summary matrix, images x channels. Implementations are safe
 * for concurrent reading. Values may live outside the heap (a mapped {@code .npy}), so copy rows rather than keep them all.
 */
public interface FloatMatrix {

	/** Number of rows, 0 or more. */
	int rows();

	/** Number of columns, 0 or more. */
	int columns();

	/** The value at ({@code row}, {@code column}). */
	float get(int row, int column);

	/** Copies row {@code row} into {@code target[offset .. offset + columns())}. */
	void copyRow(int row, float[] target, int offset);

	/** A fresh copy of row {@code row}. */
	default float[] row(int row) {
		float[] copy = new float[columns()];
		copyRow(row, copy, 0);
		return copy;
	}

	/** A fresh copy of column {@code column}. */
	default float[] column(int column) {
		float[] copy = new float[rows()];
		for (int i = 0; i < copy.length; i++) {
			copy[i] = get(i, column);
		}
		return copy;
	}

	/** All values, row-major, on the heap: rows * columns must be below 2^31. */
	default float[] toArray() {
		float[] all = new float[Math.multiplyExact(rows(), columns())];
		for (int i = 0; i < rows(); i++) {
			copyRow(i, all, i * columns());
		}
		return all;
	}

	/** The chosen rows, in the order given (an index may repeat), as a view. */
	default FloatMatrix selectRows(int[] indices) {
		return new RowSelection(this, indices);
	}

	/** A matrix over the given row-major values; the array is not copied. */
	static FloatMatrix of(int rows, int columns, float[] values) {
		return new HeapMatrix(rows, columns, values);
	}
}
