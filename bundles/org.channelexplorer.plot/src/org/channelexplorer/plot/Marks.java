package org.channelexplorer.plot;

import java.util.List;

/**
 * Many markers at once: a surface can draw 50,000 of them within a frame.
 *
 * @param x      horizontal middle of every marker, pixels
 * @param y      vertical middle, downwards
 * @param style  for every marker the index of its style
 * @param styles the styles
 * @param radius pixels
 */
public record Marks(double[] x, double[] y, int[] style, List<Style> styles, double radius) {

	/** Shape and colour (0xRRGGBB) of markers. */
	public record Style(Marker marker, int rgb) {
	}

	/** Number of markers. */
	public int size() {
		return x.length;
	}
}
