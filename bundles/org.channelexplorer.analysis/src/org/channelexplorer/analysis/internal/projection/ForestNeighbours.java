package org.channelexplorer.analysis.internal.projection;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Nearest neighbours of many rows by a forest of {@link ProjectionTree}s: only pairs that share a leaf of some tree are looked at, on
 * a {@link Sketch} and, where they are near enough there, with their exact distance. What is near enough is learnt from a seeded
 * sample of rows, and trees are added until that sample has found {@link #ENOUGH} of its true neighbours, at most {@link #MOST_TREES}
 * and no more than cost half of looking at all pairs. Both the trees and what is done in their leaves take n log n.
 */
public final class ForestNeighbours {
	/** Share of the true neighbours at which no more trees are added. */
	public static final double ENOUGH = 0.95;
	private static final int SAMPLE = 128;
	private static final int ROUND = 2;
	/** Most trees. */
	public static final int MOST_TREES = 128;
	private static final int SMALLEST_LEAF = 256;
	// so many of the true neighbours look near enough on the sketch
	private static final double SEEN = 0.99;

	private final Rows rows;
	private final NearestNeighbours found;
	private final SplittableRandom random;
	private final int[] sample;
	private final float[] truth;
	private final float[][] sketch;
	private final float[] ratio;

	private ForestNeighbours(Rows rows, int k, long seed) {
		this.rows = rows;
		found = new NearestNeighbours(rows.count(), k);
		random = new SplittableRandom(seed);
		sample = random.ints(0, rows.count()).distinct().limit(Math.min(SAMPLE, rows.count())).toArray();
		truth = new float[sample.length];
		sketch = Sketch.of(rows, random);
		ratio = new float[sample.length * k];
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
		IntStream.range(0, (sample.length + Rows.TILE - 1) / Rows.TILE).parallel().forEach(this::lookAtAll);
		Arrays.sort(ratio);
		float near = Math.max(ratio[(int) (SEEN * (ratio.length - 1))], Float.MIN_NORMAL); // above 0: times an infinite limit it is no number
		int leaf = Math.max(SMALLEST_LEAF, 2 * k);
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
					new LeafPairs(rows, sketch, near, found, members).offer();
				});
				progress.worked(1);
			}
			recall = recall();
		}
		IntStream.range(0, rows.count()).parallel().forEach(found::sort);
		return new NeighbourSearch(found, recall);
	}

	private void lookAtAll(int tile) {
		int[] some = Arrays.copyOfRange(sample, tile * Rows.TILE, Math.min(sample.length, (tile + 1) * Rows.TILE));
		float[][] squared = RowDistances.squared(Arrays.stream(some).mapToObj(rows::row).toArray(float[][]::new), rows);
		for (int q = 0; q < some.length; q++) {
			int[] nearest = RowDistances.nearest(squared[q], some[q], found.k());
			int s = tile * Rows.TILE + q;
			float farthest = squared[q][nearest[found.k() - 1]];
			truth[s] = farthest;
			for (int r = 0; r < found.k(); r++) {
				ratio[s * found.k() + r] = farthest == 0 ? 0 : Sketch.squaredDistance(sketch[some[q]], sketch[nearest[r]]) / farthest;
			}
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
}
