package org.channelexplorer.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.ChannelSets.ClassSimilarities;
import org.channelexplorer.analysis.internal.jaccard.BitColumns;
import org.channelexplorer.core.data.Labels;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** The similarities of all pairs of labelled images, class by class. */
final class PairSimilarities {
	/** Images that a task compares with all later ones, so that these are brought into the cache once for all of them. */
	private static final int TILE = 64;
	private static final int BLOCK = BitColumns.BLOCK;
	/** Counts of a row: a power of two would put a column's all into the same few lines of the cache. */
	private static final int STRIDE = BLOCK + 32;

	private final ChannelSets sets;
	private final Labels labels;
	private final int classes;
	/** Images by position: the classes one after the other. */
	private final int[] order;
	/** Positions where the classes begin; the end of all at last. */
	private final int[] starts;
	/** Whether the channels outside the sets are counted, which are fewer. */
	private final boolean outside;
	/** Channels in what is counted. */
	private final int size;
	/** What is to be added to a count to get the number of channels shared. */
	private final int shift;
	private final BitColumns columns;

	PairSimilarities(ChannelSets sets, Labels labels) {
		this.sets = sets;
		this.labels = labels;
		classes = labels.classes().size();
		starts = new int[classes + 1];
		int[][] rows = IntStream.range(0, classes).mapToObj(labels::rowsOf).toArray(int[][]::new);
		for (int c = 0; c < classes; c++) {
			starts[c + 1] = starts[c] + rows[c].length;
		}
		order = Arrays.stream(rows).flatMapToInt(Arrays::stream).toArray();
		outside = 2 * sets.size() > sets.channels();
		size = outside ? sets.channels() - sets.size() : sets.size();
		shift = outside ? 2 * sets.size() - sets.channels() : 0; // sizes of the union's complement and of the intersection differ by that
		columns = new BitColumns(order.length, sets.channels());
		IntStream.range(0, blocks()).parallel().forEach(block -> {
			int[] members = new int[size];
			for (int p = block * BLOCK; p < Math.min(order.length, (block + 1) * BLOCK); p++) {
				sets.members(order[p], outside, members);
				for (int channel : members) {
					columns.add(p, channel);
				}
			}
		});
	}

	private int blocks() {
		return (order.length + BLOCK - 1) / BLOCK;
	}

	/** See {@link ChannelSets#similarities}. */
	ClassSimilarities similarities(float[] matrix, IProgressMonitor monitor) {
		record Task(int a, int from, int to) {
		}
		Task[] tasks = IntStream.range(0, classes).boxed().flatMap(a -> IntStream.range(0, (starts[a + 1] - starts[a] + TILE - 1) / TILE)
				.mapToObj(t -> new Task(a, starts[a] + t * TILE, Math.min(starts[a + 1], starts[a] + (t + 1) * TILE)))).toArray(Task[]::new);
		double[][] partial = new double[tasks.length][];
		float[] similarity = new float[size + 1]; // by count: a division for every pair costs more than the pair
		for (int count = 0; count <= size; count++) {
			similarity[count] = (float) sets.jaccard(count + shift);
		}
		IntStream.range(0, tasks.length).parallel().forEach(t -> {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			partial[t] = new Rows(tasks[t].a, tasks[t].from, tasks[t].to).compare(similarity, matrix);
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
		private final char[] counts = new char[TILE * STRIDE];

		Rows(int a, int from, int to) {
			this.a = a;
			this.from = from;
			this.to = to;
		}

		/** Sums of similarities by class. */
		double[] compare(float[] similarity, float[] matrix) {
			BitColumns.Counter[] counters = new BitColumns.Counter[to - from];
			int[] members = new int[size];
			for (int p = from; p < to; p++) {
				sets.members(order[p], outside, members);
				counters[p - from] = columns.counter(members);
			}
			double[] sums = new double[classes];
			int[] histogram = new int[2 * (size + 1)];
			int b = a;
			for (int block = from / BLOCK; block < blocks(); block++) {
				int end = Math.min(order.length, (block + 1) * BLOCK);
				for (int r = 0; r < counters.length; r++) {
					counters[r].count(block, counts, r * STRIDE);
				}
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
			for (int p = from; p < to; p++) {
				int at = (p - from) * STRIDE - block * BLOCK;
				int q = Math.max(first, p + 1);
				for (; q + 1 < end; q += 2) { // neighbours are often alike, and adding to one place twice has to wait
					histogram[counts[at + q]]++;
					histogram[size + 1 + counts[at + q + 1]]++;
				}
				if (q < end) {
					histogram[counts[at + q]]++;
				}
			}
		}

		private double sum(int[] histogram) {
			double sum = 0;
			for (int count = 0; count <= size; count++) {
				sum += (histogram[count] + histogram[size + 1 + count]) * sets.jaccard(count + shift);
			}
			Arrays.fill(histogram, 0);
			return sum;
		}

		private void write(int block, int end, float[] similarity, float[] matrix) {
			int images = sets.images();
			for (int tile = Math.max(from + 1, block * BLOCK); tile < end; tile += TILE) {
				int last = Math.min(end, tile + TILE);
				for (int p = from; p < to; p++) {
					int row = order[p] * images;
					int at = (p - from) * STRIDE - block * BLOCK;
					for (int q = Math.max(tile, p + 1); q < last; q++) {
						matrix[row + order[q]] = similarity[counts[at + q]];
					}
				}
				for (int q = tile; q < last; q++) { // the mirror image, along its own rows
					int row = order[q] * images;
					int at = q - block * BLOCK;
					for (int p = from; p < Math.min(to, q); p++) {
						matrix[row + order[p]] = similarity[counts[(p - from) * STRIDE + at]];
					}
				}
			}
		}
	}
}
