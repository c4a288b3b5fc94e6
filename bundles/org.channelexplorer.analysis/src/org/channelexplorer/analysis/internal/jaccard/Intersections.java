package org.channelexplorer.analysis.internal.jaccard;

/** Sizes of intersections of bit sets. Whole numbers, so all implementations agree. */
public interface Intersections {

	/** The fastest there is; stateless. */
	Intersections BEST = choose();

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

	private static Intersections choose() {
		if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
			try { // by name: only that class mentions the incubator module
				return (Intersections) Class.forName("org.channelexplorer.analysis.internal.jaccard.VectorIntersections").getDeclaredConstructor()
						.newInstance();
			} catch (ReflectiveOperationException | LinkageError e) {
				return new ScalarIntersections(); // a framework that does not export the module: same counts, slower
			}
		}
		return new ScalarIntersections();
	}
}
