package org.channelexplorer.core.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;

/**
 * The image on which a GIF's first frame is drawn: larger than the frame where the file declares it, filled with the frame's transparent
 * colour or its first one, as Pillow has it.
 */
final class GifScreen {
	private final byte[] bytes;
	private int left;
	private int top;
	private int fill;

	/** @param bytes a GIF file */
	GifScreen(byte[] bytes) {
		this.bytes = bytes;
		int at = 13 + ((bytes[10] & 0x80) == 0 ? 0 : 6 << (bytes[10] & 7));
		while (bytes[at] != ',') {
			if (bytes[at] != '!') {
				at++;
				continue;
			}
			if ((bytes[at + 1] & 0xff) == 0xf9 && bytes[at + 2] >= 4 && (bytes[at + 3] & 1) != 0) {
				fill = bytes[at + 6] & 0xff;
			}
			for (at += 2; bytes[at] != 0; at += (bytes[at] & 0xff) + 1) {
				// passes over the extension's blocks
			}
			at++;
		}
		left = number(at + 1);
		top = number(at + 3);
	}

	private int number(int at) {
		return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
	}

	/** The width with a frame of this width. */
	int width(int frame) {
		return Math.max(number(6), left + frame);
	}

	/** The height with a frame of this height. */
	int height(int frame) {
		return Math.max(number(8), top + frame);
	}

	/** Puts the frame on the screen. */
	RgbImage with(RgbImage frame, BufferedImage decoded) {
		int w = width(frame.width());
		int h = height(frame.height());
		if (w == frame.width() && h == frame.height()) {
			return frame;
		}
		byte[] rgb = new byte[w * h * 3];
		if (decoded.getColorModel() instanceof IndexColorModel palette && fill < palette.getMapSize()) {
			int colour = palette.getRGB(fill);
			for (int i = 0; i < rgb.length; i += 3) {
				rgb[i] = (byte) (colour >> 16);
				rgb[i + 1] = (byte) (colour >> 8);
				rgb[i + 2] = (byte) colour;
			}
		}
		for (int y = 0; y < frame.height(); y++) {
			System.arraycopy(frame.rgb(), y * frame.width() * 3, rgb, ((top + y) * w + left) * 3, frame.width() * 3);
		}
		return new RgbImage(w, h, rgb);
	}
}
