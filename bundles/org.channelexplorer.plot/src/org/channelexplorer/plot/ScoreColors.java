package org.channelexplorer.plot;

/**
 * Colours of layers by their separability: the viridis scale (van der Walt and Smith, matplotlib 2015; public domain) without its darkest
 * part: sequential, even in lightness, readable by the colour-blind and in grey. What separates worst is no black bar that draws the eye.
 */
public final class ScoreColors {
	private static final int[] ANCHORS = { 0x414487, 0x355f8d, 0x2a788e, 0x21918c, 0x22a884, 0x44bf70, 0x7ad151, 0xbddf26, 0xfde725 };
	private static final int DARK = 0x101010;
	private static final int LIGHT = 0xffffff;
	private static final double MIDDLE = 0.18; // luminance at which black and white read equally well

	private ScoreColors() {
	}

	/** The colour at a place from 0 (separates worst) to 1, 0xRRGGBB. */
	public static int at(double position) {
		double t = Math.clamp(position, 0, 1) * (ANCHORS.length - 1);
		int k = Math.min(ANCHORS.length - 2, (int) t);
		int mixed = 0;
		for (int shift = 0; shift <= 16; shift += 8) {
			double a = ANCHORS[k] >> shift & 255;
			double b = ANCHORS[k + 1] >> shift & 255;
			mixed |= (int) Math.round(a + (t - k) * (b - a)) << shift;
		}
		return mixed;
	}

	/** Black or white, whichever reads better on a colour. */
	public static int textOn(int rgb) {
		double luminance = 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
		return luminance > MIDDLE ? DARK : LIGHT;
	}

	private static double linear(int channel) {
		double v = channel / 255.0;
		return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
	}
}
