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

	/**
	 * Look of markers.
	 *
	 * @param marker shape
	 * @param rgb    colour, 0xRRGGBB
	 * @param ring   colour of a ring around it, 0xRRGGBB; {@value #NO_RING} for none
	 */
	public record Style(Marker marker, int rgb, int ring) {
		/** No ring. */
		public static final int NO_RING = -1;

		/** Without a ring. */
		public Style(Marker marker, int rgb) {
			this(marker, rgb, NO_RING);
		}
	}

	/** Number of markers. */
	public int size() {
		return x.length;
	}
}
