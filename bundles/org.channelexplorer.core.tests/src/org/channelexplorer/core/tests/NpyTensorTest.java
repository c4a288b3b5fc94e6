package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.channelexplorer.core.extension.NetworkRunner.InputSpec;
import org.channelexplorer.core.image.Latents;
import org.channelexplorer.core.image.RgbImage;
import org.channelexplorer.core.store.NpyTensor;
import org.junit.jupiter.api.Test;

class NpyTensorTest {

	private static void holds(double value, String descr, java.nio.ByteBuffer bytes, boolean floating) throws IOException {
		NpyTensor t = NpyTensor.of(Tensors.of(descr, bytes));
		assertEquals(value, t.number(0), descr);
		assertEquals(floating, t.floating(), descr);
		assertEquals(1, t.size());
	}

	@Test
	void everyElementType() throws Exception {
		holds(-1.5, "<f2", Tensors.little(2).putShort(Float.floatToFloat16(-1.5f)), true);
		holds(-1.5, "<f4", Tensors.little(4).putFloat(-1.5f), true);
		holds(0.1, "<f8", Tensors.little(8).putDouble(0.1), true);
		holds(-3, "|i1", Tensors.little(1).put((byte) -3), false);
		holds(253, "|u1", Tensors.little(1).put((byte) -3), false);
		holds(-300, "<i2", Tensors.little(2).putShort((short) -300), false);
		holds(65236, "<u2", Tensors.little(2).putShort((short) -300), false);
		holds(-70000, "<i4", Tensors.little(4).putInt(-70000), false);
		holds(4294967295.0, "<u4", Tensors.little(4).putInt(-1), false);
		holds(1, "|b1", Tensors.little(1).put((byte) 1), false);
		NpyTensor large = NpyTensor.of(Tensors.of("<i8", Tensors.little(8).putLong(Long.MAX_VALUE - 1), 1));
		assertEquals(Long.MAX_VALUE - 1, large.integer(0), "no detour over double");
	}

	@Test
	void damagedFilesSayWhy() {
		byte[] good = Tensors.of("<f4", Tensors.little(16), 2, 2);
		says("not a .npy", new byte[0]);
		says("not a .npy", "P6 picture of something".getBytes());
		says("cut off: the header promises 4 values", Arrays.copyOf(good, good.length - 1));
		says("header is cut off", Arrays.copyOf(good, 60));
		says("<c8 is not supported", Tensors.of("<c8", Tensors.little(8), 1));
		says("version 9, which is not known", version(good, 9));
		says("not a .npy file", "P6 picture of something".getBytes());
		says("out of range", new String(good, java.nio.charset.StandardCharsets.ISO_8859_1).replace("(2, 2)", "(9999999999, 9999999999)")
				.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
	}

	private static byte[] version(byte[] npy, int version) {
		byte[] other = npy.clone();
		other[6] = (byte) version;
		return other;
	}

	@Test
	void otherOrdersAndVersionsAreRead() throws Exception {
		holds(-1.5, ">f4", java.nio.ByteBuffer.allocate(4).putFloat(-1.5f), true);
		holds(-300, ">i2", java.nio.ByteBuffer.allocate(2).putShort((short) -300), false);
		byte[] c = Tensors.of("<i2", Tensors.little(12).putShort((short) 0).putShort((short) 10).putShort((short) 1).putShort((short) 11).putShort((short) 2)
				.putShort((short) 12), 2, 3);
		byte[] fortran = new String(c, java.nio.charset.StandardCharsets.ISO_8859_1).replace("False", "True ")
				.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
		assertArrayEquals(new float[] { 0, 1, 2, 10, 11, 12 }, NpyTensor.of(fortran).floats());
		assertArrayEquals(new float[] { 0, 10, 1, 11, 2, 12 }, NpyTensor.of(c).floats());
		byte[] second = new byte[c.length + 2];
		System.arraycopy(c, 0, second, 0, 10);
		System.arraycopy(c, 10, second, 12, c.length - 10);
		second[6] = 2; // the length of the header has four bytes
		assertArrayEquals(NpyTensor.of(c).floats(), NpyTensor.of(second).floats());
	}

	@Test
	void mutatedFilesGiveMessagesOnly() {
		Random random = new Random(4);
		byte[] good = Tensors.of("<f4", Tensors.little(4 * 4 * 4), 1, 1, 4, 4);
		int refused = 0;
		for (int i = 0; i < 2000; i++) {
			byte[] bad = Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(good.length) : good.length);
			for (int m = 0; m < 4 && bad.length > 0; m++) {
				bad[random.nextInt(Math.min(bad.length, 100))] = (byte) random.nextInt(256);
			}
			try {
				NpyTensor.of(bad).floats();
				Latents.picture(bad);
			} catch (IOException e) {
				refused++;
			}
		}
		assertTrue(refused > 500 && refused < 2000, refused + " refused");
	}

	private static void says(String part, byte[] bytes) {
		String message = assertThrows(IOException.class, () -> NpyTensor.of(bytes)).getMessage();
		assertTrue(message.contains(part), message);
	}

	@Test
	void latentsAreTakenAsTheyAre() throws Exception {
		float[] values = { -1, 0.5f, 2, 3, 4, 5, 6, 7 };
		java.nio.ByteBuffer bytes = Tensors.little(32);
		bytes.asFloatBuffer().put(values);
		InputSpec spec = new InputSpec(2, 2, 2, false);
		assertArrayEquals(values, Latents.decode(Tensors.of("<f4", bytes, 2, 2, 2), spec));
		assertArrayEquals(values, Latents.decode(Tensors.of("<f4", bytes, 1, 2, 2, 2), spec));
		assertArrayEquals(values, Latents.decode(Tensors.of("<f4", bytes, 2, 1, 4), new InputSpec(4, 2, 1, true)), "channels last");
		assertEquals("the tensor is 2 x 4; the network takes 2 x 2 x 2",
				assertThrows(IOException.class, () -> Latents.decode(Tensors.of("<f4", bytes, 2, 4), spec)).getMessage());
		bytes.putFloat(4, Float.NaN);
		assertTrue(assertThrows(IOException.class, () -> Latents.decode(Tensors.of("<f4", bytes, 2, 2, 2), spec)).getMessage().contains("NaN"));
		assertTrue(Latents.isLatent("a/B.NPY"));
		assertFalse(Latents.isLatent("a.npy.png"));
	}

	@Test
	void latentsHavePictures() throws Exception {
		java.nio.ByteBuffer bytes = Tensors.little(4 * 4 * 2);
		bytes.asFloatBuffer().put(new float[] { 0, 1, -2, 2, 5, 5, 9, 9 });
		RgbImage four = Latents.picture(Tensors.of("<f4", bytes, 1, 4, 1, 2));
		assertEquals(2, four.width());
		assertEquals(1, four.height());
		assertArrayEquals(new byte[] { 0, 0, 0, (byte) 255, (byte) 255, 0 }, four.rgb(), "channels 0, 1, 2, each scaled; a flat one is black");
		assertArrayEquals(new byte[] { 0, 0, 0, 64, 64, 64, (byte) 255, (byte) 255, (byte) 255 }, Latents.picture(quarter()).rgb(), "one channel is grey");
		assertTrue(assertThrows(IOException.class, () -> Latents.picture(Tensors.of("<f4", bytes, 8))).getMessage().contains("cannot be shown as an image"));
	}

	private static byte[] quarter() {
		java.nio.ByteBuffer bytes = Tensors.little(12);
		bytes.asFloatBuffer().put(new float[] { 0, 1, 4 });
		return Tensors.of("<f4", bytes, 1, 1, 3);
	}
}
