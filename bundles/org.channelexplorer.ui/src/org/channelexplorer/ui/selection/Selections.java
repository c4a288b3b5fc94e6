package org.channelexplorer.ui.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;

/** What gestures do to a selection: the same in every view. */
public final class Selections {
	private Selections() {
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

	/** Every image. */
	public static Selection all(Selection s, Labels labels) {
		return s.withClasses(List.of()).withImages(IntStream.range(0, labels.size()).toArray());
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
