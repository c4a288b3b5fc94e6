package org.channelexplorer.analysis.internal.projection;

import java.util.Arrays;

/** Distances from a few rows to many. */
final class RowDistances {
	private RowDistances() {
	}

	/**
	 * Squared Euclidean distances.
	 *
	 * @param queries one to four rows as wide as those of {@code rows}
	 * @return per query the distances to all rows, in the rows' own order
	 */
	static float[][] squared(float[][] queries, Rows rows) {
		DistanceKernel kernel = DistanceKernel.create();
		float[][] four = Arrays.copyOf(queries, Rows.TILE);
		Arrays.fill(four, queries.length, Rows.TILE, queries[queries.length - 1]);
		float[][] all = rows.padded();
		float[][] distances = new float[Rows.TILE][all.length];
		float[] tile = new float[Rows.TILE * Rows.TILE];
		for (int j = 0; j < all.length; j += Rows.TILE) {
			kernel.tile(four, 0, all, j, rows.width(), tile);
			for (int q = 0; q < Rows.TILE; q++) {
				System.arraycopy(tile, q * Rows.TILE, distances[q], j, Rows.TILE);
			}
		}
		float[][] wanted = new float[queries.length][];
		for (int q = 0; q < queries.length; q++) {
			wanted[q] = Arrays.copyOf(distances[q], rows.count());
		}
		return wanted;
	}

	/**
	 * The nearest rows, nearest first, equal distances by index.
	 *
	 * @param self row to leave out, -1 for none
	 * @param k    how many, at most the number of rows (less one when one is left out)
	 */
	static int[] nearest(float[] distance, int self, int k) {
		int[] nearest = new int[k];
		int filled = 0;
		for (int j = 0; j < distance.length; j++) {
			if (j == self || filled == k && distance[j] >= distance[nearest[k - 1]]) {
				continue;
			}
			int at = filled < k ? filled++ : k - 1;
			while (at > 0 && distance[nearest[at - 1]] > distance[j]) {
				nearest[at] = nearest[at - 1];
				at--;
			}
			nearest[at] = j;
		}
		return nearest;
	}
}
