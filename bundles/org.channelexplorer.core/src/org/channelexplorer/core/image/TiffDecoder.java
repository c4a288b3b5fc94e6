package org.channelexplorer.core.image;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Makes bytes of a TIFF image's samples as Pillow does, read by the JDK, or by TwelveMonkeys what the JDK does not know (BigTIFF, differences of samples of more than 8 bits,
 * JPEG of four components, faxes): grey of more than 8 bits and floating point numbers are cut to 0..255, colours of
 * 16 bits keep the upper 8, colours multiplied by their alpha are divided by it, and the orientation tag is applied. What Pillow
 * does not read either is refused.
 */
final class TiffDecoder {
	private static final byte BIG = 43;
	private static final int JPEG_OLD = 6;
	private static final int JPEG = 7;
	/** Kinds of compression that are read: none, three of faxes, LZW, JPEG, deflate (two numbers) and PackBits. */
	private static final Set<Integer> COMPRESSIONS = Set.of(1, 2, 3, 4, 5, JPEG_OLD, JPEG, 8, 32773, 32946);
	/** The kinds of faxes, of which the JDK's reader fails at lines that end in a run as long as they are wide. */
	private static final Set<Integer> FAX = Set.of(2, 3, 4);
	/** Names of others. @see <a href="https://www.awaresystems.be/imaging/tiff/tifftags/compression.html">TIFF tag Compression</a> */
	private static final Map<Integer, String> UNREAD = Map.of(34661, "JBIG", 34712, "JPEG 2000", 34887, "LERC", 34892, "lossy JPEG (DNG)", 34925, "LZMA", 50000,
			"zstd", 50001, "WebP", 50002, "JPEG XL");
	private static final Set<Integer> BITS = Set.of(1, 2, 4, 8, 16, 32, 64);

	private final TIFFDirectory fields;
	private final int photometric;
	private final int samples;
	private final int bits;
	private final int format;

	private TiffDecoder(ImageReader reader) throws IOException {
		fields = TIFFDirectory.createFromMetadata(reader.getImageMetadata(0));
		photometric = number(BaselineTIFFTagSet.TAG_PHOTOMETRIC_INTERPRETATION, -1);
		samples = number(BaselineTIFFTagSet.TAG_SAMPLES_PER_PIXEL, 1);
		bits = number(BaselineTIFFTagSet.TAG_BITS_PER_SAMPLE, 1);
		format = number(BaselineTIFFTagSet.TAG_SAMPLE_FORMAT, BaselineTIFFTagSet.SAMPLE_FORMAT_UNSIGNED_INTEGER);
	}

	private int number(int tag, int otherwise) {
		TIFFField field = fields.getTIFFField(tag);
		return field == null || field.getCount() == 0 ? otherwise : field.getAsInt(0);
	}

	static RgbImage decode(byte[] bytes) throws IOException {
		boolean big = bytes[2] == BIG || bytes[3] == BIG;
		ImageReader reader = big ? other() : JdkReader.of(ImageFormat.TIFF);
		try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
			reader.setInput(in, false, false); // the directory may lie anywhere
			ImageDecoder.checkSize(reader.getWidth(0), reader.getHeight(0));
			TiffDecoder decoder = new TiffDecoder(reader);
			decoder.check();
			boolean jdk = !big && !decoder.unknownToJdk();
			Raster raster = jdk ? reader.read(0).getRaster() : big ? reader.readRaster(0, null) : other(bytes);
			return turned(decoder.rgb(raster, jdk), decoder.number(BaselineTIFFTagSet.TAG_ORIENTATION, 1));
		} finally {
			reader.dispose();
		}
	}

	private static ImageReader other() throws IOException {
		return new TIFFImageReaderSpi().createReaderInstance();
	}

	private static Raster other(byte[] bytes) throws IOException {
		ImageReader reader = other();
		try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
			reader.setInput(in, false, false);
			return reader.readRaster(0, null);
		} finally {
			reader.dispose();
		}
	}

	/** Whether samples are stored in a way that the JDK's reader does not know. */
	private boolean unknownToJdk() {
		int predictor = number(BaselineTIFFTagSet.TAG_PREDICTOR, 1);
		int compression = number(BaselineTIFFTagSet.TAG_COMPRESSION, 1);
		return predictor == 3 || predictor == 2 && bits > 8 || compression == JPEG && samples == 4 || FAX.contains(compression);
	}

	private void check() throws IOException {
		TIFFField all = fields.getTIFFField(BaselineTIFFTagSet.TAG_BITS_PER_SAMPLE);
		for (int i = 1; all != null && i < all.getCount(); i++) {
			if (all.getAsInt(i) != bits) {
				throw new IOException("a TIFF image with samples of several sizes is not read");
			}
		}
		int compression = number(BaselineTIFFTagSet.TAG_COMPRESSION, 1);
		if (!COMPRESSIONS.contains(compression)) {
			throw new IOException("a TIFF image compressed with " + UNREAD.getOrDefault(compression, "kind " + compression)
					+ " is not read: save it with LZW, deflate or no compression, or as PNG");
		}
		boolean jpeg = compression == JPEG || compression == JPEG_OLD;
		boolean whole = format == BaselineTIFFTagSet.SAMPLE_FORMAT_UNSIGNED_INTEGER || format == BaselineTIFFTagSet.SAMPLE_FORMAT_UNDEFINED;
		boolean bytes = whole && (bits == 8 || bits == 16);
		boolean read = BITS.contains(bits) && switch (photometric) {
		case BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_WHITE_IS_ZERO -> samples == 1 && whole && bits <= 16;
		case BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_BLACK_IS_ZERO -> samples == 2 ? bytes && alpha() != 1 : samples == 1
				&& (whole || format == BaselineTIFFTagSet.SAMPLE_FORMAT_SIGNED_INTEGER && bits > 8 || number() && bits >= 32);
		case BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_RGB -> samples >= 3 && bytes && (!jpeg || samples <= 4);
		case BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_PALETTE_COLOR -> whole && bits <= 8;
		case BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_CMYK -> samples >= 4 && bytes && (!jpeg || samples == 4);
		case BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_Y_CB_CR -> samples == 3 && jpeg;
		default -> false;
		};
		if (!read) {
			throw new IOException(
					"a TIFF image of this kind is not read: " + samples + (samples == 1 ? " sample" : " samples") + " per pixel of " + bits + "-bit "
							+ (number() ? "floating point numbers" : whole ? "integers" : "signed integers") + ", " + colours() + (jpeg ? ", as JPEG" : ""));
		}
	}

	private boolean number() {
		return format == BaselineTIFFTagSet.SAMPLE_FORMAT_FLOATING_POINT;
	}

	/** What the first further sample is: 0 anything, 1 an alpha that the colours are multiplied by, 2 an alpha; -1 when it is not known. */
	private int alpha() {
		return number(BaselineTIFFTagSet.TAG_EXTRA_SAMPLES, -1);
	}

	private String colours() {
		return switch (photometric) {
		case 0, 1 -> "grey";
		case 2 -> "RGB";
		case 3 -> "with a palette";
		case 5 -> "CMYK";
		case 6 -> "YCbCr";
		case 8, 9, 10 -> "Lab";
		default -> "colours of kind " + photometric;
		};
	}

	/** @param jdk whether the samples are as the JDK's reader gives them, which turns white-is-zero round */
	private RgbImage rgb(Raster raster, boolean jdk) throws IOException {
		int w = raster.getWidth();
		int h = raster.getHeight();
		int bands = raster.getNumBands();
		byte[] out = new byte[w * h * 3];
		byte[][] palette = photometric == BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_PALETTE_COLOR ? palette() : null;
		double[] row = new double[w * bands];
		for (int y = 0, o = 0; y < h; y++) {
			raster.getPixels(0, y, w, 1, row);
			for (int p = 0; p < row.length; p += bands, o += 3) {
				if (palette != null) {
					for (int c = 0; c < 3; c++) {
						out[o + c] = palette[c][(int) row[p]];
					}
				} else if (photometric == BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_CMYK) {
					Samples.cmyk(upper(row[p]), upper(row[p + 1]), upper(row[p + 2]), upper(row[p + 3]), out, o);
				} else if (bands >= 3) {
					boolean divide = bands > 3 && alpha() == 1;
					for (int c = 0; c < 3; c++) {
						out[o + c] = divide ? Samples.divided(upper(row[p + c]), upper(row[p + 3])) : (byte) upper(row[p + c]);
					}
				} else {
					java.util.Arrays.fill(out, o, o + 3, bands == 2 ? (byte) upper(row[p]) : grey(row[p], jdk));
				}
			}
		}
		return new RgbImage(w, h, out);
	}

	private int upper(double v) {
		return bits == 16 ? (int) v >> 8 : (int) v;
	}

	private byte grey(double v, boolean jdk) {
		boolean whiteIsZero = photometric == BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_WHITE_IS_ZERO;
		// Pillow turns it round, too, but not for more than 8 bits
		double value = whiteIsZero && jdk == bits > 8 ? (1 << bits) - 1 - v : v;
		return bits <= 8 ? Samples.widened((int) value, bits) : Samples.clipped(value);
	}

	/** Red, green and blue by index. */
	private byte[][] palette() throws IOException {
		TIFFField map = fields.getTIFFField(BaselineTIFFTagSet.TAG_COLOR_MAP);
		if (map == null || map.getCount() < 3 << bits) {
			throw new IOException("the image is damaged: its palette is missing");
		}
		byte[][] palette = new byte[3][1 << bits];
		for (int i = 0; i < 3 << bits; i++) {
			palette[i >> bits][i & (1 << bits) - 1] = (byte) (map.getAsInt(i) >> 8);
		}
		return palette;
	}

	/** The image as its orientation tag (1 to 8) has it. */
	private static RgbImage turned(RgbImage image, int orientation) {
		if (orientation < 2 || orientation > 8) {
			return image;
		}
		boolean swapped = orientation > 4;
		int w = swapped ? image.height() : image.width();
		int h = swapped ? image.width() : image.height();
		byte[] out = new byte[image.rgb().length];
		for (int y = 0; y < h; y++) {
			for (int x = 0; x < w; x++) {
				// where the pixel is stored
				int a = swapped ? y : x;
				int b = swapped ? x : y;
				boolean fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
				boolean fromBelow = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
				int sx = fromRight ? image.width() - 1 - a : a;
				int sy = fromBelow ? image.height() - 1 - b : b;
				System.arraycopy(image.rgb(), (sy * image.width() + sx) * 3, out, (y * w + x) * 3, 3);
			}
		}
		return new RgbImage(w, h, out);
	}
}
