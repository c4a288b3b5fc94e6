package org.channelexplorer.ui.image;

import org.channelexplorer.core.image.RgbImage;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;

/** Pixels of core as pixels of SWT. */
public final class Pixels {
	private static final PaletteData RGB = new PaletteData(0xff0000, 0xff00, 0xff);

	private Pixels() {
	}

	/** The image as it is. */
	public static ImageData of(RgbImage image) {
		ImageData data = new ImageData(image.width(), image.height(), 24, RGB);
		for (int y = 0; y < image.height(); y++) {
			System.arraycopy(image.rgb(), y * image.width() * 3, data.data, y * data.bytesPerLine, image.width() * 3);
		}
		return data;
	}

	/** The image, made smaller by averaging whole blocks of pixels so that its longer side is below twice {@code size}. */
	public static ImageData shrunk(RgbImage image, int size) {
		int factor = Math.max(1, Math.max(image.width(), image.height()) / size);
		if (factor == 1) {
			return of(image);
		}
		int w = Math.max(1, image.width() / factor);
		int h = Math.max(1, image.height() / factor);
		int fx = Math.min(factor, image.width());
		int fy = Math.min(factor, image.height());
		byte[] out = new byte[w * h * 3];
		for (int y = 0, o = 0; y < h; y++) {
			for (int x = 0; x < w; x++) {
				for (int c = 0; c < 3; c++) {
					long sum = 0;
					for (int j = 0; j < fy; j++) {
						int at = ((y * factor + j) * image.width() + x * factor) * 3 + c;
						for (int i = 0; i < fx; i++) {
							sum += image.rgb()[at + 3 * i] & 0xff;
						}
					}
					out[o++] = (byte) (sum / (fx * fy));
				}
			}
		}
		return of(new RgbImage(w, h, out));
	}
}
