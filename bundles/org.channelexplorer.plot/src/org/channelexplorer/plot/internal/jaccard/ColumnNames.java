package org.channelexplorer.plot.internal.jaccard;

import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Surface;

/** The names above a matrix, from left to right: in one line, or in two when they are too long for that. */
final class ColumnNames {
	/** From the matrix to the top of the upper line, pixels. */
	static final int HEIGHT = 28;
	private static final double TEXT = 11;
	private static final double CUT = 45; // pixels to which a name is cut at most: a letter and three dots tell nothing
	private static final double BETWEEN = 4;
	private static final double[] UP = { Frame.EDGE + 4, Frame.EDGE + 16 };

	private final Surface surface;
	private final double matrix;
	private final int rgb;
	private final double[] ends = { Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY };

	/** @param top upper end of the matrix */
	ColumnNames(Surface surface, double top, int rgb) {
		this.surface = surface;
		matrix = top;
		this.rgb = rgb;
	}

	/** Draws a name where there is room for it; the first of several that are too close. @param width of what it names */
	void draw(String name, double centre, double width) {
		double wanted = Math.min(surface.width(name, TEXT, false), Math.max(CUT, 2 * width - BETWEEN));
		for (int line = 0; line < UP.length; line++) {
			if (centre - wanted / 2 >= ends[line] + BETWEEN) {
				ends[line] = centre + wanted / 2;
				surface.text(surface.fit(name, TEXT, false, wanted), centre, matrix - UP[line], TEXT, Anchor.MIDDLE, false, rgb);
				return;
			}
		}
	}
}
