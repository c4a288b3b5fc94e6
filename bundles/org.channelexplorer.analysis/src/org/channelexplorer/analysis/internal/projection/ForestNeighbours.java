package org.channelexplorer.analysis.internal.projection;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Nearest neighbours of many rows by a forest of {@link ProjectionTree}s: only pairs that share a leaf of some tree are looked at, with
 * their exact distance. How many trees that takes is measured: trees are added until a seeded sample of rows has found
 * {@link #ENOUGH} of its true neighbours, at most {@link #MOST_TREES} and no more than cost half of looking at all pairs. Both the
 * trees and what is done in their leaves take n log n.
 */
public final class ForestNeighbours {
	/** Share of the true neighbours at which no more trees are added. */
	public static final double ENOUGH = 0.95;
	private static final int SAMPLE = 128;
	private static final int ROUND = 2;
	/** Most trees. */
	public static final int MOST_TREES = 64;
	private static final int SMALLEST_LEAF = 512;
	private static final int SKETCH = Long.SIZE; // a random sign per bit

	private final Rows rows;
	private final NearestNeighbours found;
	private final SplittableRandom random;
	private final int[] sample;
	private final float[] truth;

	private ForestNeighbours(Rows rows, int k, long seed) {
		this.rows = rows;
		found = new NearestNeighbours(rows.count(), k);
		random = new SplittableRandom(seed);
		sample = random.ints(0, rows.count()).distinct().limit(Math.min(SAMPLE, rows.count())).toArray();
		truth = new float[sample.length];
	}

	/**
	 * Searches.
	 *
	 * @param k neighbours per row, 1 .. rows - 1
	 * @throws OperationCanceledException when cancelled
	 */
	public static NeighbourSearch of(Rows rows, int k, long seed, IProgressMonitor monitor) {
		return new ForestNeighbours(rows, k, seed).search(monitor);
	}

	private NeighbourSearch search(IProgressMonitor monitor) {
		int k = found.k();
		float[][] sketch = sketch();
		IntStream.range(0, (sample.length + Rows.TILE - 1) / Rows.TILE).parallel().forEach(this::lookAtAll);
		int leaf = Math.max(SMALLEST_LEAF, 4 * k);
		int most = Math.clamp(rows.count() / leaf, ROUND, MOST_TREES);
		SubMonitor progress = SubMonitor.convert(monitor, most);
		int trees = 0;
		double recall = 0;
		while (recall < ENOUGH && trees < most) {
			for (int t = 0; t < ROUND; t++, trees++) {
				List<int[]> leaves = ProjectionTree.leaves(sketch, leaf, random.split());
				leaves.parallelStream().forEach(members -> {
					if (progress.isCanceled()) {
						throw new OperationCanceledException();
					}
					compare(members);
				});
				progress.worked(1);
			}
			recall = recall();
		}
		IntStream.range(0, rows.count()).parallel().forEach(found::sort);
		return new NeighbourSearch(found, recall);
	}

	// a projection on random signs: distances of the rows, roughly, in fewer coordinates
	private float[][] sketch() {
		int d = rows.columns();
		float[][] signs = new float[d][SKETCH];
		for (float[] of : signs) {
			long bits = random.nextLong();
			for (int s = 0; s < SKETCH; s++, bits >>>= 1) {
				of[s] = 1 - 2 * (bits & 1);
			}
		}
		float[] origin = rows.row(0);
		float[][] sketch = new float[rows.count()][SKETCH];
		IntStream.range(0, sketch.length).parallel().forEach(i -> {
			float[] row = rows.row(i);
			float[] sum = sketch[i];
			for (int c = 0; c < d; c++) {
				float off = row[c] - origin[c];
				float[] sign = signs[c];
				for (int s = 0; s < SKETCH; s++) {
					sum[s] += off * sign[s];
				}
			}
		});
		return sketch;
	}

	private void lookAtAll(int tile) {
		int[] some = Arrays.copyOfRange(sample, tile * Rows.TILE, Math.min(sample.length, (tile + 1) * Rows.TILE));
		float[][] squared = RowDistances.squared(Arrays.stream(some).mapToObj(rows::row).toArray(float[][]::new), rows);
		for (int q = 0; q < some.length; q++) {
			int[] nearest = RowDistances.nearest(squared[q], some[q], found.k());
			truth[tile * Rows.TILE + q] = squared[q][nearest[found.k() - 1]];
		}
	}

	// rows at equal distances may stand in for each other
	private double recall() {
		long near = 0;
		for (int s = 0; s < sample.length; s++) {
			for (int r = 0; r < found.filled(sample[s]); r++) {
				near += found.squaredDistance(sample[s], r) <= truth[s] ? 1 : 0;
			}
		}
		return (double) near / ((long) sample.length * found.k());
	}

	// every pair of a leaf once
	private void compare(int[] members) {
		int m = members.length;
		float[][] some = new float[(m + Rows.TILE - 1) / Rows.TILE * Rows.TILE][];
		Arrays.setAll(some, i -> rows.row(members[Math.min(i, m - 1)]));
		DistanceKernel kernel = DistanceKernel.create();
		float[] tile = new float[Rows.TILE * Rows.TILE];
		for (int i = 0; i < m; i += Rows.TILE) {
			for (int j = i; j < m; j += Rows.TILE) {
				kernel.tile(some, i, some, j, rows.width(), tile);
				for (int p = i; p < Math.min(m, i + Rows.TILE); p++) {
					for (int q = Math.max(j, p + 1); q < Math.min(m, j + Rows.TILE); q++) {
						float d = tile[(p - i) * Rows.TILE + q - j];
						found.offerAgain(members[p], members[q], d);
						found.offerAgain(members[q], members[p], d);
					}
				}
			}
		}
	}
}
