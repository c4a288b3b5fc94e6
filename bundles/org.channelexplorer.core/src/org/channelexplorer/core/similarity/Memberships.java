package org.channelexplorer.core.similarity;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * How similar every image is to every class, and its extreme neighbours.
 *
 * @param labels    one class for every image
 * @param means     images x classes: mean similarity to the images of a class, the image itself left out; NaN where there is none
 * @param nearest   for every image the most similar one of another class, -1 for none
 * @param farthest  for every image the least similar one of its class, -1 for none
 */
public record Memberships(Labels labels, float[] means, int[] nearest, int[] farthest) {

	/**
	 * Compares all pairs.
	 *
	 * @param ranks a number for every image, no two alike: of neighbours that are equally similar, the one with the lower number is taken
	 */
	public static Memberships of(ChannelSets sets, Labels labels, int[] ranks, IProgressMonitor monitor) {
		int n = labels.size();
		int k = labels.classes().size();
		Memberships all = new Memberships(labels, new float[Math.multiplyExact(n, k)], new int[n], new int[n]);
		Arrays.fill(all.nearest, -1);
		Arrays.fill(all.farthest, -1);
		int[] order = byClass(labels);
		PairCounts pairs = new PairCounts(sets, order);
		double[] similarity = pairs.similarities();
		int[] counts = labels.counts();
		IntStream.range(0, (n + PairCounts.TILE - 1) / PairCounts.TILE).parallel().forEach(t -> {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			int from = t * PairCounts.TILE;
			all.compare(pairs, similarity, counts, ranks, from, Math.min(n, from + PairCounts.TILE));
		});
		return all;
	}

	private static int[] byClass(Labels labels) {
		return IntStream.range(0, labels.classes().size()).flatMap(c -> IntStream.of(labels.rowsOf(c))).toArray();
	}

	private void compare(PairCounts pairs, double[] similarity, int[] classCounts, int[] ranks, int from, int to) {
		PairCounts.Rows rows = pairs.rows(from, to);
		int k = classCounts.length;
		double[] sums = new double[(to - from) * k];
		int[] most = new int[to - from];
		int[] least = new int[to - from];
		Arrays.fill(most, -1);
		Arrays.fill(least, Integer.MAX_VALUE);
		for (int block = 0; block < pairs.blocks(); block++) {
			rows.count(block);
			for (int p = from; p < to; p++) {
				int r = p - from;
				int i = pairs.order[p];
				int own = labels.classOf(i);
				int at = rows.at(r, block);
				for (int q = block * PairCounts.BLOCK; q < pairs.end(block); q++) {
					if (q == p) {
						continue;
					}
					int count = rows.counts[at + q];
					int j = pairs.order[q];
					int c = labels.classOf(j);
					sums[r * k + c] += similarity[count];
					if (c == own) {
						if (count < least[r] || count == least[r] && ranks[j] < ranks[farthest[i]]) {
							least[r] = count;
							farthest[i] = j;
						}
					} else if (count > most[r] || count == most[r] && ranks[j] < ranks[nearest[i]]) {
						most[r] = count;
						nearest[i] = j;
					}
				}
			}
		}
		for (int p = from; p < to; p++) {
			int i = pairs.order[p];
			for (int c = 0; c < k; c++) {
				int others = classCounts[c] - (labels.classOf(i) == c ? 1 : 0);
				means[i * k + c] = others == 0 ? Float.NaN : (float) (sums[(p - from) * k + c] / others);
			}
		}
	}

	/** Mean similarity of an image to a class, NaN when the class has no other image. */
	public float mean(int image, int classIndex) {
		return means[image * labels.classes().size() + classIndex];
	}

	/** Mean similarity of an image to its own class, NaN when it is the only one. */
	public float own(int image) {
		return mean(image, labels.classOf(image));
	}

	/** The other class an image is most similar to on average, -1 when there is none. */
	public int nearestClass(int image) {
		int best = -1;
		for (int c = 0; c < labels.classes().size(); c++) {
			if (c != labels.classOf(image) && !Float.isNaN(mean(image, c)) && (best < 0 || mean(image, c) > mean(image, best))) {
				best = c;
			}
		}
		return best;
	}

	/** Whether an image is on average more similar to another class than to its own. */
	public boolean astray(int image) {
		int other = nearestClass(image);
		return other >= 0 && mean(image, other) > own(image);
	}
}
