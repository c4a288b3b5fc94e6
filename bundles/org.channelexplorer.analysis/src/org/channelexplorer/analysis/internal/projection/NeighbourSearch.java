package org.channelexplorer.analysis.internal.projection;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * Nearest neighbours for a projection: exact where all pairs can be looked at, else nearly all of them.
 *
 * @param neighbours the neighbours found
 * @param recall     share of the true neighbours that were found, 0..1; above {@link #MOST_EXACT} rows estimated from a sample of them
 */
public record NeighbourSearch(NearestNeighbours neighbours, double recall) {
	/** Most rows of which all pairs are looked at. */
	public static final int MOST_EXACT = 10_000;

	/**
	 * Searches.
	 *
	 * @param k    neighbours per row, 1 .. rows - 1
	 * @param seed of the search among more than {@link #MOST_EXACT} rows
	 * @throws OperationCanceledException when cancelled
	 */
	public static NeighbourSearch of(Rows rows, int k, long seed, IProgressMonitor monitor) {
		if (rows.count() <= MOST_EXACT) {
			return new NeighbourSearch(ExactNeighbours.of(rows, k, monitor), 1);
		}
		return ForestNeighbours.of(rows, k, seed, monitor);
	}
}
