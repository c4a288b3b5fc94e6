package org.channelexplorer.core.similarity;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * A similarity over the size of the sets: whether a finding depends on eta.
 *
 * @param channels   channels of the layer
 * @param sizes      channels in a set, ascending
 * @param similarity the similarity at each size; NaN where there is no pair
 */
public record EtaCurve(int channels, int[] sizes, double[] similarity) {
	private static final int POINTS = 48;

	/** Two images, at every size. */
	public static EtaCurve of(ChannelOrder order, int i, int j) {
		int k = order.channels();
		int[] rank = new int[k];
		for (int r = 0; r < k; r++) {
			rank[order.channel(i, r)] = r;
		}
		int[] joins = new int[k]; // channels that both sets have from this size on
		for (int r = 0; r < k; r++) {
			joins[Math.max(r, rank[order.channel(j, r)])]++;
		}
		double[] similarity = new double[k];
		int shared = 0;
		for (int r = 0; r < k; r++) {
			shared += joins[r];
			similarity[r] = shared / (2.0 * (r + 1) - shared);
		}
		return new EtaCurve(k, IntStream.rangeClosed(1, k).toArray(), similarity);
	}

	/**
	 * Two classes, or a class with itself: the mean over their image pairs, at sizes that grow by a constant factor.
	 *
	 * @param labels one class for every image
	 */
	public static EtaCurve of(ChannelOrder order, Labels labels, int a, int b, IProgressMonitor monitor) {
		int[] rows = IntStream.concat(IntStream.of(labels.rowsOf(a)), a == b ? IntStream.empty() : IntStream.of(labels.rowsOf(b))).toArray();
		int first = labels.rowsOf(a).length;
		Labels two = new Labels(java.util.List.of("a", "b"), IntStream.range(0, rows.length).map(r -> r < first ? 0 : 1).toArray());
		int[] sizes = sizes(order.channels());
		double[] similarity = Arrays.stream(sizes).mapToDouble(size -> order.sets(size, rows).classSimilarities(two, monitor).mean(0, a == b ? 0 : 1))
				.toArray();
		return new EtaCurve(order.channels(), sizes, similarity);
	}

	private static int[] sizes(int channels) {
		return IntStream.range(0, POINTS).map(p -> (int) Math.round(Math.pow(channels, p / (POINTS - 1.0)))).distinct().toArray();
	}

	/** The similarity of two unrelated sets at a point. */
	public double chance(int point) {
		double e = (double) sizes[point] / channels;
		return e / (2 - e);
	}
}
