package org.channelexplorer.core.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes WebP to Pillow's bytes: the first frame alone, without alpha plane, profile and other metadata; a frame of an animation is put on a
 * black image of the animation's size, as libwebp does. Lossless frames are read by TwelveMonkeys, lossy ones by {@link Vp8Decoder}: the library's
 * decoder of these gives other values, and noise for some frames.
 *
 * @see <a href="https://developers.google.com/speed/webp/docs/riff_container">WebP Container Specification</a>
 */
final class WebpDecoder {
	private static final int FIRST = 12;
	private static final int HEAD = 8;
	private static final int FRAME = 16;
	private static final int SIZES = 0x3fff;

	private final ByteBuffer bytes;
	private int canvasWidth;
	private int canvasHeight;
	private int left;
	private int top;

	private WebpDecoder(byte[] bytes) {
		this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	static RgbImage decode(byte[] bytes) throws IOException {
		return new WebpDecoder(bytes).decode();
	}

	private RgbImage decode() throws IOException {
		int end = (int) Math.min(bytes.limit(), HEAD + (bytes.getInt(4) & 0xffffffffL));
		int at = picture(FIRST, end);
		int size = bytes.getInt(at + 4);
		boolean lossless = tag(at).equals("VP8L");
		checkSize(at + HEAD, lossless);
		if (!lossless) {
			return onCanvas(Vp8Decoder.decode(java.util.Arrays.copyOfRange(bytes.array(), at + HEAD, at + HEAD + size)));
		}
		ByteBuffer alone = ByteBuffer.allocate(FIRST + HEAD + size + size % 2).order(ByteOrder.LITTLE_ENDIAN);
		alone.put(bytes.array(), 0, FIRST).put(bytes.array(), at, HEAD + size).putInt(4, alone.capacity() - HEAD);
		ImageReader reader = new WebPImageReaderSpi().createReaderInstance();
		try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(alone.array()))) {
			reader.setInput(in, false, true);
			return onCanvas(rgb(reader.read(0).getRaster()));
		} finally {
			reader.dispose();
		}
	}

	private String tag(int at) {
		return new String(bytes.array(), at, 4, StandardCharsets.ISO_8859_1);
	}

	/** Where the chunk of the first frame's picture is. */
	private int picture(int from, int end) throws IOException {
		for (int at = from; at + HEAD <= end;) {
			long size = bytes.getInt(at + 4) & 0xffffffffL;
			if (at + HEAD + size > end) {
				throw new EOFException();
			}
			switch (tag(at)) {
			case "VP8 ", "VP8L" -> {
				return at;
			}
			case "VP8X" -> {
				canvasWidth = 1 + three(at + HEAD + 4);
				canvasHeight = 1 + three(at + HEAD + 7);
			}
			case "ANMF" -> {
				left = 2 * three(at + HEAD);
				top = 2 * three(at + HEAD + 3);
				return picture(at + HEAD + FRAME, (int) (at + HEAD + size));
			}
			default -> {
				// a profile, metadata or alpha
			}
			}
			at += (int) (HEAD + size + size % 2);
		}
		throw new EOFException();
	}

	private int three(int at) {
		return bytes.getShort(at) & 0xffff | (bytes.get(at + 2) & 0xff) << 16;
	}

	private void checkSize(int at, boolean lossless) throws IOException {
		int w = lossless ? 1 + (bytes.getInt(at + 1) & SIZES) : bytes.getShort(at + 6) & SIZES;
		int h = lossless ? 1 + (bytes.getInt(at + 1) >>> 14 & SIZES) : bytes.getShort(at + 8) & SIZES;
		if (w == 0 || h == 0 || canvasWidth > 0 && ((long) left + w > canvasWidth || (long) top + h > canvasHeight)) {
			throw new IOException("the image is damaged: its frame does not fit");
		}
		ImageDecoder.checkSize(Math.max(w, canvasWidth), Math.max(h, canvasHeight));
	}

	// alpha is passed over
	private static RgbImage rgb(Raster raster) {
		byte[] rgb = new byte[raster.getWidth() * raster.getHeight() * 3];
		int bands = raster.getNumBands();
		int[] row = new int[raster.getWidth() * bands];
		for (int y = 0, o = 0; y < raster.getHeight(); y++) {
			raster.getPixels(0, y, raster.getWidth(), 1, row);
			for (int p = 0; p < row.length; p += bands) {
				rgb[o++] = (byte) row[p];
				rgb[o++] = (byte) row[p + 1];
				rgb[o++] = (byte) row[p + 2];
			}
		}
		return new RgbImage(raster.getWidth(), raster.getHeight(), rgb);
	}

	private RgbImage onCanvas(RgbImage frame) {
		int w = Math.max(frame.width(), canvasWidth);
		int h = Math.max(frame.height(), canvasHeight);
		if (w == frame.width() && h == frame.height()) {
			return frame;
		}
		byte[] rgb = new byte[w * h * 3];
		for (int y = 0; y < frame.height(); y++) {
			System.arraycopy(frame.rgb(), y * frame.width() * 3, rgb, ((top + y) * w + left) * 3, frame.width() * 3);
		}
		return new RgbImage(w, h, rgb);
	}
}
