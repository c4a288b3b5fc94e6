package org.channelexplorer.core.image;

import java.io.IOException;

/** Decodes the portable bitmaps, greymaps and pixmaps of Netpbm (P1 to P6) as Pillow does. */
final class PnmDecoder {
	private static final int LONGEST_NUMBER = 10;

	private final byte[] bytes;
	private int at = 2;

	private PnmDecoder(byte[] bytes) {
		this.bytes = bytes;
	}

	static RgbImage decode(byte[] bytes) throws IOException {
		return new PnmDecoder(bytes).decode(bytes[1] - '0');
	}

	private RgbImage decode(int kind) throws IOException {
		boolean bitmap = kind == 1 || kind == 4;
		int bands = kind == 3 || kind == 6 ? 3 : 1;
		int width = number();
		int height = number();
		int most = bitmap ? 1 : number();
		if (width < 1 || height < 1 || most < 1 || most > 65535) {
			throw new IOException("the image is damaged: its header declares " + width + " x " + height + " pixels of values up to " + most);
		}
		ImageDecoder.checkSize(width, height);
		byte[] out = new byte[width * height * 3];
		for (int y = 0, o = 0; y < height; y++) {
			for (int x = 0; x < width; x++, o += 3) {
				for (int c = 0; c < bands; c++) {
					out[o + c] = kind == 4 ? bit(x) : kind == 1 ? digit() : sample(kind <= 3, most, bands);
				}
				if (bands == 1) {
					out[o + 1] = out[o];
					out[o + 2] = out[o];
				}
			}
			if (kind == 4) {
				at += (width + 7) / 8;
			}
		}
		return new RgbImage(width, height, out);
	}

	private byte sample(boolean text, int most, int bands) throws IOException {
		int v;
		if (text) {
			v = number();
			if (v > most) {
				throw new IOException("the image is damaged: it has the value " + v + ", and its header declares " + most + " as the largest");
			}
		} else {
			int size = most > 255 ? 2 : 1;
			if (at + size > bytes.length) {
				throw truncated();
			}
			v = size == 1 ? bytes[at] & 0xff : (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
			at += size;
		}
		// grey values of two bytes are scaled to 65535 and then cut, not scaled, to 255
		int scale = most > 255 && bands == 1 ? 65535 : 255;
		return Samples.clipped(Math.min(scale, Math.rint((double) v / most * scale)));
	}

	private byte bit(int x) throws IOException {
		if (at + x / 8 >= bytes.length) {
			throw truncated();
		}
		return (byte) ((bytes[at + x / 8] >> 7 - x % 8 & 1) == 0 ? 255 : 0);
	}

	/** The next digit of a bitmap in text, of which none need stand apart. */
	private byte digit() throws IOException {
		int c = next();
		if (c != '0' && c != '1') {
			throw new IOException("the image is damaged: '" + (char) c + "' is not a bit");
		}
		at++;
		return (byte) (c == '0' ? 255 : 0);
	}

	/** The next number; the one character behind it is taken, too. */
	private int number() throws IOException {
		next();
		int from = at;
		int value = 0;
		for (; at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9' && at - from < LONGEST_NUMBER - 1; at++) {
			value = value * 10 + bytes[at] - '0';
		}
		if (at == from || at < bytes.length && !Character.isWhitespace(bytes[at]) && bytes[at] != '#') {
			throw new IOException("the image is damaged: a number is missing");
		}
		if (at < bytes.length && bytes[at] != '#') {
			at++;
		}
		return value;
	}

	/** Passes over spaces and remarks. */
	private int next() throws IOException {
		for (boolean remark = false; at < bytes.length; at++) {
			remark = remark ? bytes[at] != '\n' && bytes[at] != '\r' : bytes[at] == '#';
			if (!remark && !Character.isWhitespace(bytes[at])) {
				return bytes[at];
			}
		}
		throw truncated();
	}

	private static IOException truncated() {
		return new IOException("the image is truncated: the file ends before the image does");
	}
}
