package org.channelexplorer.ui.selection;

import java.util.Arrays;
import java.util.List;

/**
 * What is selected in an analysis: a value. Empty parts mean that nothing of the kind is selected.
 *
 * @param images   row numbers, ascending, each once
 * @param classes  class names, in the order selected
 * @param layers   layer ids, in the order selected; the last is the primary one, which views show
 * @param channels channel numbers of the primary layer, ascending, each once
 * @param step     the step that views show of a network that was run several times per image, from 1; 0 = the last one that was read
 */
public record Selection(int[] images, List<String> classes, List<String> layers, int[] channels, int step) {

	/** Nothing selected. */
	public static final Selection NONE = new Selection(new int[0], List.of(), List.of(), new int[0], 0);

	public Selection {
		images = ascending(images);
		classes = List.copyOf(classes);
		layers = List.copyOf(layers);
		channels = ascending(channels);
	}

	// by hand: a stream would box tens of thousands of numbers at every gesture
	private static int[] ascending(int[] numbers) {
		int[] sorted = numbers.clone();
		for (int i = 1; i < sorted.length; i++) {
			if (sorted[i] <= sorted[i - 1]) {
				Arrays.sort(sorted);
				return distinct(sorted);
			}
		}
		return sorted;
	}

	private static int[] distinct(int[] sorted) {
		int kept = 1;
		for (int i = 1; i < sorted.length; i++) {
			if (sorted[i] != sorted[i - 1]) {
				sorted[kept++] = sorted[i];
			}
		}
		return Arrays.copyOf(sorted, kept);
	}

	/** The layer that views show, null for none. */
	public String primaryLayer() {
		return layers.isEmpty() ? null : layers.getLast();
	}

	/** Whether an image is selected. */
	public boolean hasImage(int image) {
		return Arrays.binarySearch(images, image) >= 0;
	}

	public Selection withImages(int... rows) {
		return new Selection(rows, classes, layers, channels, step);
	}

	public Selection withClasses(List<String> names) {
		return new Selection(images, names, layers, channels, step);
	}

	/** Other layers; channels belong to a layer and are dropped when the primary one changes. */
	public Selection withLayers(List<String> ids) {
		boolean same = !ids.isEmpty() && ids.getLast().equals(primaryLayer());
		return new Selection(images, classes, ids, same ? channels : new int[0], step);
	}

	public Selection withChannels(int... numbers) {
		return new Selection(images, classes, layers, numbers, step);
	}

	public Selection withStep(int number) {
		return new Selection(images, classes, layers, channels, number);
	}

	/** Whether views of the primary layer show the same matrix as with another selection. */
	public boolean sameMatrix(Selection other) {
		return step == other.step && java.util.Objects.equals(primaryLayer(), other.primaryLayer());
	}

	@Override
	public boolean equals(Object o) {
		return o instanceof Selection s && Arrays.equals(images, s.images) && classes.equals(s.classes) && layers.equals(s.layers)
				&& Arrays.equals(channels, s.channels) && step == s.step;
	}

	@Override
	public int hashCode() {
		return Arrays.deepHashCode(new Object[] { images, classes, layers, channels, step });
	}
}
