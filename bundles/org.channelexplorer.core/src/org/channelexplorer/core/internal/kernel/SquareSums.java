package org.channelexplorer.core.internal.kernel;

/**
 * What means and distances are made of. Squared Euclidean distances, four at a time, each summed in double in four fixed lanes: difference k goes to lane k mod 4, those after the
 * last four to lane 0, and the lanes are added as (0 + 1) + (2 + 3). Implementations have no state and give the same bytes.
 */
public interface SquareSums {
	/** Distances computed together. */
	int COUNT = 4;

	/**
	 * Distances of one row from others.
	 *
	 * @param x    values
	 * @param row  where the row begins
	 * @param others where {@link #COUNT} others begin
	 * @param d    values of a row
	 * @param sums receives {@link #COUNT} squared distances
	 */
	void rows(float[] x, int row, int[] others, int d, double[] sums);

	/**
	 * Distances of rows from means.
	 *
	 * @param x     values
	 * @param rows  where {@link #COUNT} rows begin
	 * @param means means
	 * @param of    where each row's mean begins
	 * @param d     values of a row
	 * @param sums  receives {@link #COUNT} squared distances
	 */
	void means(float[] x, int[] rows, double[] means, int[] of, int d, double[] sums);

	/**
	 * Adds rows to a sum, one after the other.
	 *
	 * @param sum     what is added to
	 * @param at      where it begins
	 * @param x       values
	 * @param rows    where {@link #COUNT} rows begin
	 * @param weights what each row is multiplied by
	 * @param d       values of a row
	 */
	void add(double[] sum, int at, float[] x, int[] rows, double[] weights, int d);

	/**
	 * The kernel for this machine.
	 *
	 * @param work differences that will be squared with it; the vector kernel has to be compiled, which little work does not repay
	 */
	static SquareSums create(long work) {
		return work < ScalarSquareSums.LITTLE ? new ScalarSquareSums()
				: Twins.choose(SquareSums.class, "org.channelexplorer.core.internal.kernel.VectorSquareSums", ScalarSquareSums::new);
	}
}
