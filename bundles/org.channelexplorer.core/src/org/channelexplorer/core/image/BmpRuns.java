package org.channelexplorer.core.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Decodes BMP images whose rows are packed as runs (RLE8, RLE4) as Pillow does: a literal run of an odd number of 4-bit pixels
 * gives one pixel less. The JDK's reader gives other values for 4 bits.
 */
final class BmpRuns {
	private static final int HEADER = 40;
	private static final int RLE8 = 1;
	private static final int RLE4 = 2;

	private final byte[] bytes;
	private final ByteBuffer header;
	private final boolean four;
	private final int width;
	private final byte[] pixels;
	private int filled;

	private BmpRuns(byte[] bytes, ByteBuffer header) throws IOException {
		this.bytes = bytes;
		this.header = header;
		four = header.getInt(30) == RLE4;
		width = header.getInt(18);
		int height = header.getInt(22);
		if (width < 1 || height < 1) {
			throw new IOException("the image is damaged: its header declares " + width + " x " + height + " pixels");
		}
		ImageDecoder.checkSize(width, height);
		pixels = new byte[width * height];
	}

	/** Whether a BMP file's rows are packed as runs. */
	static boolean accepts(byte[] bytes) {
		ByteBuffer header = header(bytes);
		return bytes.length >= 14 + HEADER && header.getInt(14) >= HEADER && (header.getInt(30) == RLE8 || header.getInt(30) == RLE4);
	}

	private static ByteBuffer header(byte[] bytes) {
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	static RgbImage decode(byte[] bytes) throws IOException {
		BmpRuns runs = new BmpRuns(bytes, header(bytes));
		runs.unpack();
		return runs.image();
	}

	private void unpack() throws IOException {
		int x = 0;
		for (int at = header.getInt(10); filled < pixels.length;) {
			if (at < 0 || at + 1 >= bytes.length) {
				throw truncated();
			}
			int count = bytes[at] & 0xff;
			int value = bytes[at + 1] & 0xff;
			at += 2;
			if (count > 0) {
				count = Math.clamp(count, 0, Math.max(0, width - x));
				for (int i = 0; i < count; i++) {
					put(four ? i % 2 == 0 ? value >> 4 : value & 15 : value);
				}
				x += count;
			} else if (value == 0) {
				filled = Math.min(pixels.length, (filled + width - 1) / width * width);
				x = 0;
			} else if (value == 1) {
				throw truncated();
			} else if (value == 2) {
				throw new IOException("a BMP image that leaves out pixels is not read");
			} else {
				int size = four ? value / 2 : value;
				if (at + size > bytes.length) {
					throw truncated();
				}
				for (int i = 0; i < (four ? size * 2 : size); i++) {
					int b = bytes[at + (four ? i / 2 : i)] & 0xff;
					put(four ? i % 2 == 0 ? b >> 4 : b & 15 : b);
				}
				x += value;
				at += size + (at + size) % 2;
			}
		}
	}

	private void put(int value) {
		if (filled < pixels.length) {
			pixels[filled++] = (byte) value;
		}
	}

	private static IOException truncated() {
		return new IOException("the image is truncated: the file ends before the image does");
	}

	/** The pixels in colour, the last row first. */
	private RgbImage image() throws IOException {
		int palette = 14 + header.getInt(14);
		int colours = header.getInt(46) == 0 ? four ? 16 : 256 : header.getInt(46);
		int height = pixels.length / width;
		byte[] rgb = new byte[pixels.length * 3];
		for (int p = 0; p < pixels.length; p++) {
			int index = pixels[p] & 0xff;
			int at = palette + index * 4;
			if (index >= colours || at + 2 >= bytes.length) {
				throw new IOException("the image is damaged: its palette has no colour " + index);
			}
			int o = ((height - 1 - p / width) * width + p % width) * 3;
			for (int c = 0; c < 3; c++) {
				rgb[o + c] = bytes[at + 2 - c];
			}
		}
		return new RgbImage(width, height, rgb);
	}
}
