package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.channelexplorer.core.extension.NetworkRunner.InputSpec;
import org.channelexplorer.core.image.ImageDecoder;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.image.PreprocessingReader;
import org.channelexplorer.core.image.RgbImage;
import org.channelexplorer.core.store.Npy;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreprocessingTest {
	private static final Path REFERENCE = TestData.file("torchvision");
	@TempDir
	Path dir;

	// made by data/torchvision/make.py
	@ParameterizedTest
	@ValueSource(strings = { "wide", "tall", "small", "grey", "alpha", "palette" })
	void agreesWithTorchvision(String name) throws Exception {
		RgbImage image = ImageDecoder.decode(Files.readAllBytes(REFERENCE.resolve(name + ".png")));
		float[] expected = Npy.read(REFERENCE.resolve(name + ".npy")).values();
		float[] got = apply(Preprocessing.Preset.IMAGENET.value(), image, new InputSpec(3, 48, 48, false));
		double sum = 0;
		double worst = 0;
		double[] std = { 0.229, 0.224, 0.225 };
		for (int i = 0; i < got.length; i++) {
			double difference = Math.abs(got[i] - expected[i]) * std[i / (48 * 48)] * 255;
			sum += difference;
			worst = Math.max(worst, difference);
		}
		assertTrue(sum / got.length < 0.01 && worst < 1.01, name + ": mean " + sum / got.length + ", worst " + worst + " grey levels");
	}

	private static float[] apply(Preprocessing p, RgbImage image, InputSpec input) {
		float[] values = new float[input.size()];
		p.apply(image, input, FloatBuffer.wrap(values), 0);
		return values;
	}

	@Test
	void presetsLayoutsAndColours() {
		RgbImage one = new RgbImage(1, 1, new byte[] { 0, (byte) 255, 51 });
		InputSpec first = new InputSpec(3, 1, 1, false);
		assertArrayEquals(new float[] { -1, 1, -0.6f }, apply(Preprocessing.Preset.INCEPTION.value(), one, first), 1e-6f);
		assertArrayEquals(new float[] { 51 - 103.939f, 255 - 116.779f, -123.68f }, apply(Preprocessing.Preset.CAFFE.value(), one, first), 1e-4f);
		assertArrayEquals(new float[] { 0, 1, 0.2f }, apply(Preprocessing.Preset.UNIT.value(), one, first), 1e-6f);
		assertArrayEquals(new float[] { 0, 255, 51 }, apply(Preprocessing.Preset.RAW.value(), one, first));
		RgbImage two = new RgbImage(2, 1, new byte[] { 1, 2, 3, 4, 5, 6 });
		assertArrayEquals(new float[] { 1, 4, 2, 5, 3, 6 }, apply(Preprocessing.Preset.RAW.value(), two, new InputSpec(3, 1, 2, false)));
		assertArrayEquals(new float[] { 1, 2, 3, 4, 5, 6 }, apply(Preprocessing.Preset.RAW.value(), two, new InputSpec(3, 1, 2, true)));
		assertArrayEquals(new float[] { 156 }, apply(Preprocessing.Preset.RAW.value(), one, new InputSpec(1, 1, 1, false)));
	}

	@Test
	void anImageOfTheInputsSizeIsNotTouched() {
		byte[] pixels = new byte[32 * 32 * 3];
		new Random(3).nextBytes(pixels);
		assertArrayEquals(pixels, Preprocessing.Preset.UNIT.value().fit(new RgbImage(32, 32, pixels), 32, 32).rgb());
	}

	@Test
	void everySizeIsCovered() {
		Random random = new Random(4);
		for (int i = 0; i < 300; i++) {
			int w = 1 + random.nextInt(60);
			int h = 1 + random.nextInt(60);
			int tw = 1 + random.nextInt(40);
			int th = 1 + random.nextInt(40);
			for (Preprocessing.Preset p : Preprocessing.Preset.values()) {
				RgbImage out = p.value().fit(new RgbImage(w, h, new byte[w * h * 3]), tw, th);
				assertEquals(List.of(tw, th), List.of(out.width(), out.height()));
			}
		}
	}

	@Test
	void filesAreRead() throws Exception {
		Path file = dir.resolve("preprocess.json");
		Files.writeString(file, "{\"color\":\"BGR\",\"scale\":\"(x-128)/128 (x/127.5-1 used in the checks)\",\"mean\":[1,2,3],\"std\":2,\"note\":\"x\"}");
		Preprocessing p = PreprocessingReader.find(file.toString());
		assertEquals(new Preprocessing("preprocess.json", Preprocessing.Color.BGR, 1, 1 / 128.0, -1, List.of(1.0, 2.0, 3.0), List.of(2.0)), p);
		Files.writeString(file, "{\"scale\":\"x/127.5-1\"}");
		assertEquals(-1, PreprocessingReader.find(file.toString()).offset());
		for (String bad : List.of("", "[]", "{", "{\"scale\":\"y/2\"}", "{\"std\":0}", "{\"mean\":\"a\"}", "{\"color\":\"HSV\"}", "{\"resize\":-1}",
				"{\"mean\":[]}", "{\"scale\":\"x/0\"}")) {
			Files.writeString(file, bad);
			assertTrue(assertThrows(InputException.class, () -> PreprocessingReader.find(file.toString()), bad).getMessage().contains("preprocess.json"));
		}
		assertTrue(assertThrows(InputException.class, () -> PreprocessingReader.find("vgg")).getMessage().contains("imagenet, inception, caffe"));
	}

	@Test
	void brokenImagesGiveReasonsOnly() throws Exception {
		byte[] png = Files.readAllBytes(REFERENCE.resolve("small.png"));
		Random random = new Random(11);
		int refused = 0;
		for (int i = 0; i < 1500; i++) {
			byte[] bad = random.nextInt(3) == 0 ? java.util.Arrays.copyOf(png, random.nextInt(png.length)) : png.clone();
			for (int k = 0; k <= random.nextInt(5) && bad.length > 0; k++) {
				bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
			}
			try {
				ImageDecoder.decode(bad);
			} catch (IOException e) {
				assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
				refused++;
			}
		}
		assertTrue(refused > 500, refused + " refused");
	}

	@Test
	void aBombIsRefusedBeforeItIsDecoded() throws Exception {
		byte[] png = Files.readAllBytes(REFERENCE.resolve("small.png"));
		byte[] header = png.clone();
		java.nio.ByteBuffer.wrap(header).putInt(16, 200_000).putInt(20, 200_000);
		var crc = new java.util.zip.CRC32();
		crc.update(header, 12, 17);
		java.nio.ByteBuffer.wrap(header).putInt(29, (int) crc.getValue());
		assertTrue(assertThrows(IOException.class, () -> ImageDecoder.decode(header)).getMessage().contains("200000 x 200000 pixels are too many"));
	}
}
