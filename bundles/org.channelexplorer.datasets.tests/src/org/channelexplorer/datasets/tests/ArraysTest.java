package org.channelexplorer.datasets.tests;

import static org.channelexplorer.datasets.tests.DatasetFolder.lines;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.channelexplorer.core.extension.DatasetReader.Boxes;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that are arrays in one file: MNIST's and CIFAR's. */
class ArraysTest extends ReaderCase {

	private static byte[] idx(int kind, int[] shape, int... values) {
		ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * shape.length + values.length).putInt(kind);
		for (int s : shape) {
			bytes.putInt(s);
		}
		for (int v : values) {
			bytes.put((byte) v);
		}
		return bytes.array();
	}

	private void write(String name, byte[] bytes) throws IOException {
		Files.createDirectories(set.path());
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		if (name.endsWith(".gz")) {
			try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
				out.write(bytes);
			}
		} else {
			packed.write(bytes);
		}
		Files.write(set.path().resolve(name), packed.toByteArray());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".gz" })
	void idxFilesAsMnistHasThem(String end) throws Exception {
		write("train-images-idx3-ubyte" + end, idx(0x803, new int[] { 2, 1, 3 }, 1, 2, 3, 250, 251, 252));
		write("train-labels-idx1-ubyte" + end, idx(0x801, new int[] { 2 }, 7, 200));
		write("t10k-images-idx3-ubyte" + end, idx(0x803, new int[] { 1, 1, 3 }, 9, 9, 9));
		write("t10k-labels-idx1-ubyte", idx(0x801, new int[] { 1 }, 0));
		assertEquals(List.of("t10k-images-idx3-ubyte" + end + "!/000000.pgm 0 test", "train-images-idx3-ubyte" + end + "!/000001.pgm 200 train",
				"train-images-idx3-ubyte" + end + "!/000000.pgm 7 train"), lines(read(Boxes.SAME)));
		try (ImageSource source = new ImageSource(set.path())) {
			byte[] header = "P5\n3 1\n255\n".getBytes(StandardCharsets.US_ASCII);
			assertArrayEquals(ByteBuffer.allocate(header.length + 3).put(header).put((byte) 250).put((byte) 251).put((byte) 252).array(),
					source.read("train-images-idx3-ubyte" + end + "!/000001.pgm"));
			assertTrue(!source.exists("train-images-idx3-ubyte" + end + "!/000002.pgm"));
		}
		set.text("classes.txt", "T-shirt\n\ufeffTrouser\n");
		Path one = set.path().resolve("t10k-images-idx3-ubyte" + end);
		assertEquals(List.of("000000.pgm T-shirt test"), lines(analyses.images(one, null)));
	}

	@Test
	void cifarsBinaryVersion() throws Exception {
		byte[] batch = new byte[2 * 3073];
		batch[0] = 1;
		batch[1] = 10; // red, green and blue of the first pixel
		batch[1 + 1024] = 20;
		batch[1 + 2048] = 30;
		write("data_batch_1.bin", batch);
		set.text("batches.meta.txt", "airplane\nautomobile\n\n");
		assertEquals(List.of("data_batch_1.bin!/000001.ppm airplane train", "data_batch_1.bin!/000000.ppm automobile train"), lines(read(Boxes.SAME)));
		try (ImageSource source = new ImageSource(set.path())) {
			byte[] image = source.read("data_batch_1.bin!/000000.ppm");
			assertEquals(image.length, source.size("data_batch_1.bin!/000000.ppm"));
			assertEquals(-1, source.size("data_batch_1.bin!/000000.pgm"));
			int at = "P6\n32 32\n255\n".length();
			assertEquals(at + 3072, image.length);
			assertEquals(List.of(10, 20, 30, 0), List.of((int) image[at], (int) image[at + 1], (int) image[at + 2], (int) image[at + 3]));
		}
		Files.delete(set.path().resolve("data_batch_1.bin"));
		byte[] hundred = new byte[3074];
		hundred[1] = 1;
		write("test.bin", hundred);
		set.text("fine_label_names.txt", "apple\naquarium_fish\n").text("coarse_label_names.txt", "fruit\n");
		Files.delete(set.path().resolve("batches.meta.txt"));
		assertEquals(List.of("test.bin!/000000.ppm aquarium_fish test"), lines(read(Boxes.SAME)));
	}

	@Test
	void whatIsWrongIsOneSentence() throws Exception {
		write("train-images-idx3-ubyte", idx(0x803, new int[] { 2, 1, 3 }, 1, 2, 3, 4, 5));
		refused("train-images-idx3-ubyte: cannot be read: ends before its images do: 1 of 2 are there");
		write("train-images-idx3-ubyte", idx(0x801, new int[] { 2, 1, 3 }, 1, 2, 3, 4, 5, 6));
		refused("train-images-idx3-ubyte: cannot be read: is no IDX file of images: its header is not that of bytes with three axes");
		write("train-images-idx3-ubyte", idx(0x803, new int[] { 2, 1, 3 }, 1, 2, 3, 4, 5, 6));
		refused("train-images-idx3-ubyte: the file of its classes, train-labels-idx1-ubyte, is not beside it");
		write("train-labels-idx1-ubyte", idx(0x801, new int[] { 3 }, 1, 2, 3));
		refused("train-labels-idx1-ubyte: has 3 labels, but train-images-idx3-ubyte has 2 images");
		write("train-labels-idx1-ubyte", idx(0x801, new int[] { 2 }, 1));
		refused("train-labels-idx1-ubyte: ends before its labels do");
		write("test_batch.bin", new byte[3072]);
		refused("test_batch.bin: cannot be read: is no batch of CIFAR's binary version: it is not made of records of 3073 bytes");
	}

	private void refused(String end) {
		String message = assertThrows(InputException.class, () -> read(Boxes.SAME)).getMessage();
		assertTrue(message.endsWith(end), message);
	}
}
