package org.channelexplorer.ui.plot;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;

/** Pixels 0xAARRGGBB for SWT. */
public final class Argb {
	private static final PaletteData RGB = new PaletteData(0xff0000, 0xff00, 0xff);

	private Argb() {
	}

	/** Pixels with plain colours. */
	public static ImageData plain(int[] argb, int width, int height) {
		ImageData data = new ImageData(width, height, 24, RGB);
		if (opaque(argb)) { // which is copied and drawn several times faster
			for (int y = 0, p = 0; y < height; y++) {
				int o = y * data.bytesPerLine;
				for (int x = 0; x < width; x++, p++, o += 3) {
					data.data[o] = (byte) (argb[p] >> 16);
					data.data[o + 1] = (byte) (argb[p] >> 8);
					data.data[o + 2] = (byte) argb[p];
				}
			}
			return data;
		}
		data.alphaData = new byte[width * height];
		for (int y = 0, p = 0; y < height; y++) {
			int o = y * data.bytesPerLine;
			for (int x = 0; x < width; x++, p++, o += 3) {
				put(data, o, p, argb[p] >>> 24, argb[p] >> 16, argb[p] >> 8, argb[p]);
			}
		}
		return data;
	}

	/** An image of pixels with plain colours. UI thread. */
	public static Image image(Device device, int[] argb, int width, int height) {
		return CairoImage.on(device).filter(_ -> opaque(argb)).map(c -> c.make(device, argb, width, height, true))
				.orElseGet(() -> new Image(device, plain(argb, width, height)));
	}

	private static boolean opaque(int[] argb) {
		for (int v : argb) {
			if (v >>> 24 != 255) {
				return false;
			}
		}
		return true;
	}

	/** Pixels whose colours are multiplied by alpha. */
	public static ImageData multiplied(int[] argb, int width, int height) {
		ImageData data = new ImageData(width, height, 24, RGB);
		data.alphaData = new byte[width * height];
		for (int y = 0, p = 0; y < height; y++) {
			int o = y * data.bytesPerLine;
			for (int x = 0; x < width; x++, p++, o += 3) {
				int v = argb[p];
				int a = v >>> 24;
				if (a == 255) {
					put(data, o, p, a, v >> 16, v >> 8, v);
				} else if (a > 0) {
					put(data, o, p, a, Math.min(255, (v >> 16 & 0xff) * 255 / a), Math.min(255, (v >> 8 & 0xff) * 255 / a),
							Math.min(255, (v & 0xff) * 255 / a));
				}
			}
		}
		return data;
	}

	private static void put(ImageData data, int at, int pixel, int alpha, int red, int green, int blue) {
		data.alphaData[pixel] = (byte) alpha;
		data.data[at] = (byte) red;
		data.data[at + 1] = (byte) green;
		data.data[at + 2] = (byte) blue;
	}
}
