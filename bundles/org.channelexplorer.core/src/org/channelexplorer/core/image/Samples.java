package org.channelexplorer.core.image;

/** Samples of other kinds than 8-bit RGB as Pillow's {@code convert("RGB")} has them. */
final class Samples {
	private Samples() {
	}

	/** A grey value of more than 8 bits or a floating point number: cut to 0..255, fractions dropped; NaN is 0. */
	static byte clipped(double v) {
		return (byte) (int) Math.clamp(v, 0.0, 255.0);
	}

	/** Writes the colour of inks (0 = none) to three bytes. */
	static void cmyk(int c, int m, int y, int k, byte[] rgb, int at) {
		int light = 255 - k;
		rgb[at] = (byte) (light - product(c, light));
		rgb[at + 1] = (byte) (light - product(m, light));
		rgb[at + 2] = (byte) (light - product(y, light));
	}

	// a * b / 255, rounded, in Pillow's arithmetic; never above b
	private static int product(int a, int b) {
		int t = a * b + 128;
		return (t >> 8) + t >> 8;
	}

	/** A colour that was multiplied by its alpha, before that; 0 where nothing is left of it. */
	static byte divided(int v, int alpha) {
		return (byte) (alpha == 0 ? 0 : Math.min(255, 255 * v / alpha));
	}

	/** A sample of a few bits, scaled to 0..255. */
	static byte widened(int v, int bits) {
		return (byte) (v * 255 / ((1 << bits) - 1));
	}
}
