package org.channelexplorer.core.similarity;

import java.util.stream.IntStream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * Images in an order, cut into blocks of neighbours, and the mean similarity of every two blocks, an image with itself left out: a
 * matrix of any number of images as a picture of few cells, in which every pair counts.
 *
 * @param images number of images in the order
 * @param side   images of a block, those of the last one fewer
 * @param blocks number of blocks
 * @param means  blocks x blocks, symmetric; NaN where there is no pair (a block of one image with itself)
 * @param counts number of pairs by the number of channels they share, every pair of images once
 */
public record Blocks(int images, int side, int blocks, float[] means, long[] counts) {
	private static final int SAMPLED = 50_000;
	private static final long STRIDE = 7919; // a prime, so that the other image is any

	/**
	 * Compares all pairs.
	 *
	 * @param order  the images; none twice
	 * @param most   most blocks
	 */
	public static Blocks of(ChannelSets sets, int[] order, int most, IProgressMonitor monitor) {
		int n = order.length;
		int side = Math.max(1, (n + most - 1) / most);
		int blocks = (n + side - 1) / side;
		PairCounts pairs = new PairCounts(sets, order);
		double[] similarity = pairs.similarities();
		float[] means = new float[blocks * blocks];
		// a task's rows are whole blocks, so that no two tasks add to the same sum
		int rows = Math.max(side, PairCounts.TILE / side * side);
		int tasks = (n + rows - 1) / rows;
		long[][] counted = new long[tasks][];
		IntStream.range(0, tasks).parallel().forEach(t -> {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			counted[t] = new long[similarity.length];
			compare(pairs, similarity, side, t * rows, Math.min(n, (t + 1) * rows), means, blocks, counted[t]);
		});
		long[] counts = new long[sets.size() + 1];
		for (long[] some : counted) {
			for (int c = 0; c < some.length; c++) {
				counts[c + pairs.shift] += some[c];
			}
		}
		return new Blocks(n, side, blocks, means, counts);
	}

	/**
	 * A quick picture: the similarity of two sets that share as many channels as the pairs of two blocks do on average. It takes a look at every
	 * image, but at no pair; {@code counts} are those of some pairs spread evenly.
	 *
	 * @param order the images; none twice
	 * @param most  most blocks
	 */
	public static Blocks quick(ChannelSets sets, int[] order, int most) {
		int n = order.length;
		int side = Math.max(1, (n + most - 1) / most);
		int blocks = (n + side - 1) / side;
		float[][] have = new float[blocks][sets.channels()]; // images of the block that have a channel
		IntStream.range(0, blocks).parallel().forEach(b -> {
			for (int p = b * side; p < Math.min(n, (b + 1) * side); p++) {
				for (int channel : sets.channels(order[p])) {
					have[b][channel]++;
				}
			}
		});
		float[] means = new float[blocks * blocks];
		IntStream.range(0, blocks).parallel().forEach(a -> {
			for (int b = a; b < blocks; b++) {
				float shared = 0;
				for (int c = 0; c < sets.channels(); c++) {
					shared += have[a][c] * have[b][c];
				}
				double height = Math.min(n, (a + 1) * side) - a * side;
				double width = Math.min(n, (b + 1) * side) - b * side;
				double mean = a == b ? (shared - height * sets.size()) / (height * (height - 1)) : shared / (height * width);
				means[a * blocks + b] = (float) (mean / (2 * sets.size() - mean));
				means[b * blocks + a] = means[a * blocks + b];
			}
		});
		long[] counts = new long[sets.size() + 1];
		for (int s = 0; s < SAMPLED && n > 1; s++) {
			int i = (int) ((long) s * n / SAMPLED);
			int j = (int) ((i + 1 + s * STRIDE % (n - 1)) % n);
			counts[sets.intersection(order[i], order[j])]++;
		}
		return new Blocks(n, side, blocks, means, counts);
	}

	private static void compare(PairCounts pairs, double[] similarity, int side, int from, int to, float[] means, int blocks, long[] counted) {
		PairCounts.Rows rows = pairs.rows(from, to);
		double[] sums = new double[((to - from + side - 1) / side) * blocks];
		for (int block = from / PairCounts.BLOCK; block < pairs.blocks(); block++) {
			rows.count(block);
			int end = pairs.end(block);
			for (int p = from; p < to; p++) {
				int at = rows.at(p - from, block);
				int line = (p - from) / side * blocks;
				for (int q = Math.max(p + 1, block * PairCounts.BLOCK); q < end;) {
					int cell = q / side;
					int last = Math.min(end, (cell + 1) * side);
					double sum = 0;
					for (; q < last; q++) {
						int count = rows.counts[at + q];
						counted[count]++;
						sum += similarity[count];
					}
					sums[line + cell] += sum;
				}
			}
		}
		for (int row = from / side; row * side < to; row++) {
			long height = Math.min(to, (row + 1) * side) - row * (long) side;
			for (int column = row; column < blocks; column++) {
				long width = Math.min(pairs.order.length, (column + 1) * side) - column * (long) side;
				long many = row == column ? height * (height - 1) / 2 : height * width;
				float mean = many == 0 ? Float.NaN : (float) (sums[(row - from / side) * blocks + column] / many);
				means[row * blocks + column] = mean;
				means[column * blocks + row] = mean;
			}
		}
	}
}
