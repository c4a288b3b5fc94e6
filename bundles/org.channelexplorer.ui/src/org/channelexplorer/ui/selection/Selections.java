package org.channelexplorer.ui.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.plot.Hit;

/** What gestures do to a selection: the same in every view. */
public final class Selections {
	private Selections() {
	}

	/** How what was hit changes the selection. */
	public enum Gesture {
		/** It alone is selected. */
		REPLACE,
		/** It is selected as well. */
		ADD,
		/** It is added, or taken away when all of it is selected. */
		TOGGLE,
		/** It is not selected any more. */
		REMOVE
	}

	/**
	 * What a gesture on a plot selects. Kinds of things that were not hit stay as they are; hitting nothing selects no images and no channels.
	 *
	 * @param hit    null for nothing; its images are those of the plot
	 * @param rows   for every image of the plot its row in the analysis
	 * @param labels the classes of the analysis
	 */
	public static Selection take(Selection s, Hit hit, int[] rows, Labels labels, Gesture gesture) {
		if (hit == null) {
			return gesture == Gesture.REPLACE ? noImages(s).withChannels() : s;
		}
		Selection taken = s;
		if (!hit.layer().isEmpty()) {
			taken = taken.withLayers(List.of(hit.layer()));
		}
		if (hit.channels().length > 0) {
			taken = taken.withChannels(combined(taken.channels(), hit.channels(), gesture));
		}
		if (hit.images().length > 0) {
			int[] images = combined(taken.images(), IntStream.of(hit.images()).map(i -> rows[i]).toArray(), gesture);
			taken = taken.withImages(images).withClasses(wholly(images, taken.classes(), hit.classes(), labels, gesture));
		}
		return taken;
	}

	// the named classes all of whose images are selected
	private static List<String> wholly(int[] images, List<String> before, List<String> hit, Labels labels, Gesture gesture) {
		Set<String> names = new LinkedHashSet<>(gesture == Gesture.REPLACE ? List.of() : before);
		names.addAll(hit);
		int[] counts = labels.counts();
		int[] chosen = new int[counts.length];
		for (int image : images) {
			int c = image < labels.size() ? labels.classOf(image) : -1;
			if (c >= 0) {
				chosen[c]++;
			}
		}
		return names.stream().filter(n -> labels.classes().indexOf(n) >= 0)
				.filter(n -> chosen[labels.classes().indexOf(n)] == counts[labels.classes().indexOf(n)]).toList();
	}

	private static int[] combined(int[] now, int[] hit, Gesture gesture) {
		BitSet bits = new BitSet();
		IntStream.of(now).forEach(bits::set);
		boolean all = IntStream.of(hit).allMatch(bits::get);
		switch (gesture) {
		case REPLACE -> {
			bits.clear();
			IntStream.of(hit).forEach(bits::set);
		}
		case ADD -> IntStream.of(hit).forEach(bits::set);
		case REMOVE -> IntStream.of(hit).forEach(bits::clear);
		case TOGGLE -> IntStream.of(hit).forEach(i -> bits.set(i, !all));
		}
		return bits.stream().toArray();
	}

	/**
	 * Which of some images are selected.
	 *
	 * @param rows rows of the analysis, ascending
	 * @return indices into {@code rows}
	 */
	public static BitSet among(Selection s, int[] rows) {
		BitSet among = new BitSet(rows.length);
		int[] images = s.images(); // ascending, too: a search for every row would be felt with tens of thousands
		for (int i = 0, next = 0; i < rows.length && next < images.length; i++) {
			while (next < images.length && images[next] < rows[i]) {
				next++;
			}
			if (next < images.length && images[next] == rows[i]) {
				among.set(i);
			}
		}
		return among;
	}

	/** A click on an image, or with Ctrl ({@code toggle}) one that adds it or takes it away. */
	public static Selection image(Selection s, int image, boolean toggle) {
		int[] images = !toggle ? new int[] { image }
				: s.hasImage(image) ? Arrays.stream(s.images()).filter(i -> i != image).toArray()
						: IntStream.concat(Arrays.stream(s.images()), IntStream.of(image)).toArray();
		return s.withClasses(List.of()).withImages(images);
	}

	/** These images, or with Shift ({@code add}) these as well. */
	public static Selection images(Selection s, int[] images, boolean add) {
		int[] all = add ? IntStream.concat(Arrays.stream(s.images()), Arrays.stream(images)).toArray() : images;
		return s.withClasses(List.of()).withImages(all);
	}

	/** A click on a class: it and its images; with Ctrl ({@code toggle}) it is added or taken away. */
	public static Selection ofClass(Selection s, Labels labels, int classIndex, boolean toggle) {
		String name = labels.classes().get(classIndex);
		int[] rows = labels.rowsOf(classIndex);
		if (!toggle) {
			return s.withClasses(List.of(name)).withImages(rows);
		}
		List<String> classes = new ArrayList<>(s.classes());
		if (classes.remove(name)) {
			return s.withClasses(classes).withImages(Arrays.stream(s.images()).filter(i -> labels.classOf(i) != classIndex).toArray());
		}
		classes.add(name);
		return s.withClasses(classes).withImages(IntStream.concat(Arrays.stream(s.images()), Arrays.stream(rows)).toArray());
	}

	/** No image and no class; layers stay. */
	public static Selection noImages(Selection s) {
		return s.withClasses(List.of()).withImages();
	}

	/** How many images of each class are selected. */
	public static int[] counts(Selection s, Labels labels) {
		int[] counts = new int[labels.classes().size()];
		for (int i : s.images()) {
			if (i < labels.size()) {
				counts[labels.classOf(i)]++;
			}
		}
		return counts;
	}
}
