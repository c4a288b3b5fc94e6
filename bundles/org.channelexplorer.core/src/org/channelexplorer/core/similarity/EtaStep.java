package org.channelexplorer.core.similarity;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.ClassSimilarity;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.similarity.ChannelSets.ClassSimilarities;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * What a step of an eta slider shows: the classes' similarities and the picture of all image pairs, from one look at every pair and without
 * the matrix of all pairs, which for 5,000 images takes longer to write than to compute.
 *
 * @param classes as the operation gives them but for the last bits of the sums, without image pairs
 * @param blocks  the image pairs in their order
 */
public record EtaStep(ClassSimilarity classes, Blocks blocks) {
	private static final String LEFT_OUT = "left out: a step of the slider";

	/**
	 * Compares.
	 *
	 * @param eta    share of the channels that the sets hold
	 * @param labels one class for every image
	 * @param order  the images as they are drawn; none twice
	 * @param most   most blocks along an axis
	 */
	public static EtaStep of(Origin origin, double eta, ChannelSets sets, Labels labels, int[] order, int most, IProgressMonitor monitor) {
		Pass pass = new Pass(sets, labels, order, most);
		pass.run(monitor);
		ClassSimilarities classes = new ClassSimilarities(labels.counts(), pass.sums());
		return new EtaStep(LayerSimilarity.withoutPairs(origin, eta, sets, labels, classes, LEFT_OUT), pass.blocks());
	}

	/** One look at all pairs. */
	private static final class Pass {
		private final PairCounts pairs;
		private final double[] similarity;
		private final int n;
		private final int classes;
		/** By position the class. */
		private final int[] classAt;
		/** By position where the run of its class ends. */
		private final int[] runEnd;
		private final int side;
		private final int many;
		private final float[] means;
		private final int rows;
		private final double[][] sums;
		private final long[][] counted;
		private final int sizes;

		Pass(ChannelSets sets, Labels labels, int[] order, int most) {
			pairs = new PairCounts(sets, order);
			similarity = pairs.similarities();
			sizes = sets.size() + 1;
			n = order.length;
			classes = labels.classes().size();
			classAt = Arrays.stream(order).map(labels::classOf).toArray();
			runEnd = new int[n];
			for (int p = n - 1; p >= 0; p--) {
				runEnd[p] = p + 1 < n && classAt[p + 1] == classAt[p] ? runEnd[p + 1] : p + 1;
			}
			side = Math.max(1, (n + most - 1) / most);
			many = (n + side - 1) / side;
			means = new float[many * many];
			rows = Math.max(side, PairCounts.TILE / side * side); // whole blocks, so that no two tasks add to the same mean
			int tasks = (n + rows - 1) / rows;
			sums = new double[tasks][];
			counted = new long[tasks][];
		}

		void run(IProgressMonitor monitor) {
			IntStream.range(0, sums.length).parallel().forEach(t -> {
				if (monitor.isCanceled()) {
					throw new OperationCanceledException();
				}
				compare(t);
			});
		}

		/** Sums of the similarities of two classes, classes x classes, the upper triangle, in the order of the tasks. */
		double[] sums() {
			double[] all = new double[classes * classes];
			for (int t = 0; t < sums.length; t++) {
				int[] lines = lines(t * rows, Math.min(n, (t + 1) * rows));
				for (int place = 0; place < sums[t].length; place++) {
					int a = lines[place / classes];
					int b = place % classes;
					all[Math.min(a, b) * classes + Math.max(a, b)] += sums[t][place];
				}
			}
			return all;
		}

		// the classes of some positions, each once
		private int[] lines(int from, int to) {
			return Arrays.stream(classAt, from, to).distinct().toArray();
		}

		Blocks blocks() {
			long[] counts = new long[sizes];
			for (long[] some : counted) {
				for (int c = 0; c < some.length; c++) {
					counts[c + pairs.shift] += some[c];
				}
			}
			return new Blocks(n, side, many, means, counts);
		}

		private void compare(int task) {
			int from = task * rows;
			int to = Math.min(n, from + rows);
			PairCounts.Rows some = pairs.rows(from, to);
			int[] lines = lines(from, to);
			int[] lineOf = new int[classes];
			for (int l = 0; l < lines.length; l++) {
				lineOf[lines[l]] = l * classes;
			}
			double[] ofClasses = new double[lines.length * classes];
			int[] histogram = new int[similarity.length];
			double[] cells = side == 1 ? null : new double[((to - from + side - 1) / side) * many];
			for (int block = from / PairCounts.BLOCK; block < pairs.blocks(); block++) {
				some.count(block);
				int end = pairs.end(block);
				for (int p = from; p < to; p++) {
					int q = Math.max(p + 1, block * PairCounts.BLOCK);
					int at = some.at(p - from, block);
					if (side == 1) {
						single(some.counts, at, p, q, end, ofClasses, lineOf[classAt[p]], histogram);
					} else {
						blocks(some.counts, at, p, q, end, ofClasses, lineOf[classAt[p]], histogram, cells, (p - from) / side * many);
					}
				}
			}
			for (int p = from; p < to && side == 1; p++) {
				means[p * n + p] = Float.NaN;
			}
			if (side > 1) {
				write(cells, from, to);
			}
			sums[task] = ofClasses;
			counted[task] = IntStream.of(histogram).asLongStream().toArray();
		}

		// every image has its own cells
		private void single(char[] counts, int at, int p, int first, int end, double[] ofClasses, int line, int[] histogram) {
			for (int q = first; q < end;) {
				int place = line + classAt[q];
				int last = Math.min(end, runEnd[q]);
				double sum = 0;
				for (; q < last; q++) {
					int count = counts[at + q];
					histogram[count]++;
					double value = similarity[count];
					sum += value;
					means[p * n + q] = (float) value;
					means[q * n + p] = (float) value;
				}
				ofClasses[place] += sum;
			}
		}

		private void blocks(char[] counts, int at, int p, int first, int end, double[] ofClasses, int line, int[] histogram, double[] cells, int cellLine) {
			int cell = first / side;
			int cellEnd = (cell + 1) * side;
			for (int q = first; q < end;) {
				int place = line + classAt[q];
				int last = Math.min(Math.min(end, cellEnd), runEnd[q]);
				double sum = 0;
				for (; q < last; q++) {
					int count = counts[at + q];
					histogram[count]++;
					sum += similarity[count];
				}
				ofClasses[place] += sum;
				cells[cellLine + cell] += sum;
				if (q == cellEnd) {
					cell++;
					cellEnd += side;
				}
			}
		}

		private void write(double[] cells, int from, int to) {
			for (int row = from / side; row * side < to; row++) {
				long height = Math.min(to, (row + 1) * side) - row * (long) side;
				for (int column = row; column < many; column++) {
					long width = Math.min(n, (column + 1) * side) - column * (long) side;
					long terms = row == column ? height * (height - 1) / 2 : height * width;
					float mean = terms == 0 ? Float.NaN : (float) (cells[(row - from / side) * many + column] / terms);
					means[row * many + column] = mean;
					means[column * many + row] = mean;
				}
			}
		}
	}
}
