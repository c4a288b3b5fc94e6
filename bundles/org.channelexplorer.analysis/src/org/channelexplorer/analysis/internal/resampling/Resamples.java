package org.channelexplorer.analysis.internal.resampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.channelexplorer.analysis.internal.support.Canonical;
import org.channelexplorer.analysis.internal.support.Seeds;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;

/**
 * Samples of the images without replacement, drawn class by class. Draws are functions of seed, purpose, class name, number of
 * the sample and the values of the class' images: neither the order of the images nor that of the computation changes them.
 */
public final class Resamples {
	private final Labels labels;
	private final int[][] rows;
	private final long seed;
	private final String purpose;

	/** @param purpose names what is resampled (layer, metric, classes) */
	public Resamples(FloatMatrix x, Labels labels, long seed, String purpose) {
		this.labels = labels;
		this.seed = seed;
		this.purpose = purpose;
		rows = new int[labels.classes().size()][];
		for (int c = 0; c < rows.length; c++) {
			rows[c] = Canonical.order(x, labels.rowsOf(c));
		}
	}

	/** Number of images. */
	int images() {
		return labels.size();
	}

	/** Every image once. */
	public static int[] plain(int images) {
		int[] weights = new int[images];
		Arrays.fill(weights, 1);
		return weights;
	}

	/**
	 * Two halves of every class, each image standing for two; of an odd number one half has one more by chance. The image of
	 * a one-image class is in both, once.
	 *
	 * @return the weights of either half
	 */
	int[][] halves(int split) {
		int[][] weights = new int[2][labels.size()];
		for (int c = 0; c < rows.length; c++) {
			var random = Seeds.stream(seed, purpose, "half", split, labels.classes().get(c));
			int[] order = rows[c].clone();
			if (order.length == 1) {
				weights[0][order[0]] = 1;
				weights[1][order[0]] = 1;
				continue;
			}
			Seeds.shuffle(order, random);
			int first = (order.length + random.nextInt(2)) / 2;
			for (int i = 0; i < order.length; i++) {
				weights[i < first ? 0 : 1][order[i]] = 2;
			}
		}
		return weights;
	}

	/**
	 * The images of every class dealt into groups, about {@code total} in all, classes by their size; at least two groups of a
	 * class, at most one per image. One-image classes are never left out.
	 *
	 * @return for every class its groups of rows
	 */
	List<List<int[]>> groups(int total) {
		List<List<int[]>> groups = new ArrayList<>();
		for (int c = 0; c < rows.length; c++) {
			int n = rows[c].length;
			if (n < 2) {
				continue;
			}
			int count = Math.clamp(Math.round((double) total * n / labels.size()), 2, n);
			int[] order = rows[c].clone();
			Seeds.shuffle(order, Seeds.stream(seed, purpose, "groups", labels.classes().get(c)));
			List<int[]> ofClass = new ArrayList<>();
			for (int g = 0; g < count; g++) {
				int from = (int) ((long) n * g / count);
				int to = (int) ((long) n * (g + 1) / count);
				ofClass.add(Arrays.copyOfRange(order, from, to));
			}
			groups.add(ofClass);
		}
		return groups;
	}
}
