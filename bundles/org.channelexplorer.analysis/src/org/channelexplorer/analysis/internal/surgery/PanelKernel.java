package org.channelexplorer.analysis.internal.surgery;

import org.channelexplorer.core.internal.kernel.Twins;

/**
 * The inner loop of products of matrices, in double. A matrix lies in panels of {@link #WIDTH} columns, each row by row. Every implementation gives
 * the same bytes: an element is summed over {@link #TOGETHER} rows in their order, each product added without being rounded, and such sums one
 * after the other.
 */
public interface PanelKernel {
	/** Columns of a panel. */
	int WIDTH = 16;
	/** Rows whose products are summed before they are added to what there was. */
	int TOGETHER = 128;

	/**
	 * Adds the product of a panel, transposed, with another to 16 x 16 numbers, or subtracts it: c[i][j] += sum over k of a[k][i] b[k][j].
	 *
	 * @param a     a panel
	 * @param aAt   index of its first number
	 * @param b     a panel
	 * @param bAt   index of its first number
	 * @param count rows of both
	 * @param less  whether the product is subtracted
	 * @param c     16 rows of a panel; may be another part of a or b
	 * @param cAt   index of its first number
	 */
	void add(double[] a, int aAt, double[] b, int bAt, int count, boolean less, double[] c, int cAt);

	/** The fastest kernel there is, for any thread. */
	static PanelKernel create() {
		return Twins.choose(PanelKernel.class, "org.channelexplorer.analysis.internal.surgery.VectorPanelKernel", ScalarPanelKernel::new);
	}
}
