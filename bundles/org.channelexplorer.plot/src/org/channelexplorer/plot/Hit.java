package org.channelexplorer.plot;

/**
 * What lies under a position of a plot.
 *
 * @param text  what it is, for a tooltip
 * @param image row of the image, -1 when it is none
 * @param layer id of the layer, empty when it is none
 */
public record Hit(String text, int image, String layer) {

	/** An image. */
	public static Hit image(int image, String text) {
		return new Hit(text, image, "");
	}

	/** A layer. */
	public static Hit layer(String layer, String text) {
		return new Hit(text, -1, layer);
	}
}
