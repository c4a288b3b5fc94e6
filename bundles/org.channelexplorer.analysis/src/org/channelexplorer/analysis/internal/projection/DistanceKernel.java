package org.channelexplorer.analysis.internal.projection;

import org.channelexplorer.core.internal.kernel.Twins;

/**
 * Squared Euclidean distances from differences, not from dot products: near-equal rows keep their digits and equal rows are at
 * exactly 0. Column c goes to lane c mod 16 by fused multiply-add; the lanes are added as a balanced tree after every
 * {@link #BLOCK} columns; blocks are added in double. Every implementation gives the same bytes; d(a,b) = d(b,a).
 */
public interface DistanceKernel {
	/** Columns whose lanes are added before the sum continues in double. */
	int BLOCK = 4096;

	/**
	 * Distances of four rows to four others.
	 *
	 * @param a     rows, each a multiple of 16 long
	 * @param i     first of four rows of {@code a}
	 * @param j     first of four rows of {@code b}
	 * @param width values per row, a multiple of 16
	 * @param out   receives 16 squared distances, the row of {@code b} fastest
	 */
	void tile(float[][] a, int i, float[][] b, int j, int width, float[] out);

	/**
	 * Distances of one row to four others, the same bytes as in a {@link #tile}.
	 *
	 * @param a     a multiple of 16 long
	 * @param b     four rows, each as long
	 * @param width values per row, a multiple of 16
	 * @param out   receives four squared distances
	 */
	void row(float[] a, float[][] b, int width, float[] out);

	/** The fastest kernel there is, for the calling thread. */
	static DistanceKernel create() {
		return Twins.choose(DistanceKernel.class, "org.channelexplorer.analysis.internal.projection.VectorDistanceKernel",
				ScalarDistanceKernel::new);
	}
}
