package org.channelexplorer.plot;

import java.util.Arrays;
import java.util.List;

/**
 * What lies under a position or in an area of a plot: what is selected when the user takes it.
 *
 * @param text     what it is, for a tooltip
 * @param images   images of the plot, ascending; empty for none
 * @param channels channel numbers of the layer, ascending; empty for none
 * @param classes  class names; empty for none
 * @param layer    id of the layer, empty when it is none
 */
public record Hit(String text, int[] images, int[] channels, List<String> classes, String layer) {
	private static final int[] NONE = {};

	public Hit {
		images = images.clone();
		channels = channels.clone();
		classes = List.copyOf(classes);
	}

	/** Something that is named and selects nothing. */
	public static Hit of(String text) {
		return new Hit(text, NONE, NONE, List.of(), "");
	}

	/** An image. */
	public static Hit image(int image, String text) {
		return images(new int[] { image }, text);
	}

	/** Several images. */
	public static Hit images(int[] images, String text) {
		return new Hit(text, images, NONE, List.of(), "");
	}

	/** A layer. */
	public static Hit layer(String layer, String text) {
		return new Hit(text, NONE, NONE, List.of(), layer);
	}

	/** The same with channels. */
	public Hit withChannels(int... numbers) {
		return new Hit(text, images, numbers, classes, layer);
	}

	/** The same with classes. */
	public Hit withClasses(List<String> names) {
		return new Hit(text, images, channels, names, layer);
	}

	/** The only image, -1 when there are none or several. */
	public int image() {
		return images.length == 1 ? images[0] : -1;
	}

	/** Whether taking it selects nothing. */
	public boolean nothing() {
		return images.length == 0 && channels.length == 0 && classes.isEmpty() && layer.isEmpty();
	}

	@Override
	public boolean equals(Object o) {
		return o instanceof Hit h && text.equals(h.text) && Arrays.equals(images, h.images) && Arrays.equals(channels, h.channels) && classes.equals(h.classes)
				&& layer.equals(h.layer);
	}

	@Override
	public int hashCode() {
		return 31 * text.hashCode() + Arrays.hashCode(images);
	}
}
