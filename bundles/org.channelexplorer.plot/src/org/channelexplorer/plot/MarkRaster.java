package org.channelexplorer.plot;

import java.util.List;

/**
 * Draws markers into pixels by copying antialiased stamps: 50,000 of them take a few milliseconds, where a call of the window
 * system for every one takes half a second. A thin rim in the background's colour keeps overlapping markers apart.
 */
public final class MarkRaster {
	private static final int SAMPLES = 4;
	private static final double RIM = 0.9;

	private final int width;
	private final int height;
	private final int[] pixels; // 0xAARRGGBB, colours multiplied by alpha
	private final double scale;
	private final int rim;

	private record Stamp(int side, int[] pixels) {
	}

	/**
	 * @param width  pixels of the surface
	 * @param height pixels of the surface
	 * @param scale  pixels of the device per pixel of the surface
	 * @param rim    colour of the rims, 0xRRGGBB
	 */
	public MarkRaster(int width, int height, double scale, int rim) {
		this.width = Math.max(1, (int) Math.round(width * scale));
		this.height = Math.max(1, (int) Math.round(height * scale));
		this.scale = scale;
		this.rim = rim;
		pixels = new int[this.width * this.height];
	}

	/** Width in pixels of the device. */
	public int width() {
		return width;
	}

	/** Height in pixels of the device. */
	public int height() {
		return height;
	}

	/** The pixels, row by row from above, 0xAARRGGBB with colours multiplied by alpha; not a copy. */
	public int[] pixels() {
		return pixels;
	}

	/** Draws markers in their order; {@code left} and {@code top} are the surface's place of the raster's corner. */
	public void draw(Marks marks, double left, double top) {
		List<Marks.Style> styles = marks.styles();
		Stamp[] stamps = new Stamp[styles.size()];
		for (int i = 0; i < marks.size(); i++) {
			int style = marks.style()[i];
			double px = (marks.x()[i] - left) * scale;
			double py = (marks.y()[i] - top) * scale;
			if (px > -50 && py > -50 && px < width + 50 && py < height + 50) { // not those without a finite place
				Stamp stamp = stamps[style] == null ? stamps[style] = make(styles.get(style), marks.radius() * scale) : stamps[style];
				copy(stamp, (int) Math.floor(px) - stamp.side / 2, (int) Math.floor(py) - stamp.side / 2);
			}
		}
	}

	private void copy(Stamp s, int left, int top) {
		for (int y = Math.max(0, -top); y < s.side && top + y < height; y++) {
			int line = (top + y) * width + left;
			for (int x = Math.max(0, -left); x < s.side && left + x < width; x++) {
				int over = s.pixels[y * s.side + x];
				if (over != 0) {
					pixels[line + x] = over >>> 24 == 255 ? over : over(over, pixels[line + x]);
				}
			}
		}
	}

	private Stamp make(Marks.Style style, double radius) {
		boolean ringed = style.ring() != Marks.Style.NO_RING;
		int edge = ringed ? style.ring() : rim;
		double outer = radius + (ringed ? Surface.RING : RIM) * scale;
		int half = (int) Math.ceil(outer * 1.3);
		int side = 2 * half + 1;
		int[] stamp = new int[side * side];
		int all = SAMPLES * SAMPLES;
		for (int y = 0; y < side; y++) {
			for (int x = 0; x < side; x++) {
				int in = 0;
				int out = 0;
				for (int s = 0; s < all; s++) {
					double dx = x - half + (s % SAMPLES + 0.5) / SAMPLES - 0.5;
					double dy = y - half + (s / SAMPLES + 0.5) / SAMPLES - 0.5;
					in += style.marker().covers(dx / radius, dy / radius) ? 1 : 0;
					out += style.marker().covers(dx / outer, dy / outer) ? 1 : 0;
				}
				int covered = Math.max(in, out);
				if (covered > 0) {
					int rgb = in == 0 ? edge : mixed(edge, style.rgb(), 255 * in / covered);
					stamp[y * side + x] = multiplied(rgb, 255 * covered / all * (in == 0 && !ringed ? 2 : 3) / 3);
				}
			}
		}
		return new Stamp(side, stamp);
	}

	private static int mixed(int under, int over, int alpha) {
		return multiplied(over, alpha) + multiplied(under, 255 - alpha) & 0xffffff;
	}

	private static int multiplied(int rgb, int alpha) {
		return alpha << 24 | (rgb >> 16 & 0xff) * alpha / 255 << 16 | (rgb >> 8 & 0xff) * alpha / 255 << 8 | (rgb & 0xff) * alpha / 255;
	}

	// both multiplied by alpha; two channels at once, rounded down
	private static int over(int over, int under) {
		int rest = 256 - (over >>> 24);
		int redBlue = (under & 0xff00ff) * rest >>> 8 & 0xff00ff;
		int alphaGreen = (under >>> 8 & 0xff00ff) * rest & 0xff00ff00;
		return over + (redBlue | alphaGreen);
	}
}
