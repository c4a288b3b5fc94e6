package org.channelexplorer.cli.internal.report;

import java.awt.Color;

/**
 * Colours and markers of the classes, the same as in the workbench: eight hues that people with a colour vision deficiency
 * tell apart (after Okabe and Ito) on white and on dark grey; from the ninth class on they come again with another marker.
 */
final class Palette {
	private static final Color[] COLORS = { new Color(0x0072b2), new Color(0xe69f00), new Color(0x009e73), new Color(0xcc79a7), new Color(0x56b4e9),
			new Color(0xd55e00), new Color(0xbcae1f), new Color(0xa03668) };
	// corners relative to the radius; the first is a disc
	private static final double[][] SHAPES = { {}, { -.85, -.85, .85, -.85, .85, .85, -.85, .85 }, { 0, -1.15, 1.05, .8, -1.05, .8 },
			{ 0, -1.2, 1, 0, 0, 1.2, -1, 0 }, { 0, 1.15, 1.05, -.8, -1.05, -.8 },
			{ -.4, -1.15, .4, -1.15, .4, -.4, 1.15, -.4, 1.15, .4, .4, .4, .4, 1.15, -.4, 1.15, -.4, .4, -1.15, .4, -1.15, -.4, -.4, -.4 },
			{ 0, -1.25, .35, -.4, 1.2, -.4, .5, .15, .75, 1.05, 0, .5, -.75, 1.05, -.5, .15, -1.2, -.4, -.35, -.4 } };

	private Palette() {
	}

	static Color color(int classIndex) {
		return COLORS[classIndex % COLORS.length];
	}

	/** Marker of a class, for {@link #shape}. */
	static int marker(int classIndex) {
		return classIndex / COLORS.length % SHAPES.length;
	}

	static String css(int classIndex) {
		return String.format("#%06x", color(classIndex).getRGB() & 0xffffff);
	}

	/** Corners x, y of a marker of radius 1; none for a disc. */
	static double[] shape(int marker) {
		return SHAPES[marker];
	}
}
