package org.channelexplorer.analysis.internal.cluster;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;

/**
 * Images to be clustered, on the heap and in the order of their values, so that seeded methods give permuted images the
 * permuted clusters. Rows are padded with zeros to a multiple of 16 values, as the distance kernels want.
 */
public final class Points {
	private static final int LANES = 16;

	private final float[][] rows;
	private final int[] original;
	private final int columns;

	private Points(float[][] rows, int[] original, int columns) {
		this.rows = rows;
		this.original = original;
		this.columns = columns;
	}

	/** Copies and orders the rows of a matrix. @param x finite values */
	public static Points of(FloatMatrix x) {
		float[][] read = new float[x.rows()][padded(x.columns())];
		for (int i = 0; i < read.length; i++) {
			x.copyRow(i, read[i], 0);
		}
		return ordered(read, IntStream.range(0, read.length).toArray(), x.columns());
	}

	/**
	 * Orders rows made elsewhere.
	 *
	 * @param rows     one array per image, {@link #padded} long; kept, not copied
	 * @param original number each row shall be known by
	 */
	public static Points ordered(float[][] rows, int[] original, int columns) {
		int[] order = IntStream.range(0, rows.length).boxed().sorted((a, b) -> Arrays.compare(rows[a], rows[b])).mapToInt(Integer::intValue).toArray();
		return new Points(IntStream.of(order).mapToObj(i -> rows[i]).toArray(float[][]::new), IntStream.of(order).map(i -> original[i]).toArray(), columns);
	}

	/** Length of a row with padding. */
	public static int padded(int columns) {
		return (columns + LANES - 1) / LANES * LANES;
	}

	/** Some of the points, sharing their rows. @param places ascending places in this order */
	Points subset(int[] places) {
		return new Points(IntStream.of(places).mapToObj(i -> rows[i]).toArray(float[][]::new), IntStream.of(places).map(i -> original[i]).toArray(), columns);
	}

	/** Number of points. */
	public int count() {
		return rows.length;
	}

	/** Number of channels, without padding. */
	public int columns() {
		return columns;
	}

	/** The row at a place; do not modify. */
	float[] row(int place) {
		return rows[place];
	}

	/** The image at a place. */
	public int original(int place) {
		return original[place];
	}

	/** Number of different rows. */
	int different() {
		int different = rows.length == 0 ? 0 : 1;
		for (int i = 1; i < rows.length; i++) {
			different += Arrays.equals(rows[i], rows[i - 1]) ? 0 : 1;
		}
		return different;
	}
}
