package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.channelexplorer.core.image.ImageDecoder;
import org.channelexplorer.core.image.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged images end in an image or in an {@link IOException} that says why, in bounded time and memory, and never otherwise. */
class ImageFuzzTest {
	private static final int MUTATIONS = Integer.getInteger("fuzz.images", 450); // of each of four files
	private static final long SEED = Long.getLong("fuzz.seed", 1);
	/** What a reader may take whatever the file says: tables, buffers, inflated chunks. */
	private static final long FIXED_BYTES = 16 << 20;
	private static final int BYTES_PER_PIXEL = 64;
	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static BufferedImage picture(int type) {
		BufferedImage image = new BufferedImage(24, 20, type);
		for (int y = 0; y < 20; y++) {
			for (int x = 0; x < 24; x++) {
				image.setRGB(x, y, 0xff000000 | x * 10 << 16 | y * 12 << 8 | x * y % 256);
			}
		}
		return image;
	}

	private static byte[] written(String format, int type, boolean progressive) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
		ImageWriteParam how = writer.getDefaultWriteParam();
		if (progressive) {
			how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
		}
		try (var stream = ImageIO.createImageOutputStream(out)) {
			writer.setOutput(stream);
			writer.write(null, new IIOImage(picture(type), null, null), how);
		} finally {
			writer.dispose();
		}
		return out.toByteArray();
	}

	@ParameterizedTest
	@ValueSource(strings = { "png", "indexed png", "jpeg", "progressive jpeg" })
	void anyDamageIsSaid(String kind) throws IOException {
		byte[] whole = written(kind.endsWith("png") ? "png" : "jpeg", kind.startsWith("indexed") ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_INT_RGB,
				kind.startsWith("progressive"));
		assertEquals(24, ImageDecoder.decode(whole).width());
		Random random = new Random(SEED);
		int[] refused = new int[1];
		for (int i = 0; i < MUTATIONS; i++) {
			byte[] bytes = mutated(whole, random);
			if (kind.endsWith("png") && random.nextBoolean()) {
				repairChecksums(bytes);
			}
			String name = kind + ", mutation " + i + " of seed " + SEED;
			assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refused[0] += check(name, bytes) ? 0 : 1, name);
		}
		assertTrue(refused[0] > MUTATIONS / 10 && refused[0] < MUTATIONS, refused[0] + " of " + MUTATIONS + " refused");
	}

	private static boolean check(String name, byte[] bytes) {
		long before = THREADS.getCurrentThreadAllocatedBytes();
		long pixels = 0;
		try {
			RgbImage image = ImageDecoder.decode(bytes);
			pixels = (long) image.width() * image.height();
			assertEquals(3 * pixels, image.rgb().length, name);
			return true;
		} catch (IOException e) {
			assertFalse(e.getMessage() == null || e.getMessage().isBlank(), name);
			pixels = declared(bytes);
			return false;
		} catch (RuntimeException | Error e) {
			throw new AssertionError(name, e);
		} finally {
			long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
			assertTrue(taken < FIXED_BYTES + pixels * BYTES_PER_PIXEL, name + " took " + taken + " bytes for " + pixels + " pixels");
		}
	}

	// a file may ask for memory for as many pixels as are allowed
	private static long declared(byte[] bytes) {
		if (bytes.length > 24 && bytes[1] == 'P') {
			long pixels = (long) ByteBuffer.wrap(bytes).getInt(16) * ByteBuffer.wrap(bytes).getInt(20);
			return pixels >= 0 && pixels <= ImageDecoder.MAX_PIXELS ? pixels : 0;
		}
		for (int i = 0; i + 8 < bytes.length; i++) { // a JPEG's frame header
			if (bytes[i] == (byte) 0xff && (bytes[i + 1] & 0xf0) == 0xc0) {
				return (long) ByteBuffer.wrap(bytes).getChar(i + 5) * ByteBuffer.wrap(bytes).getChar(i + 7);
			}
		}
		return 0;
	}

	private static byte[] mutated(byte[] whole, Random random) {
		byte[] bytes = random.nextInt(5) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
		int header = Math.min(64, bytes.length);
		for (int c = 1 + random.nextInt(4); c > 0 && bytes.length > 0; c--) {
			int at = random.nextInt(random.nextBoolean() ? bytes.length : header);
			bytes[at] = switch (random.nextInt(3)) {
			case 0 -> (byte) random.nextInt(256);
			case 1 -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
			default -> random.nextBoolean() ? (byte) 0 : (byte) 0xff;
			};
		}
		return bytes;
	}

	/** Makes the chunks' checksums right again, so that readers look at what is in them. */
	private static void repairChecksums(byte[] png) {
		ByteBuffer buffer = ByteBuffer.wrap(png);
		for (int at = 8; at + 12 <= png.length;) {
			long length = buffer.getInt(at) & 0xffffffffL;
			if (at + 12 + length > png.length) {
				return;
			}
			CRC32 crc = new CRC32();
			crc.update(png, at + 4, (int) length + 4);
			buffer.putInt(at + 8 + (int) length, (int) crc.getValue());
			at += 12 + (int) length;
		}
	}

	@Test
	void imageBombsAreRefusedByTheirHeader() throws IOException {
		byte[] png = written("png", BufferedImage.TYPE_INT_RGB, false);
		ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
		repairChecksums(png);
		long before = THREADS.getCurrentThreadAllocatedBytes();
		String message = assertThrows(IOException.class, () -> ImageDecoder.decode(png)).getMessage();
		assertEquals("60000 x 60000 pixels are too many (at most 100 megapixels)", message);
		assertTrue(THREADS.getCurrentThreadAllocatedBytes() - before < FIXED_BYTES);
		int side = (int) Math.sqrt(Runtime.getRuntime().maxMemory() / 32.0) + 10;
		if ((long) side * side <= ImageDecoder.MAX_PIXELS) {
			ByteBuffer.wrap(png).putInt(16, side).putInt(20, side);
			repairChecksums(png);
			message = assertThrows(IOException.class, () -> ImageDecoder.decode(png)).getMessage();
			assertTrue(message.contains("more than a quarter of the"), message);
		}
	}
}
