package org.channelexplorer.ui;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Scores of the images that a view had computed, for sorting and for the filter. UI thread. */
public final class ImageScores {
	private final Map<String, double[]> scores = new TreeMap<>();
	private final Runnable changed;
	private final int images;
	private BitSet representatives;

	ImageScores(int images, Runnable changed) {
		this.images = images;
		this.changed = changed;
	}

	/** Names of the scores there are. */
	public Set<String> names() {
		return scores.keySet();
	}

	/** A score of an image, NaN when there is none. */
	public double get(String name, int image) {
		double[] values = scores.get(name);
		return values == null ? Double.NaN : values[image];
	}

	/**
	 * Takes a score; null removes it.
	 *
	 * @param rows   rows of the images that have it
	 * @param values the score of each
	 */
	public void put(String name, int[] rows, double[] values) {
		if (values == null) {
			scores.remove(name);
		} else {
			double[] all = new double[images];
			Arrays.fill(all, Double.NaN);
			for (int i = 0; i < rows.length; i++) {
				all[rows[i]] = values[i];
			}
			scores.put(name, all);
		}
		changed.run();
	}

	/** The images that represent their classes, null when they are not known. */
	public BitSet representatives() {
		return representatives;
	}

	/** Takes the representatives, null for none. */
	public void representatives(BitSet rows) {
		representatives = rows;
		changed.run();
	}
}
