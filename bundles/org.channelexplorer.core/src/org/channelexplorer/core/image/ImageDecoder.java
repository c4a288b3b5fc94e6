package org.channelexplorer.core.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes PNG, JPEG, GIF, BMP, TIFF, WebP, PPM, PGM and PBM to RGB bytes as Pillow's {@code convert("RGB")} does: alpha is dropped, grey is
 * copied to three channels, CMYK is converted without a profile, grey of 16 or 32 bits or of floating point numbers is cut to 0..255 and
 * colours of 16 bits keep the upper 8, embedded colour profiles are not applied, of several images in a file the first is taken. The
 * EXIF orientation is not applied, that of TIFF is. Refuses by size before decoding, and files that end before their image does.
 */
public final class ImageDecoder {
	/** Largest image decoded: 100 megapixels (an image bomb declares more and is refused before anything is allocated). */
	public static final long MAX_PIXELS = 100_000_000L;

	private static final int BYTES_PER_PIXEL = 8; // what the JDK's readers and the result take together
	private static final int SHARE_OF_HEAP = 4; // several threads decode at once
	private static final int PNG_COLOURS = 25; // where a PNG says what its samples are; 0 is grey

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
		ImageFormat format = ImageFormat.of(bytes).orElseThrow(() -> new IOException("not a " + ImageFormat.readable().replace(" and ", " or ") + " image"));
		if (!format.isRead()) {
			throw new IOException(format.reason());
		}
		try {
			return switch (format) {
			case JPEG -> JpegDecoder.decode(bytes);
			case PNM -> PnmDecoder.decode(bytes);
			case WEBP -> WebpDecoder.decode(bytes);
			case TIFF -> TiffDecoder.decode(bytes);
			case BMP -> BmpRuns.accepts(bytes) ? BmpRuns.decode(bytes) : read(bytes, format);
			default -> read(bytes, format);
			};
		} catch (IOException e) {
			throw new IOException(reason(e), e);
		} catch (RuntimeException e) { // the JDK's readers answer some broken files with unchecked exceptions
			throw new IOException("the image is damaged: " + reason(e), e);
		}
	}

	/**
	 * Width and height of an image as {@link #decode} gives it, without decoding it where its format says them.
	 *
	 * @param bytes the file's content
	 * @throws IOException as {@link #decode}
	 */
	public static int[] size(byte[] bytes) throws IOException {
		ImageFormat format = ImageFormat.of(bytes).orElse(null);
		if (format == ImageFormat.PNG || format == ImageFormat.JPEG) {
			ImageReader reader = JdkReader.of(format);
			try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
				reader.setInput(in, true, true);
				return new int[] { reader.getWidth(0), reader.getHeight(0) };
			} catch (RuntimeException e) {
				throw new IOException("the image is damaged: " + reason(e), e);
			} finally {
				reader.dispose();
			}
		}
		RgbImage image = decode(bytes);
		return new int[] { image.width(), image.height() };
	}

	private static RgbImage read(byte[] bytes, ImageFormat format) throws IOException {
		ImageReader reader = JdkReader.of(format);
		try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
			reader.setInput(in, true, true);
			checkSize(reader.getWidth(0), reader.getHeight(0));
			if (format == ImageFormat.GIF) {
				GifScreen screen = new GifScreen(bytes);
				checkSize(screen.width(reader.getWidth(0)), screen.height(reader.getHeight(0)));
				BufferedImage frame = reader.read(0);
				return screen.with(rgb(frame, false), frame);
			}
			return rgb(reader.read(0), format == ImageFormat.PNG && bytes[PNG_COLOURS] == 0);
		} finally {
			reader.dispose();
		}
	}

	/** Refuses images beyond the limits. */
	static void checkSize(int width, int height) throws IOException {
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
		for (Throwable t = e; t != null; t = t.getCause()) {
			if (t instanceof EOFException) {
				return "the image is truncated: the file ends before the image does";
			}
		}
		String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
		Throwable cause = e.getCause();
		return cause != null && cause.getMessage() != null && !text.contains(cause.getMessage()) && e instanceof IIOException
				? text + " (" + cause.getMessage() + ")" : text;
	}

	/** @param cut whether grey has no alpha channel, so that more than 8 bits are cut */
	private static RgbImage rgb(BufferedImage image, boolean cut) {
		ColorModel model = image.getColorModel();
		boolean indexed = model instanceof IndexColorModel;
		boolean gray = model.getColorSpace().getType() == ColorSpace.TYPE_GRAY && !indexed;
		boolean direct = !indexed && image.getRaster().getNumBands() >= 3 && model.getColorSpace().getType() == ColorSpace.TYPE_RGB;
		return gray || direct ? samples(image.getRaster(), model.getComponentSize(), gray, cut) : colours(image);
	}

	// samples as they are: getRGB would convert between colour spaces
	private static RgbImage samples(Raster raster, int[] bits, boolean gray, boolean cut) {
		int w = raster.getWidth();
		int h = raster.getHeight();
		byte[] out = new byte[w * h * 3];
		int bands = raster.getNumBands();
		int[] row = new int[w * bands];
		for (int y = 0, o = 0; y < h; y++) {
			raster.getPixels(0, y, w, 1, row);
			for (int p = 0; p < row.length; p += bands) {
				for (int c = 0; c < 3; c++) {
					int band = gray ? 0 : c;
					int v = row[p + band];
					out[o++] = bits[band] < 8 ? Samples.widened(v, bits[band]) : bits[band] == 8 ? (byte) v : cut ? Samples.clipped(v) : (byte) (v >> 8);
				}
			}
		}
		return new RgbImage(w, h, out);
	}

	private static RgbImage colours(BufferedImage image) {
		int w = image.getWidth();
		int h = image.getHeight();
		byte[] out = new byte[w * h * 3];
		int[] row = new int[w];
		for (int y = 0, o = 0; y < h; y++) {
			image.getRGB(0, y, w, 1, row, 0, w);
			for (int p : row) {
				out[o++] = (byte) (p >> 16);
				out[o++] = (byte) (p >> 8);
				out[o++] = (byte) p;
			}
		}
		return new RgbImage(w, h, out);
	}
}
