package org.channelexplorer.plot.internal.heatmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;

/**
 * The values of a heatmap by column, with the sums and largest values of 4, 16, 64 ... neighbouring columns, so that a block of any
 * number of columns is reduced from few reads. The values themselves stay where they are.
 */
final class Cells {
	private static final int STEP = 4;

	private final FloatMatrix x;
	private final int[] images;
	private final List<float[][]> sums;
	private List<float[][]> peaks; // made when first asked for

	/**
	 * @param x      images x channels
	 * @param images for every column the row of its image
	 */
	Cells(FloatMatrix x, int[] images) {
		this.x = x;
		this.images = images;
		sums = levels(false);
	}

	int channels() {
		return x.columns();
	}

	int columns() {
		return images.length;
	}

	float value(int column, int channel) {
		return x.get(images[column], channel);
	}

	private List<float[][]> levels(boolean peak) {
		List<float[][]> levels = new ArrayList<>();
		for (int n = images.length / STEP; n > 0; n /= STEP) { // whole blocks only
			float[][] below = levels.isEmpty() ? null : levels.getLast();
			float[][] level = new float[n][];
			IntStream.range(0, n).parallel().forEach(b -> {
				float[] all = start(peak);
				float[] one = new float[x.columns()];
				for (int i = b * STEP; i < (b + 1) * STEP; i++) {
					if (below == null) {
						x.copyRow(images[i], one, 0);
					}
					add(below == null ? one : below[i], all, peak);
				}
				level[b] = all;
			});
			levels.add(level);
		}
		return levels;
	}

	private float[] start(boolean peak) {
		float[] all = new float[x.columns()];
		if (peak) {
			Arrays.fill(all, Float.NEGATIVE_INFINITY);
		}
		return all;
	}

	private static void add(float[] one, float[] all, boolean peak) {
		if (peak) {
			for (int c = 0; c < all.length; c++) {
				all[c] = Math.max(all[c], one[c]);
			}
		} else {
			for (int c = 0; c < all.length; c++) {
				all[c] += one[c];
			}
		}
	}

	private synchronized List<float[][]> peaks() {
		if (peaks == null) {
			peaks = levels(true);
		}
		return peaks;
	}

	/** Makes ready for {@link #reduce} with this way. */
	void prepare(boolean peak) {
		if (peak) {
			peaks();
		}
	}

	/**
	 * For every channel the mean (or the largest) of columns {@code from} to {@code to} - 1.
	 *
	 * @param one room for the values of a column
	 */
	float[] reduce(int from, int to, boolean peak, float[] one) {
		List<float[][]> levels = peak ? peaks() : sums;
		float[] all = start(peak);
		for (int i = from; i < to;) {
			int level = 0;
			int size = 1;
			while (level < levels.size() && i % (size * STEP) == 0 && i + size * STEP <= to && i / (size * STEP) < levels.get(level).length) {
				level++;
				size *= STEP;
			}
			if (level == 0) {
				x.copyRow(images[i], one, 0);
			}
			add(level == 0 ? one : levels.get(level - 1)[i / size], all, peak);
			i += size;
		}
		if (!peak && to - from > 1) {
			float count = to - from;
			for (int c = 0; c < all.length; c++) {
				all[c] /= count;
			}
		}
		return all;
	}

	/** Share of a channel's values that are not above a value, 0 to 100; ties count half. */
	double percentile(int channel, float value) {
		int below = 0;
		int same = 0;
		for (int image : images) {
			float v = x.get(image, channel);
			below += v < value ? 1 : 0;
			same += v == value ? 1 : 0;
		}
		return images.length == 0 ? Double.NaN : 100 * (below + same / 2.0) / images.length;
	}
}
