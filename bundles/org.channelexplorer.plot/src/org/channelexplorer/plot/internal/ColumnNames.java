package org.channelexplorer.plot.internal;

import java.util.Arrays;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Surface;

/**
 * The names above columns, from left to right, in as many lines as there are; where there is no room for all, some of them, each so that it
 * can be read.
 */
public final class ColumnNames {
	private static final double CUT = 45; // pixels to which a name is cut at most: a letter and three dots tell nothing
	private static final double LEAST = 0.8; // of a name that is cut: "151_C..." does not tell one numbered class from the next
	private static final double BETWEEN = 4;

	private final Surface surface;
	private final double size;
	private final int rgb;
	private final double width;
	private final double[] lines;
	private final double[] ends;

	/**
	 * @param size  of the letters, pixels
	 * @param width of the surface, beyond which no name reaches
	 * @param lines base lines, the one to prefer first
	 */
	public ColumnNames(Surface surface, double size, int rgb, double width, double... lines) {
		this.surface = surface;
		this.size = size;
		this.rgb = rgb;
		this.width = width;
		this.lines = lines.clone();
		ends = new double[lines.length];
		Arrays.fill(ends, Double.NEGATIVE_INFINITY);
	}

	/** Draws a name where there is room for it; the first of several that are too close. @param column width of what it names */
	public void draw(String name, double centre, double column) {
		double full = surface.width(name, size, false);
		double cut = Math.min(full, Math.max(CUT, lines.length * column - BETWEEN));
		double wanted = cut >= LEAST * full ? cut : full;
		double left = Math.clamp(centre - wanted / 2, 0, Math.max(0, width - wanted));
		for (int line = 0; line < lines.length; line++) {
			if (left >= ends[line] + BETWEEN) {
				ends[line] = left + wanted;
				surface.text(surface.fit(name, size, false, wanted), left + wanted / 2, lines[line], size, Anchor.MIDDLE, false, rgb);
				return;
			}
		}
	}
}
