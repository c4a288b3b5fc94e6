package org.channelexplorer.ui.views.internal.audit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;

/**
 * The images of two classes that are nearest to an image, by the Euclidean distance of their summaries; equal distances by row.
 *
 * @param given     rows of the given class, nearest first
 * @param suggested rows of the suggested class
 */
record LikeImages(List<Integer> given, List<Integer> suggested) {
	/** None. */
	static final LikeImages NONE = new LikeImages(List.of(), List.of());

	/**
	 * Looks for them.
	 *
	 * @param x    summaries, images x channels
	 * @param row  the image
	 * @param most how many of each class
	 */
	static LikeImages of(FloatMatrix x, Labels labels, int row, String given, String suggested, int most) {
		float[] own = new float[x.columns()];
		float[] other = new float[x.columns()];
		x.copyRow(row, own, 0);
		double[] distance = new double[x.rows()];
		int a = labels.classes().indexOf(given);
		int b = labels.classes().indexOf(suggested);
		for (int i = 0; i < distance.length; i++) {
			if (i != row && labels.classOf(i) >= 0 && (labels.classOf(i) == a || labels.classOf(i) == b)) {
				x.copyRow(i, other, 0);
				for (int c = 0; c < own.length; c++) {
					double d = (double) own[c] - other[c];
					distance[i] += d * d;
				}
			}
		}
		return new LikeImages(nearest(distance, labels, row, a, most), nearest(distance, labels, row, b, most));
	}

	private static List<Integer> nearest(double[] distance, Labels labels, int row, int of, int most) {
		return of < 0 ? List.of()
				: IntStream.range(0, distance.length).filter(i -> i != row && labels.classOf(i) == of).boxed()
						.sorted(Comparator.comparingDouble(i -> distance[i])).limit(most).toList();
	}
}
