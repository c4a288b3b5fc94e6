package org.channelexplorer.core.internal.kernel;

/**
 * Adds columns of bits: {@link #WORDS} words each, each bit with its own counter. Carry-save adders (Harley and Seal) add eight
 * columns with some five operations a column. Implementations have no state.
 */
public interface ColumnSums {
	/** Words of a column. */
	int WORDS = 8;
	/** Columns that are added at once. */
	int GROUP = 8;
	/** Bits of a sum. */
	int LEVELS = 8;
	/** Most columns: their sums have {@link #LEVELS} bits. */
	int MOST = (1 << LEVELS) - GROUP;

	/**
	 * The sums of some columns.
	 *
	 * @param bits    the columns
	 * @param offset  added to where a column begins
	 * @param columns where the columns begin
	 * @param from    the first of them
	 * @param to      the one after the last; a multiple of {@link #GROUP}, at most {@link #MOST}, after the first
	 * @param sums    receives bit l of the sums in its words from l {@link #WORDS} on
	 */
	void add(long[] bits, int offset, int[] columns, int from, int to, long[] sums);

	/** The kernel for this machine. */
	static ColumnSums create() {
		return Twins.choose(ColumnSums.class, "org.channelexplorer.core.internal.kernel.VectorColumnSums", ScalarColumnSums::new);
	}
}
