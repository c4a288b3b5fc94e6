package org.channelexplorer.core.data;

/** Row-major values on the heap. */
record HeapMatrix(int rows, int columns, float[] values) implements FloatMatrix {

	HeapMatrix {
		if (rows < 0 || columns < 0 || values.length != Math.multiplyExact(rows, columns)) {
			throw new IllegalArgumentException(values.length + " values do not make a " + rows + " x " + columns + " matrix");
		}
	}

	@Override
	public float get(int row, int column) {
		return values[row * columns + column];
	}

	@Override
	public void copyRow(int row, float[] target, int offset) {
		System.arraycopy(values, row * columns, target, offset, columns);
	}

	@Override
	public float[] toArray() {
		return values.clone();
	}
}
