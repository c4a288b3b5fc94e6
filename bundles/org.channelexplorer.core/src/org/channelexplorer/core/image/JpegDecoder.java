package org.channelexplorer.core.image;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes JPEG. The JDK's reader is given the image alone, without profiles and other metadata, and gives the samples as they are
 * stored; what they mean is decided as libjpeg does, which Pillow and torchvision use. A file without its end is damaged.
 */
final class JpegDecoder {
	private static final int SHORT = 16;
	private static final int HALF = 1 << SHORT - 1;
	private static final int RED = fixed(1.402);
	private static final int BLUE = fixed(1.772);
	private static final int GREEN_OF_RED = fixed(0.71414);
	private static final int GREEN_OF_BLUE = fixed(0.34414);

	private final byte[] bytes;
	private final ByteArrayOutputStream picture = new ByteArrayOutputStream();
	private boolean jfif;
	/** The Adobe segment's transform, -1 without the segment. */
	private int adobe = -1;
	/** The components' names, one byte each; null before the frame's header. */
	private byte[] components;

	private JpegDecoder(byte[] bytes) {
		this.bytes = bytes;
	}

	static RgbImage decode(byte[] bytes) throws IOException {
		return new JpegDecoder(bytes).decode();
	}

	private RgbImage decode() throws IOException {
		split();
		if (components == null) {
			throw new IOException("the image is damaged: it has no frame");
		}
		if (components.length != 1 && components.length != 3 && components.length != 4) {
			throw new IOException("a JPEG image of " + components.length + " components is not read (1, 3 or 4 are)");
		}
		ImageReader reader = JdkReader.of(ImageFormat.JPEG);
		try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture.toByteArray()))) {
			reader.setInput(in, true, true);
			return rgb(reader.readRaster(0, null));
		} finally {
			reader.dispose();
		}
	}

	/** Copies the segments that make the image and reads the headers among them. */
	private void split() throws IOException {
		picture.write(bytes, 0, 2);
		for (int at = 2;;) {
			at = marker(at);
			int marker = bytes[at] & 0xff;
			boolean alone = marker == 0x01 || marker >= 0xd0 && marker <= 0xd9;
			if (!alone && at + 3 > bytes.length) {
				throw truncated();
			}
			int end = at + 1 + (alone ? 0 : number(at + 1));
			if (end > bytes.length) {
				throw truncated();
			}
			if (marker == 0xda) {
				end = scan(end);
			}
			if (!metadata(marker, at + 3, end)) {
				picture.write(0xff);
				picture.write(bytes, at, end - at);
			}
			if (marker == 0xd9) {
				return;
			}
			at = end;
		}
	}

	/** Where the next marker's code is. */
	private int marker(int from) throws IOException {
		for (int at = from; at + 1 < bytes.length; at++) {
			int code = bytes[at + 1] & 0xff;
			if (bytes[at] == (byte) 0xff && code != 0xff && code != 0) {
				return at + 1;
			}
		}
		throw truncated();
	}

	/** Where the marker behind a scan's data begins. */
	private int scan(int from) throws IOException {
		int at = from;
		do {
			at = marker(at);
		} while ((bytes[at] & 0xff) >= 0xd0 && (bytes[at] & 0xff) <= 0xd7);
		return at - 1;
	}

	private static IOException truncated() {
		return new IOException("the image is truncated: the file ends before the image does");
	}

	private int number(int at) {
		return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
	}

	/** Whether a segment holds nothing that the reader needs; what this class needs is kept. */
	private boolean metadata(int marker, int from, int end) throws IOException {
		boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
		if (frame && end - from > 5) {
			ImageDecoder.checkSize(number(from + 3), number(from + 1));
			components = new byte[bytes[from + 5] & 0xff];
			for (int c = 0; c < components.length && from + 6 + 3 * c < end; c++) {
				components[c] = bytes[from + 6 + 3 * c];
			}
		} else if (marker == 0xe0) {
			jfif |= starts("JFIF\0", from, end, 14);
		} else if (marker == 0xee && starts("Adobe", from, end, 12)) {
			adobe = bytes[from + 11] & 0xff;
		}
		return marker >= 0xe0 && marker <= 0xef || marker == 0xfe;
	}

	private boolean starts(String with, int from, int end, int least) {
		return end - from >= least && new String(bytes, from, with.length(), StandardCharsets.ISO_8859_1).equals(with);
	}

	/** Whether the three colours are brightness and two differences: libjpeg's rules. */
	private boolean differences() {
		if (components.length == 4) {
			return adobe > 0;
		}
		boolean named = components[0] == 'R' && components[1] == 'G' && components[2] == 'B';
		return jfif || (adobe >= 0 ? adobe != 0 : !named);
	}

	private RgbImage rgb(Raster raster) {
		int w = raster.getWidth();
		int h = raster.getHeight();
		int bands = raster.getNumBands();
		boolean differences = bands > 1 && differences();
		byte[] out = new byte[w * h * 3];
		int[] row = new int[w * bands];
		for (int y = 0, o = 0; y < h; y++) {
			raster.getPixels(0, y, w, 1, row);
			for (int p = 0; p < row.length; p += bands, o += 3) {
				if (differences) {
					colours(row, p);
				}
				if (bands == 4) { // without differences the inks are stored the wrong way round
					Samples.cmyk(ink(row[p], differences), ink(row[p + 1], differences), ink(row[p + 2], differences), 255 - row[p + 3], out, o);
				} else {
					out[o] = (byte) row[p];
					out[o + 1] = (byte) row[bands == 1 ? p : p + 1];
					out[o + 2] = (byte) row[bands == 1 ? p : p + 2];
				}
			}
		}
		return new RgbImage(w, h, out);
	}

	// libjpeg makes inks of the colours (255 - colour), which Pillow turns round as it does stored ones
	private static int ink(int sample, boolean differences) {
		return differences ? sample : 255 - sample;
	}

	/** Brightness and differences to red, green and blue in libjpeg's fixed point. */
	private static void colours(int[] row, int at) {
		int y = row[at];
		int cb = row[at + 1] - 128;
		int cr = row[at + 2] - 128;
		row[at] = Math.clamp(y + (RED * cr + HALF >> SHORT), 0, 255);
		row[at + 1] = Math.clamp(y + (-GREEN_OF_BLUE * cb - GREEN_OF_RED * cr + HALF >> SHORT), 0, 255);
		row[at + 2] = Math.clamp(y + (BLUE * cb + HALF >> SHORT), 0, 255);
	}

	private static int fixed(double factor) {
		return (int) (factor * (1 << SHORT) + 0.5);
	}
}
