package org.channelexplorer.ui.graph.internal.figures;

import org.eclipse.swt.graphics.Color;

/**
 * The viridis scale without its darkest part: sequential, even in lightness, readable by the colour-blind and in grey. What separates
 * worst is no black bar that draws the eye.
 */
public final class ColorScale {
	private static final int STEPS = 64;
	private static final int[] ANCHORS = { 0x414487, 0x355f8d, 0x2a788e, 0x21918c, 0x22a884, 0x44bf70, 0x7ad151, 0xbddf26, 0xfde725 };
	private static final Color[] COLORS = new Color[STEPS];
	private static final Color DARK = new Color(16, 16, 16);
	private static final Color LIGHT = new Color(255, 255, 255);

	static {
		for (int i = 0; i < STEPS; i++) {
			double t = i * (ANCHORS.length - 1) / (double) (STEPS - 1);
			int k = Math.min(ANCHORS.length - 2, (int) t);
			COLORS[i] = mix(ANCHORS[k], ANCHORS[k + 1], t - k);
		}
	}

	private ColorScale() {
	}

	private static Color mix(int a, int b, double t) {
		return new Color(channel(a >> 16, b >> 16, t), channel(a >> 8, b >> 8, t), channel(a, b, t));
	}

	private static int channel(int a, int b, double t) {
		return (int) Math.round((a & 255) * (1 - t) + (b & 255) * t);
	}

	/** The colour at a place from 0 to 1. */
	public static Color at(double position) {
		return COLORS[(int) Math.round(Math.clamp(position, 0.0, 1.0) * (STEPS - 1))];
	}

	/** Black or white, whichever reads better on a colour. */
	public static Color textOn(Color c) {
		return luminance(c) > 0.18 ? DARK : LIGHT;
	}

	private static double luminance(Color c) {
		return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
	}

	private static double linear(int channel) {
		double v = channel / 255.0;
		return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
	}
}
