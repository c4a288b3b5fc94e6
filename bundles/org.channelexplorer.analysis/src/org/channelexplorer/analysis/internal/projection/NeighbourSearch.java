package org.channelexplorer.analysis.internal.projection;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Nearest neighbours for a projection: exact where looking at all pairs is the cheaper way, else nearly all of them, found in n log n.
 *
 * @param neighbours the neighbours found
 * @param recall     share of the true neighbours that were found, 0..1: 1 where all pairs were looked at, else estimated from a sample
 */
public record NeighbourSearch(NearestNeighbours neighbours, double recall) {
	/** Most rows of which all pairs are looked at in any case; trees cost as much from about here on. */
	public static final int FEW = 4096;
	/** Most rows of which all pairs are looked at when the trees did not find {@link ForestNeighbours#ENOUGH} of the neighbours. */
	public static final int MOST_EXACT = 10_000;

	/**
	 * Searches.
	 *
	 * @param k    neighbours per row, 1 .. rows - 1
	 * @param seed of the search among more than {@link #FEW} rows
	 * @throws OperationCanceledException when cancelled
	 */
	public static NeighbourSearch of(Rows rows, int k, long seed, IProgressMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, 2);
		if (rows.count() > FEW) {
			NeighbourSearch forest = ForestNeighbours.of(rows, k, seed, progress.split(1));
			if (forest.recall() >= ForestNeighbours.ENOUGH || rows.count() > MOST_EXACT) {
				return forest;
			}
		}
		return new NeighbourSearch(ExactNeighbours.of(rows, k, progress.setWorkRemaining(1).split(1)), 1);
	}
}
