package org.channelexplorer.analysis.internal.cluster;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;

/**
 * Images to be clustered, in the order of their values, so that seeded methods give permuted images the permuted clusters. Rows are padded with
 * zeros to a multiple of 16 values, as the distance kernels want. They are kept on the heap, or, when they would take too much of it, read from the
 * matrix each time: the values are the same.
 */
public final class Points {
	private static final int LANES = 16;
	private static final int SHARE_OF_HEAP = 3;

	/** By place; null when they are read from the matrix. */
	private final float[][] rows;
	private final FloatMatrix matrix;
	private final int[] original;
	private final int columns;

	private Points(float[][] rows, FloatMatrix matrix, int[] original, int columns) {
		this.rows = rows;
		this.matrix = matrix;
		this.original = original;
		this.columns = columns;
	}

	/** Copies and orders the rows of a matrix. @param x finite values */
	public static Points of(FloatMatrix x) {
		if ((long) x.rows() * padded(x.columns()) * Float.BYTES > Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP) {
			return inPlace(x);
		}
		float[][] read = new float[x.rows()][padded(x.columns())];
		for (int i = 0; i < read.length; i++) {
			x.copyRow(i, read[i], 0);
		}
		return ordered(read, IntStream.range(0, read.length).toArray(), x.columns());
	}

	/** The same without copying. */
	public static Points inPlace(FloatMatrix x) {
		return new Points(null, x, IntStream.range(0, x.rows()).boxed().sorted((a, b) -> compare(x, a, b)).mapToInt(Integer::intValue).toArray(), x.columns());
	}

	// as Arrays.compare orders whole rows
	private static int compare(FloatMatrix x, int a, int b) {
		for (int c = 0; c < x.columns(); c++) {
			int order = Float.compare(x.get(a, c), x.get(b, c));
			if (order != 0) {
				return order;
			}
		}
		return 0;
	}

	/**
	 * Orders rows made elsewhere.
	 *
	 * @param rows     one array per image, {@link #padded} long; kept, not copied
	 * @param original number each row shall be known by
	 */
	public static Points ordered(float[][] rows, int[] original, int columns) {
		int[] order = IntStream.range(0, rows.length).boxed().sorted((a, b) -> Arrays.compare(rows[a], rows[b])).mapToInt(Integer::intValue).toArray();
		return new Points(IntStream.of(order).mapToObj(i -> rows[i]).toArray(float[][]::new), null, IntStream.of(order).map(i -> original[i]).toArray(),
				columns);
	}

	/** Length of a row with padding. */
	public static int padded(int columns) {
		return (columns + LANES - 1) / LANES * LANES;
	}

	/** Some of the points, sharing their rows. @param places ascending places in this order */
	Points subset(int[] places) {
		return new Points(rows == null ? null : IntStream.of(places).mapToObj(i -> rows[i]).toArray(float[][]::new), matrix,
				IntStream.of(places).map(i -> original[i]).toArray(), columns);
	}

	/** Number of points. */
	public int count() {
		return original.length;
	}

	/** Number of channels, without padding. */
	public int columns() {
		return columns;
	}

	/** The row at a place; do not modify. */
	float[] row(int place) {
		if (rows != null) {
			return rows[place];
		}
		float[] row = new float[padded(columns)];
		matrix.copyRow(original[place], row, 0);
		return row;
	}

	/** The image at a place. */
	public int original(int place) {
		return original[place];
	}

	/** Number of different rows. */
	int different() {
		int different = count() == 0 ? 0 : 1;
		for (int i = 1; i < count(); i++) {
			different += Arrays.equals(row(i), row(i - 1)) ? 0 : 1;
		}
		return different;
	}
}
