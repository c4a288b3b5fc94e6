package org.channelexplorer.analysis.internal.jaccard;

import org.channelexplorer.analysis.internal.kernel.Twins;

/** Sizes of intersections of bit sets. Whole numbers, so all implementations agree. */
public interface Intersections {

	/** Stateless. */
	Intersections SCALAR = new ScalarIntersections();

	/** The fastest there is when it has run for a while; stateless. */
	Intersections BEST = Twins.choose(Intersections.class, "org.channelexplorer.analysis.internal.jaccard.VectorIntersections",
			ScalarIntersections::new);

	/** Pairs x words up to which {@link #SCALAR} is taken. */
	long VECTOR_FROM = 1L << 26;

	/**
	 * The one for so much work. In a fresh process vector code costs 0.3 s more, spent in the interpreter, than the plain loop; the
	 * pairs of 2,000 images of 2,048 channels are not worth it.
	 *
	 * @param pairs number of pairs of rows
	 * @param words longs per row
	 */
	static Intersections forWork(long pairs, int words) {
		return pairs * words > VECTOR_FROM ? BEST : SCALAR;
	}

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

	/**
	 * The same for two rows with the same others.
	 *
	 * @param second   offset of the second row's words
	 * @param secondAt where in {@code counts} the second row's first goes
	 */
	default void countTwo(long[] bits, int words, int row, int second, int[] others, int from, int to, int[] counts, int at, int secondAt) {
		count(bits, words, row, others, from, to, counts, at);
		count(bits, words, second, others, from, to, counts, secondAt);
	}
}
