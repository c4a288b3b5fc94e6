package org.channelexplorer.ui.views.internal.scatter;

import java.util.HashMap;
import java.util.Map;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.theme.ClassColors;
import org.channelexplorer.ui.theme.Marker;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;

/**
 * Draws points into pixels by copying antialiased stamps: 50,000 points take a few milliseconds, where a call of the window
 * system for every point takes half a second.
 */
public final class PointRaster {
	private static final PaletteData RGB = new PaletteData(0xff0000, 0xff00, 0xff);
	private static final int SAMPLES = 4;

	private final int width;
	private final int height;
	private final int[] pixels;
	private final double scale;
	private final Palette palette;
	private final Map<Integer, Stamp> stamps = new HashMap<>();

	private record Stamp(int side, int[] rgb, int[] alpha) {
	}

	/** @param scale pixels of the device per pixel of SWT */
	public PointRaster(int width, int height, double scale, Palette palette) {
		this.width = Math.max(1, (int) Math.round(width * scale));
		this.height = Math.max(1, (int) Math.round(height * scale));
		this.scale = scale;
		this.palette = palette;
		pixels = new int[this.width * this.height];
		java.util.Arrays.fill(pixels, Palette.value(palette.canvas()));
	}

	/** Draws all points, the selected ones on top; without a selection all in their colours. */
	public void draw(Points points, Viewport view, Selection selection, double radius) {
		boolean some = selection.images().length > 0;
		if (some) {
			for (int i = 0; i < points.size(); i++) {
				if (!selection.hasImage(i)) {
					stamp(points, view, i, true, radius);
				}
			}
			for (int i : selection.images()) {
				if (i < points.size()) {
					stamp(points, view, i, false, radius);
				}
			}
		} else {
			for (int i = 0; i < points.size(); i++) {
				stamp(points, view, i, false, radius);
			}
		}
	}

	private void stamp(Points points, Viewport view, int i, boolean greyed, double radius) {
		double px = view.toX(points.x(i)) * scale;
		double py = view.toY(points.y(i)) * scale;
		if (!(px > -50 && py > -50 && px < width + 50 && py < height + 50)) {
			return;
		}
		int classIndex = points.slotOf(i);
		Stamp s = stamps.computeIfAbsent(greyed ? -1 - classIndex : classIndex, k -> make(classIndex, greyed, radius * scale));
		int left = (int) Math.floor(px) - s.side / 2;
		int top = (int) Math.floor(py) - s.side / 2;
		for (int y = Math.max(0, -top); y < s.side && top + y < height; y++) {
			int line = (top + y) * width + left;
			for (int x = Math.max(0, -left); x < s.side && left + x < width; x++) {
				int a = s.alpha[y * s.side + x];
				if (a > 0) {
					pixels[line + x] = blend(pixels[line + x], s.rgb[y * s.side + x], a);
				}
			}
		}
	}

	// a marker with a thin rim in the background's colour, which keeps overlapping points apart
	private Stamp make(int classIndex, boolean greyed, double radius) {
		Marker marker = ClassColors.marker(classIndex);
		int fill = greyed ? Palette.value(palette.greyed()) : ClassColors.rgb(classIndex);
		int rim = Palette.value(palette.canvas());
		double outer = radius + 0.9 * scale;
		int half = (int) Math.ceil(outer * 1.3);
		int side = 2 * half + 1;
		int[] rgb = new int[side * side];
		int[] alpha = new int[side * side];
		for (int y = 0; y < side; y++) {
			for (int x = 0; x < side; x++) {
				int in = 0;
				int out = 0;
				for (int s = 0; s < SAMPLES * SAMPLES; s++) {
					double dx = x - half + (s % SAMPLES + 0.5) / SAMPLES - 0.5;
					double dy = y - half + (s / SAMPLES + 0.5) / SAMPLES - 0.5;
					in += marker.covers(dx / radius, dy / radius) ? 1 : 0;
					out += marker.covers(dx / outer, dy / outer) ? 1 : 0;
				}
				int all = SAMPLES * SAMPLES;
				rgb[y * side + x] = in == 0 ? rim : blend(rim, fill, 255 * in / Math.max(in, out));
				alpha[y * side + x] = 255 * Math.max(in, out) / all * (in == 0 ? 2 : 3) / 3;
			}
		}
		return new Stamp(side, rgb, alpha);
	}

	private static int blend(int under, int over, int alpha) {
		int r = ((under >> 16 & 0xff) * (255 - alpha) + (over >> 16 & 0xff) * alpha) / 255;
		int g = ((under >> 8 & 0xff) * (255 - alpha) + (over >> 8 & 0xff) * alpha) / 255;
		int b = ((under & 0xff) * (255 - alpha) + (over & 0xff) * alpha) / 255;
		return r << 16 | g << 8 | b;
	}

	/** The pixels for SWT. */
	public ImageData data() {
		ImageData data = new ImageData(width, height, 24, RGB);
		for (int y = 0, p = 0; y < height; y++) {
			int o = y * data.bytesPerLine;
			for (int x = 0; x < width; x++, p++) {
				data.data[o++] = (byte) (pixels[p] >> 16);
				data.data[o++] = (byte) (pixels[p] >> 8);
				data.data[o++] = (byte) pixels[p];
			}
		}
		return data;
	}

	/** A pixel, for tests. */
	public int pixel(int x, int y) {
		return pixels[y * width + x];
	}
}
