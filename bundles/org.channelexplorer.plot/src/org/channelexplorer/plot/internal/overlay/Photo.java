package org.channelexplorer.plot.internal.overlay;

import org.channelexplorer.core.image.RgbImage;

/** The pixels of an image, no more than a picture of it needs. */
final class Photo {
	/** Pixels of the longer side that are kept. */
	private static final int MOST = 1024;

	private final RgbImage full;
	private volatile RgbImage small;

	private Photo(RgbImage full) {
		this.full = full;
	}

	/** Of a decoded image. */
	static Photo of(RgbImage image) {
		return new Photo(shrunk(image, Math.max(1, (Math.max(image.width(), image.height()) + MOST - 1) / MOST)));
	}

	/** The pixels for a picture of some width: about as many, or those of the image when it has fewer. */
	RgbImage sized(double width) {
		int factor = Math.max(1, (int) (full.width() / Math.max(1, width)));
		if (factor == 1) {
			return full;
		}
		RgbImage known = small;
		if (known == null || known.width() != (full.width() + factor - 1) / factor) {
			known = shrunk(full, factor);
			small = known;
		}
		return known;
	}

	// the means of whole blocks; those at the right and lower rim may be smaller
	private static RgbImage shrunk(RgbImage image, int factor) {
		if (factor == 1) {
			return image;
		}
		int width = (image.width() + factor - 1) / factor;
		int height = (image.height() + factor - 1) / factor;
		byte[] out = new byte[width * height * 3];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				int right = Math.min(image.width(), (x + 1) * factor);
				int bottom = Math.min(image.height(), (y + 1) * factor);
				for (int c = 0; c < 3; c++) {
					int sum = 0;
					for (int v = y * factor; v < bottom; v++) {
						for (int u = x * factor; u < right; u++) {
							sum += image.rgb()[(v * image.width() + u) * 3 + c] & 0xff;
						}
					}
					out[(y * width + x) * 3 + c] = (byte) (sum / ((right - x * factor) * (bottom - y * factor)));
				}
			}
		}
		return new RgbImage(width, height, out);
	}
}
