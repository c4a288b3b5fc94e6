package org.channelexplorer.analysis.internal.projection;

import java.util.Arrays;

/** Offers the pairs of a leaf to each other; only those that look near on the sketch are worth their exact distance. */
final class LeafPairs {
	private final Rows rows;
	private final float[][] sketch;
	private final float near;
	private final NearestNeighbours found;
	private final int[] members;
	private final DistanceKernel kernel = DistanceKernel.create();
	private final float[] tile = new float[Rows.TILE * Rows.TILE];
	private final int[][] candidate;
	private final int[] candidates = new int[Rows.TILE];

	/**
	 * @param near    squared distance on the sketch up to which a pair is looked at, as a share of the squared distance of the worst neighbour that
	 *                is kept
	 * @param members of the leaf
	 */
	LeafPairs(Rows rows, float[][] sketch, float near, NearestNeighbours found, int[] members) {
		this.rows = rows;
		this.sketch = sketch;
		this.near = near;
		this.found = found;
		this.members = members;
		candidate = new int[Rows.TILE][members.length];
	}

	/** Every pair once. */
	void offer() {
		float[][] sketches = sketches();
		for (int i = 0; i < members.length; i += Rows.TILE) {
			choose(sketches, i);
			for (int p = 0; p < Rows.TILE; p++) {
				offer(i + p, candidate[p], candidates[p]);
			}
		}
	}

	// of the members, the last repeated to fill its tile
	private float[][] sketches() {
		float[][] of = new float[(members.length + Rows.TILE - 1) / Rows.TILE * Rows.TILE][];
		for (int m = 0; m < of.length; m++) {
			of[m] = sketch[members[Math.min(m, members.length - 1)]];
		}
		return of;
	}

	// the later members that look near enough to one of four
	private void choose(float[][] sketches, int i) {
		Arrays.fill(candidates, 0);
		for (int j = i; j < members.length; j += Rows.TILE) {
			kernel.tile(sketches, i, sketches, j, Sketch.AXES, tile);
			for (int p = 0; p < Rows.TILE && i + p < members.length; p++) {
				float limit = near * found.limit(members[i + p]);
				for (int q = Math.max(j, i + p + 1); q < Math.min(members.length, j + Rows.TILE); q++) {
					float d = tile[p * Rows.TILE + q - j];
					if (d <= limit || d <= near * found.limit(members[q])) {
						candidate[p][candidates[p]++] = members[q];
					}
				}
			}
		}
	}

	private void offer(int m, int[] others, int count) {
		float[][] four = new float[Rows.TILE][];
		for (int from = 0; from < count; from += Rows.TILE) {
			for (int q = 0; q < Rows.TILE; q++) {
				four[q] = rows.row(others[Math.min(from + q, count - 1)]);
			}
			kernel.row(rows.row(members[m]), four, rows.width(), tile);
			for (int q = 0; q < Math.min(Rows.TILE, count - from); q++) {
				found.offerAgain(members[m], others[from + q], tile[q]);
				found.offerAgain(others[from + q], members[m], tile[q]);
			}
		}
	}
}
