package org.channelexplorer.analysis.internal.jaccard;

import org.channelexplorer.analysis.internal.kernel.Twins;

/** Sizes of intersections of bit sets. Whole numbers, so all implementations agree. */
public interface Intersections {

	/** The fastest there is; stateless. */
	Intersections BEST = Twins.choose(Intersections.class, "org.channelexplorer.analysis.internal.jaccard.VectorIntersections",
			ScalarIntersections::new);

	/**
	 * Counts the bits one row shares with others.
	 *
	 * @param bits   all rows, {@code words} longs each, a multiple of 8
	 * @param row    offset of the first row's words
	 * @param others row numbers
	 * @param from   first of {@code others}
	 * @param to     end of {@code others}
	 * @param counts receives the counts
	 * @param at     where in {@code counts} the first goes
	 */
	void count(long[] bits, int words, int row, int[] others, int from, int to, int[] counts, int at);
}
