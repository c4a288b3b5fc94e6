package org.channelexplorer.plot.internal.overlay;

import java.util.List;
import org.channelexplorer.core.image.RgbImage;
import org.channelexplorer.core.model.Seen;

/** Mixes an image and its maps, pixel by pixel of the picture. */
final class PanelRaster {
	private static final double UNSEEN = 0.55; // how far what the network does not see fades

	private PanelRaster() {
	}

	/**
	 * A part of the picture of an image.
	 *
	 * @param image  null for none
	 * @param seen   what the maps cover
	 * @param width  of the whole picture, pixels
	 * @param height of the whole picture
	 * @param left   first column of the part
	 * @param top    first row
	 * @param columns columns of the part
	 * @param rows    rows of the part
	 * @param maps   from below to above; none for the image alone
	 * @param canvas colour behind, 0xRRGGBB
	 * @return 0xAARRGGBB, row by row
	 */
	static int[] pixels(RgbImage image, Seen seen, double width, double height, int left, int top, int columns, int rows, List<MapLayer> maps, int canvas) {
		int[] pixels = new int[columns * rows];
		for (int y = 0; y < rows; y++) {
			double v = (top + y + 0.5) / height;
			double inY = v * seen.height();
			int line = image == null ? 0 : Math.clamp((int) (v * image.height()), 0, image.height() - 1) * image.width();
			for (int x = 0; x < columns; x++) {
				double u = (left + x + 0.5) / width;
				double inX = u * seen.width();
				int rgb = canvas;
				if (image != null) {
					int at = (line + Math.clamp((int) (u * image.width()), 0, image.width() - 1)) * 3;
					rgb = (image.rgb()[at] & 0xff) << 16 | (image.rgb()[at + 1] & 0xff) << 8 | image.rgb()[at + 2] & 0xff;
				}
				if (inX < seen.left() || inX >= seen.right() || inY < seen.top() || inY >= seen.bottom()) {
					rgb = faded(rgb, canvas);
				} else {
					for (MapLayer map : maps) {
						rgb = map.over(rgb, seen.row(inY, map.rows()), seen.column(inX, map.columns()));
					}
				}
				pixels[y * columns + x] = 0xff000000 | rgb;
			}
		}
		return pixels;
	}

	private static int faded(int rgb, int canvas) {
		int mixed = 0;
		for (int shift = 0; shift <= 16; shift += 8) {
			mixed |= (int) Math.round((rgb >> shift & 0xff) * (1 - UNSEEN) + (canvas >> shift & 0xff) * UNSEEN) << shift;
		}
		return mixed;
	}
}
