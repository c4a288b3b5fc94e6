package org.channelexplorer.core.data;

/** Rows of another matrix, by index. */
record RowSelection(FloatMatrix base, int[] indices) implements FloatMatrix {

	RowSelection {
		indices = indices.clone();
		for (int i : indices) {
			if (i < 0 || i >= base.rows()) {
				throw new IndexOutOfBoundsException("row " + i + " of " + base.rows());
			}
		}
	}

	@Override
	public int rows() {
		return indices.length;
	}

	@Override
	public int columns() {
		return base.columns();
	}

	@Override
	public float get(int row, int column) {
		return base.get(indices[row], column);
	}

	@Override
	public void copyRow(int row, float[] target, int offset) {
		base.copyRow(indices[row], target, offset);
	}
}
