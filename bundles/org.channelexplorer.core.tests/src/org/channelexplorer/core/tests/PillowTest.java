package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipFile;
import org.channelexplorer.core.image.ImageDecoder;
import org.channelexplorer.core.image.ImageFormat;
import org.channelexplorer.core.image.RgbImage;
import org.junit.jupiter.api.Test;

/** Images of all colour modes and sample formats are decoded to Pillow's bytes, or refused with a reason; see data/pillow/make.py. */
class PillowTest {
	private static final Path DATA = TestData.file("pillow");

	@Test
	void everyImageIsPillowsOrRefused() throws Exception {
		List<String> wrong = new ArrayList<>();
		List<String> lines = Files.readAllLines(DATA.resolve("expected.csv"));
		try (ZipFile images = new ZipFile(DATA.resolve("images.zip").toFile())) {
			for (String line : lines) {
				String name = line.substring(0, line.indexOf(','));
				String got = decoded(images.getInputStream(images.getEntry(name)).readAllBytes());
				String expected = line.substring(name.length() + 1);
				boolean refused = expected.equals("refused") || expected.equals("not read");
				if (!got.equals(refused ? "refused" : expected)) {
					wrong.add(name + ": " + got + ", expected " + expected);
				}
			}
		}
		assertTrue(lines.size() > 200, lines.size() + " images");
		assertEquals(List.of(), wrong);
	}

	private static String decoded(byte[] bytes) throws Exception {
		try {
			RgbImage image = ImageDecoder.decode(bytes);
			return image.width() + "," + image.height() + "," + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(image.rgb()));
		} catch (IOException e) {
			assertFalse(e.getMessage().isBlank());
			return "refused";
		}
	}

	private static final String TRUNCATED = "the image is truncated: the file ends before the image does";

	private static byte[] image(String name) throws IOException {
		try (ZipFile images = new ZipFile(DATA.resolve("images.zip").toFile())) {
			return images.getInputStream(images.getEntry(name)).readAllBytes();
		}
	}

	@Test
	void aTruncatedFileIsNamedWhereverItIsCut() throws Exception {
		for (String name : List.of("png-opt.png", "jpg-big-420.jpg", "jpg-prog.jpg", "gif-p.gif", "bmp-RGB.bmp", "tif-rgb8.tif", "pnm-6.ppm", "bmp-rle8.bmp")) {
			byte[] whole = image(name);
			for (int percent : List.of(1, 5, 30, 50, 75, 95)) {
				byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
				String why = assertThrows(IOException.class, () -> ImageDecoder.decode(cut), name + " cut at " + percent + " %").getMessage();
				if (percent > 5 && !(name.startsWith("gif") && percent > 75)) { // what is left shows the format; the end of a GIF does not
					assertEquals(TRUNCATED, why, name + " cut at " + percent + " %");
				}
			}
		}
		assertEquals(TRUNCATED, assertThrows(IOException.class, () -> ImageDecoder.decode(image("jpg-noeoi.jpg"))).getMessage());
	}

	@Test
	void profilesOfJpegsChangeNothing() throws Exception {
		byte[] plain = ImageDecoder.decode(image("jpg-q90-ss0.jpg")).rgb();
		for (String other : List.of("jpg-dupicc.jpg", "jpg-badicc.jpg", "jpg-badexif.jpg", "jpg-trailing.jpg")) {
			assertArrayEquals(plain, ImageDecoder.decode(image(other)).rgb(), other);
		}
	}

	@Test
	void whatIsNotReadIsNamedByItsFormat() throws Exception {
		assertEquals("is a file of the format JPEG 2000, which is not read (PNG, JPEG, GIF, BMP, TIFF, WebP, PPM, PGM and PBM are)",
				assertThrows(IOException.class, () -> ImageDecoder.decode(image("oth.jp2"))).getMessage());
		assertEquals("a TIFF image of this kind is not read: 3 samples per pixel of 8-bit integers, Lab",
				assertThrows(IOException.class, () -> ImageDecoder.decode(image("tif-lab.tif"))).getMessage());
		assertEquals("not a PNG, JPEG, GIF, BMP, TIFF, WebP, PPM, PGM or PBM image",
				assertThrows(IOException.class, () -> ImageDecoder.decode(new byte[40])).getMessage());
		assertEquals(ImageFormat.AVIF, ImageFormat.of("\0\0\0 ftypavif\0\0\0\0".getBytes()).orElseThrow());
		assertEquals(ImageFormat.HEIC, ImageFormat.of("\0\0\0 ftypheic\0\0\0\0".getBytes()).orElseThrow());
		assertEquals(ImageFormat.JPEG, ImageFormat.ofName("x/y.JFIF").orElseThrow());
		assertTrue(ImageFormat.ofName("png").isEmpty() && ImageFormat.ofName("a.txt").isEmpty() && ImageFormat.of(new byte[0]).isEmpty());
	}
}
