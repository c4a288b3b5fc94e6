package org.channelexplorer.plot.internal.scatter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;

/** The classes of the images that lie nearest to one image in a picture: which class it lies with there. */
final class Company {
	/** Number of nearest images that are asked for their class. */
	static final int NEAREST = 10;

	private final Labels labels;
	private final int[] counts;
	private final int found;

	private Company(Labels labels, int[] counts) {
		this.labels = labels;
		this.counts = counts;
		found = IntStream.of(counts).sum();
	}

	/**
	 * The nearest of all images that have a class and a place.
	 *
	 * @param x    horizontal places
	 * @param y    vertical places
	 * @param from index of the first place
	 * @param n    number of places
	 * @param one  the image that is asked for, counted from {@code from}
	 */
	static Company of(double[] x, double[] y, int from, int n, int one, Labels labels) {
		int[] best = new int[NEAREST];
		double[] distance = new double[NEAREST];
		int size = 0;
		for (int i = 0; i < n; i++) {
			double dx = x[from + i] - x[from + one];
			double dy = y[from + i] - y[from + one];
			double d = dx * dx + dy * dy;
			if (i == one || labels.classOf(i) < 0 || !(d < Double.POSITIVE_INFINITY) || size == NEAREST && d >= distance[size - 1]) {
				continue;
			}
			int at = size < NEAREST ? size++ : size - 1;
			for (; at > 0 && distance[at - 1] > d; at--) {
				best[at] = best[at - 1];
				distance[at] = distance[at - 1];
			}
			best[at] = i;
			distance[at] = d;
		}
		int[] counts = new int[labels.classes().size()];
		Arrays.stream(best, 0, size).forEach(i -> counts[labels.classOf(i)]++);
		return new Company(labels, counts);
	}

	/** The class of most of them, the first of those with as many; -1 for none. */
	int most() {
		return IntStream.range(0, counts.length).filter(c -> counts[c] > 0).reduce((a, b) -> counts[b] > counts[a] ? b : a).orElse(-1);
	}

	/** The class of most of them with their number, such as {@code dog 7 of 10}. */
	String shortly() {
		return found == 0 ? "" : labels.classes().get(most()) + count();
	}

	/** The end of {@link #shortly} that tells most. */
	String count() {
		return found == 0 ? "" : " " + counts[most()] + " of " + found;
	}

	/** All classes with their numbers, the most frequent first. */
	String all() {
		return IntStream.range(0, counts.length).filter(c -> counts[c] > 0).boxed().sorted((a, b) -> counts[b] - counts[a])
				.map(c -> counts[c] + " " + labels.classes().get(c)).collect(Collectors.joining(", "));
	}

	/**
	 * What the pictures of several layers mean for one image, in sentences: with which class it lies in each, from where on it lies with the
	 * class of the last one, and where it leaves its own.
	 *
	 * @param own class of the image, negative for none
	 */
	static String story(List<String> layers, List<Company> companies, int own) {
		List<String> stops = new ArrayList<>();
		for (int l = 0; l < layers.size(); l++) {
			stops.add(layers.get(l) + " " + companies.get(l).shortly());
		}
		StringBuilder text = new StringBuilder("Most of its nearest images: ").append(String.join("; ", stops)).append('.');
		int end = companies.getLast().most();
		if (end < 0) {
			return text.toString();
		}
		Labels labels = companies.getLast().labels;
		int first = layers.size() - 1;
		while (first > 0 && companies.get(first - 1).most() == end) {
			first--;
		}
		text.append(first == 0 ? " It lies with " + labels.classes().get(end) + " in every layer shown."
				: " It lies with " + labels.classes().get(end) + " from " + layers.get(first) + " on.");
		if (own >= 0 && end != own) {
			int last = IntStream.range(0, layers.size()).filter(l -> companies.get(l).most() == own).max().orElse(-1);
			text.append(last < 0 ? " It lies with its class, " + labels.classes().get(own) + ", in no layer shown."
					: " It leaves its class, " + labels.classes().get(own) + ", after " + layers.get(last) + ".");
		}
		return text.toString();
	}
}
