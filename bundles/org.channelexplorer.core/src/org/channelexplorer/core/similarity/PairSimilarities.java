package org.channelexplorer.core.similarity;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.similarity.ChannelSets.ClassSimilarities;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** The similarities of all pairs of labelled images, class by class. */
final class PairSimilarities {
	private static final int TILE = PairCounts.TILE;
	private static final int BLOCK = PairCounts.BLOCK;

	private final ChannelSets sets;
	private final Labels labels;
	private final int classes;
	/** Positions where the classes begin; the end of all at last. */
	private final int[] starts;
	private final PairCounts pairs;

	PairSimilarities(ChannelSets sets, Labels labels) {
		this.sets = sets;
		this.labels = labels;
		classes = labels.classes().size();
		starts = new int[classes + 1];
		int[][] rows = IntStream.range(0, classes).mapToObj(labels::rowsOf).toArray(int[][]::new);
		for (int c = 0; c < classes; c++) {
			starts[c + 1] = starts[c] + rows[c].length;
		}
		pairs = new PairCounts(sets, Arrays.stream(rows).flatMapToInt(Arrays::stream).toArray());
	}

	/** See {@link ChannelSets#similarities}. */
	ClassSimilarities similarities(float[] matrix, IProgressMonitor monitor) {
		record Task(int a, int from, int to) {
		}
		Task[] tasks = IntStream.range(0, classes).boxed().flatMap(a -> IntStream.range(0, (starts[a + 1] - starts[a] + TILE - 1) / TILE)
				.mapToObj(t -> new Task(a, starts[a] + t * TILE, Math.min(starts[a + 1], starts[a] + (t + 1) * TILE)))).toArray(Task[]::new);
		double[][] partial = new double[tasks.length][];
		double[] exact = pairs.similarities();
		float[] similarity = new float[exact.length];
		for (int count = 0; count < exact.length; count++) {
			similarity[count] = (float) exact[count];
		}
		IntStream.range(0, tasks.length).parallel().forEach(t -> {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			partial[t] = new Rows(tasks[t].a, tasks[t].from, tasks[t].to, exact).compare(similarity, matrix);
		});
		double[] sums = new double[classes * classes];
		for (int t = 0; t < tasks.length; t++) { // in task order, whatever order they ran in
			for (int b = tasks[t].a; b < classes; b++) {
				sums[tasks[t].a * classes + b] += partial[t][b];
			}
		}
		if (matrix != null) {
			for (int i = 0; i < sets.images(); i++) {
				matrix[i * sets.images() + i] = 1;
			}
		}
		return new ClassSimilarities(labels.counts(), sums);
	}

	/** Some images of a class, to be compared with all that come after them. */
	private final class Rows {
		private final int a;
		private final int from;
		private final int to;
		private final double[] exact;
		private final PairCounts.Rows rows;

		Rows(int a, int from, int to, double[] exact) {
			this.a = a;
			this.from = from;
			this.to = to;
			this.exact = exact;
			rows = pairs.rows(from, to);
		}

		/** Sums of similarities by class. */
		double[] compare(float[] similarity, float[] matrix) {
			double[] sums = new double[classes];
			int[] histogram = new int[2 * exact.length];
			int b = a;
			for (int block = from / BLOCK; block < pairs.blocks(); block++) {
				int end = pairs.end(block);
				rows.count(block);
				for (; b < classes; b++) {
					count(histogram, block, Math.max(starts[b], block * BLOCK), Math.min(starts[b + 1], end));
					if (starts[b + 1] > end) {
						break; // the next block continues it
					}
					sums[b] = sum(histogram);
				}
				if (matrix != null) {
					write(block, end, similarity, matrix);
				}
			}
			return sums;
		}

		private void count(int[] histogram, int block, int first, int end) {
			char[] counts = rows.counts;
			for (int p = from; p < to; p++) {
				int at = rows.at(p - from, block);
				int q = Math.max(first, p + 1);
				for (; q + 1 < end; q += 2) { // neighbours are often alike, and adding to one place twice has to wait
					histogram[counts[at + q]]++;
					histogram[exact.length + counts[at + q + 1]]++;
				}
				if (q < end) {
					histogram[counts[at + q]]++;
				}
			}
		}

		private double sum(int[] histogram) {
			double sum = 0;
			for (int count = 0; count < exact.length; count++) {
				sum += (histogram[count] + histogram[exact.length + count]) * exact[count];
			}
			Arrays.fill(histogram, 0);
			return sum;
		}

		private void write(int block, int end, float[] similarity, float[] matrix) {
			int images = sets.images();
			char[] counts = rows.counts;
			int[] order = pairs.order;
			for (int tile = Math.max(from + 1, block * BLOCK); tile < end; tile += TILE) {
				int last = Math.min(end, tile + TILE);
				for (int p = from; p < to; p++) {
					int row = order[p] * images;
					int at = rows.at(p - from, block);
					for (int q = Math.max(tile, p + 1); q < last; q++) {
						matrix[row + order[q]] = similarity[counts[at + q]];
					}
				}
				for (int q = tile; q < last; q++) { // the mirror image, along its own rows
					int row = order[q] * images;
					for (int p = from; p < Math.min(to, q); p++) {
						matrix[row + order[p]] = similarity[counts[rows.at(p - from, block) + q]];
					}
				}
			}
		}
	}
}
