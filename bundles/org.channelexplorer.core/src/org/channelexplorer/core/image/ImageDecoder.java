package org.channelexplorer.core.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes PNG, JPEG, GIF, BMP and TIFF to RGB bytes as Pillow's {@code convert("RGB")} does: alpha is dropped, grey is
 * copied to three channels, embedded colour profiles are not applied. Refuses by size before decoding.
 */
public final class ImageDecoder {
	/** Largest image decoded: 100 megapixels (an image bomb says more and is refused before anything is allocated). */
	public static final long MAX_PIXELS = 100_000_000L;

	private static final int BYTES_PER_PIXEL = 8; // what the JDK's readers and the result take together
	private static final int SHARE_OF_HEAP = 4; // several threads decode at once

	private ImageDecoder() {
	}

	/**
	 * Decodes an image.
	 *
	 * @param bytes the file's content
	 * @throws IOException whose message says, without the file's name, why it cannot be decoded
	 */
	public static RgbImage decode(byte[] bytes) throws IOException {
		if (bytes.length == 0) {
			throw new IOException("the file is empty");
		}
		try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
			Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
			if (!readers.hasNext()) {
				throw new IOException("not a PNG, JPEG, GIF, BMP or TIFF image");
			}
			ImageReader reader = readers.next();
			try {
				reader.setInput(in, true, true);
				checkSize(reader.getWidth(0), reader.getHeight(0));
				return rgb(reader);
			} finally {
				reader.dispose();
			}
		} catch (IOException e) {
			throw new IOException(reason(e), e);
		} catch (RuntimeException e) { // the JDK's readers answer some broken files with unchecked exceptions
			throw new IOException("the image is damaged: " + reason(e), e);
		}
	}

	private static void checkSize(int width, int height) throws IOException {
		long pixels = (long) width * height;
		if (pixels > MAX_PIXELS) {
			throw new IOException(width + " x " + height + " pixels are too many (at most " + MAX_PIXELS / 1_000_000 + " megapixels)");
		}
		long heap = Runtime.getRuntime().maxMemory();
		if (pixels * BYTES_PER_PIXEL > heap / SHARE_OF_HEAP) {
			throw new IOException(width + " x " + height + " pixels take more than a quarter of the " + heap / 1_000_000
					+ " MB of memory that the program may use; give it more (-Xmx)");
		}
	}

	private static String reason(Exception e) {
		String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
		Throwable cause = e.getCause();
		return cause != null && cause.getMessage() != null && !text.contains(cause.getMessage()) && e instanceof javax.imageio.IIOException
				? text + " (" + cause.getMessage() + ")" : text;
	}

	private static RgbImage rgb(ImageReader reader) throws IOException {
		BufferedImage image = reader.read(0);
		int w = image.getWidth();
		int h = image.getHeight();
		byte[] out = new byte[w * h * 3];
		ColorModel model = image.getColorModel();
		Raster raster = image.getRaster();
		int bits = model.getComponentSize(0);
		boolean gray = model.getColorSpace().getType() == ColorSpace.TYPE_GRAY && !(model instanceof IndexColorModel);
		boolean direct = !(model instanceof IndexColorModel) && raster.getNumBands() >= 3 && model.getColorSpace().getType() == ColorSpace.TYPE_RGB
				&& bits >= 8;
		if (gray || direct) { // samples as they are: getRGB would convert between colour spaces
			int shift = Math.max(0, bits - 8);
			int scale = bits < 8 ? 255 / ((1 << bits) - 1) : 1;
			int bands = raster.getNumBands();
			int[] row = new int[w * bands];
			for (int y = 0, o = 0; y < h; y++) {
				raster.getPixels(0, y, w, 1, row);
				for (int x = 0; x < w; x++) {
					for (int c = 0; c < 3; c++) {
						out[o++] = (byte) ((row[x * bands + (gray ? 0 : c)] >> shift) * scale);
					}
				}
			}
		} else {
			int[] row = new int[w];
			for (int y = 0, o = 0; y < h; y++) {
				image.getRGB(0, y, w, 1, row, 0, w);
				for (int p : row) {
					out[o++] = (byte) (p >> 16);
					out[o++] = (byte) (p >> 8);
					out[o++] = (byte) p;
				}
			}
		}
		return new RgbImage(w, h, out);
	}
}
