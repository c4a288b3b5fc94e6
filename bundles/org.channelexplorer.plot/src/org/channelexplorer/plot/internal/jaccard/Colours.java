package org.channelexplorer.plot.internal.jaccard;

import java.util.Arrays;
import org.channelexplorer.plot.Theme;

/**
 * Colours of values between two limits.
 *
 * @param low       value of the first colour
 * @param high      value of the last colour
 * @param diverging whether two colours meet at 0, which is then in the middle
 */
record Colours(double low, double high, boolean diverging) {
	/** Viridis (van der Walt and Smith, 2015): even steps for the eye, with every common colour vision. */
	private static final int[] VIRIDIS = { 0x440154, 0x482878, 0x3e4a89, 0x31688e, 0x26838f, 0x1f9d8a, 0x6cce5a, 0xb6de2b, 0xfee825 };
	private static final int[] AROUND_LIGHT = { 0x08519c, 0x4a90c9, 0xa8cde6, 0xf5f5f5, 0xf9c38c, 0xe8811f, 0x8f3b00 };
	private static final int[] AROUND_DARK = { 0x8cc8ff, 0x4a90c9, 0x2a5478, 0x33373b, 0x8a4a12, 0xe8811f, 0xffc58a };

	/** Colour of a value, 0xRRGGBB; no number has that of bands. */
	int rgb(double value, Theme theme) {
		if (Double.isNaN(value)) {
			return theme.band();
		}
		int[] anchors = !diverging ? VIRIDIS : theme.dark() ? AROUND_DARK : AROUND_LIGHT;
		double t = high > low ? Math.clamp((value - low) / (high - low), 0, 1) * (anchors.length - 1) : (anchors.length - 1) / 2.0;
		int a = Math.min((int) t, anchors.length - 2);
		return mixed(anchors[a], anchors[a + 1], t - a);
	}

	/** Colours by value, kept: most cells have the value of another. For one thread. */
	static final class Memo {
		private static final int PLACES = 1024;

		private final Colours colours;
		private final Theme theme;
		private final long[] values = new long[PLACES];
		private final int[] rgb = new int[PLACES];

		Memo(Colours colours, Theme theme) {
			this.colours = colours;
			this.theme = theme;
			Arrays.fill(values, -1); // no value has these bits but a NaN that no computation gives
		}

		int rgb(double value) {
			long bits = Double.doubleToRawLongBits(value);
			int place = (int) (bits * 0x9E3779B97F4A7C15L >>> 54);
			if (values[place] != bits) {
				values[place] = bits;
				rgb[place] = colours.rgb(value, theme);
			}
			return rgb[place];
		}
	}

	/** Black or white, whichever is read better on a colour. */
	static int ink(int rgb) {
		double light = 0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
		return light > 140 ? 0x101010 : 0xffffff;
	}

	/** A colour between two. @param share 0 = the first, 1 = the second */
	static int mixed(int a, int b, double share) {
		int mixed = 0;
		for (int shift = 0; shift <= 16; shift += 8) {
			int from = a >> shift & 255;
			mixed |= (int) Math.round(from + share * ((b >> shift & 255) - from)) << shift;
		}
		return mixed;
	}
}
