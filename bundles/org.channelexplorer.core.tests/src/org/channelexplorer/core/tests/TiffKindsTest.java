package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.stream.Stream;
import org.channelexplorer.core.image.ImageDecoder;
import org.channelexplorer.core.image.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** TIFF images of kinds that are not read say which kind they are. */
class TiffKindsTest {
	private static final int SIDE = 2;

	private static byte[] tiff(int compression, int photometric, int samples) {
		int[][] fields = { { 256, SIDE }, { 257, SIDE }, { 258, 8 }, { 259, compression }, { 262, photometric }, { 273, 8 }, { 277, samples }, { 278, SIDE },
				{ 279, SIDE * SIDE * samples } };
		int data = SIDE * SIDE * samples;
		ByteBuffer b = ByteBuffer.allocate(8 + data + 2 + fields.length * 12 + 4).order(ByteOrder.LITTLE_ENDIAN);
		b.put(new byte[] { 'I', 'I', 42, 0 }).putInt(8 + data);
		for (int i = 0; i < data; i++) {
			b.put((byte) (i * 10));
		}
		b.putShort((short) fields.length);
		for (int[] f : fields) {
			b.putShort((short) f[0]).putShort((short) 3).putInt(1).putShort((short) f[1]).putShort((short) 0);
		}
		return b.putInt(0).array();
	}

	@Test
	void withoutCompressionItIsRead() throws Exception {
		assertEquals(SIDE, ImageDecoder.decode(tiff(1, 1, 1)).width());
	}

	// written by Pillow with compression group3, group4 and tiff_ccitt
	static Stream<Arguments> faxes() {
		return Stream.of(
				Arguments.of("group 3", "SUkqAC4AAAAAGYAMwAR0Oh0OgATVDodDocAEdDodDoAE1GOACaodDofABNRQAAkAAAEDAAEAAAAIAAAAAQEDAAEAAAAIAAAAAgEDAAEAAAABAA"
						+ "AAAwEDAAEAAAADAAAABgEDAAEAAAABAAAAEQEEAAEAAAAIAAAAFgEDAAEAAAAIAAAAFwEEAAEAAAAlAAAAHAEDAAEAAAABAAAAAAAAAA==",
						"######## ######## #.#.#.#. .#.#.#.# #.#.#.#. .......# .#.#.#.. ........"),
				Arguments.of("group 3, white is zero",
						"SUkqABoAAAAAGYAJr3gAjodDpwATUUAGYAAKAAABAwABAAAACAAAAAEBAwABAAAABQAAAAIBAwABAAAAAQAAAAMBAwABAAAAAwAAAAYBAwABAA"
								+ "AAAAAAAAoBAwABAAAAAQAAABEBBAABAAAACAAAABYBAwABAAAABQAAABcBBAABAAAAEQAAABwBAwABAAAAAQAAAAAAAAA=",
						"........ ##....## .#.#.#.. ######## ........"),
				Arguments.of("group 4, bits from the right",
						"SUkqABoAAABkRWEoROEg4oIiIkxWFAABEAAKAAABAwABAAAACAAAAAEBAwABAAAABQAAAAIBAwABAAAAAQAAAAMBAwABAAAABAAAAAYBAwABAA"
								+ "AAAQAAAAoBAwABAAAAAgAAABEBBAABAAAACAAAABYBAwABAAAABQAAABcBBAABAAAAEQAAABwBAwABAAAAAQAAAAAAAAA=",
						"........ ##....## .#.#.#.. ######## ........"),
				Arguments.of("runs", "SUkqABIAAAAZrPe4cOFyrCgZCgAAAQMAAQAAAAgAAAABAQMAAQAAAAUAAAACAQMAAQAAAAEAAAADAQMAAQAAAAIAAAAGAQMAAQAAAAAAAAAKAQ"
						+ "MAAQAAAAIAAAARAQQAAQAAAAgAAAAWAQMAAQAAAAUAAAAXAQQAAQAAAAoAAAAcAQMAAQAAAAEAAAAAAAAA",
						"........ ##....## .#.#.#.. ######## ........"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void faxes(@SuppressWarnings("unused") String kind, String base64, String expected) throws Exception {
		RgbImage image = ImageDecoder.decode(Base64.getDecoder().decode(base64));
		StringBuilder rows = new StringBuilder();
		for (int p = 0; p < image.width() * image.height(); p++) {
			rows.append(p > 0 && p % image.width() == 0 ? " " : "").append(image.rgb()[3 * p] == 0 ? '#' : '.');
		}
		assertEquals(expected, rows.toString());
	}

	@ParameterizedTest
	@CsvSource({ "50000, zstd", "34925, LZMA", "50001, WebP", "34712, JPEG 2000", "50002, JPEG XL", "12345, kind 12345" })
	void theCompressionIsNamed(int compression, String name) {
		String message = assertThrows(IOException.class, () -> ImageDecoder.decode(tiff(compression, 1, 1))).getMessage();
		assertEquals("a TIFF image compressed with " + name + " is not read: save it with LZW, deflate or no compression, or as PNG", message);
	}

	@ParameterizedTest
	@CsvSource({ "8", "9", "10" })
	void labIsNamed(int photometric) {
		String message = assertThrows(IOException.class, () -> ImageDecoder.decode(tiff(1, photometric, 3))).getMessage();
		assertTrue(message.contains("Lab"), message);
	}
}
