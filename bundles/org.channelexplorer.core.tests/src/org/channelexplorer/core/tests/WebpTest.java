package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.channelexplorer.core.image.ImageDecoder;
import org.channelexplorer.core.image.RgbImage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** WebP (and BigTIFF) against Pillow (data/webp/make.py), to the byte; animations give their first frame. */
class WebpTest {
	private static Map<String, byte[]> files;

	@BeforeAll
	static void files() throws IOException {
		files = new TreeMap<>();
		try (ZipFile zip = new ZipFile(TestData.file("webp").resolve("images.zip").toFile())) {
			for (var entry : zip.stream().toList()) {
				files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
			}
		}
	}

	private static RgbImage expected(String name) {
		byte[] bytes = files.get(name + ".rgb");
		ByteBuffer sizes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		return new RgbImage(sizes.getShort(), sizes.getShort(), Arrays.copyOfRange(bytes, 4, bytes.length));
	}

	@Test
	void imagesArePillows() throws Exception {
		List<String> wrong = new ArrayList<>();
		int seen = 0;
		for (String name : files.keySet()) {
			if (name.endsWith(".rgb")) {
				continue;
			}
			seen++;
			RgbImage want = expected(name);
			RgbImage got = ImageDecoder.decode(files.get(name));
			assertArrayEquals(new int[] { want.width(), want.height() }, ImageDecoder.size(files.get(name)), name);
			if (!Arrays.equals(want.rgb(), got.rgb())) {
				wrong.add(name + " from byte " + Arrays.mismatch(want.rgb(), got.rgb()) + " on");
			}
		}
		assertEquals(List.of(), wrong);
		assertEquals(80, seen);
	}

	@Test
	void damagedFilesAreRefusedInTime() throws Exception {
		Random random = new Random(1);
		List<String> names = files.keySet().stream().filter(n -> n.endsWith("97.webp") || n.endsWith("placed.webp") || n.endsWith("97-75.webp")).toList();
		int refused = 0;
		int tried = 0;
		for (int i = 0; i < 400; i++) {
			byte[] bytes = files.get(names.get(i % names.size())).clone();
			for (int k = 0; k <= i % 5; k++) {
				bytes[random.nextInt(i % 2 == 0 ? Math.min(60, bytes.length) : bytes.length)] = (byte) random.nextInt(256);
			}
			tried++;
			byte[] file = i % 3 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
			refused += assertTimeoutPreemptively(Duration.ofSeconds(10), () -> refused(file)) ? 1 : 0;
		}
		assertTrue(refused > tried / 3, refused + " of " + tried);
		byte[] whole = files.get("lossless-97.webp");
		assertEquals("the image is truncated: the file ends before the image does",
				assertThrows(IOException.class, () -> ImageDecoder.decode(Arrays.copyOf(whole, whole.length - 10))).getMessage());
	}

	private static boolean refused(byte[] file) {
		try {
			ImageDecoder.decode(file);
			return false;
		} catch (IOException e) {
			assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
			return true;
		}
	}
}
