package org.channelexplorer.core.data;

import java.util.Arrays;

/**
 * A named-less n-dimensional array of float32 in C order, what {@code numpy.save} would write.
 *
 * @param shape  lengths of the axes
 * @param values the values, the last axis fastest; not copied
 */
public record NdArray(int[] shape, float[] values) {

	public NdArray {
		long n = 1;
		for (int s : shape) {
			n = Math.multiplyExact(n, s);
		}
		if (n != values.length) {
			throw new IllegalArgumentException(values.length + " values for shape " + Arrays.toString(shape));
		}
	}

	/** A matrix as an array of two axes. */
	public static NdArray of(FloatMatrix m) {
		return new NdArray(new int[] { m.rows(), m.columns() }, m.toArray());
	}

	/** This two-axis array as a matrix (a view). */
	public FloatMatrix asMatrix() {
		if (shape.length != 2) {
			throw new IllegalStateException("not a matrix: shape " + Arrays.toString(shape));
		}
		return FloatMatrix.of(shape[0], shape[1], values);
	}
}
