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
import org.channelexplorer.core.model.TensorInfo;
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
	void aNetworkThatTakesBytesGetsPixelValues() throws Exception {
		TensorInfo bytes = new TensorInfo("image", "uint8", List.of("N", "8", "8", "3"));
		Preprocessing.Preset.RAW.value().checkFits(bytes);
		for (Preprocessing p : List.of(Preprocessing.Preset.UNIT.value(), Preprocessing.Preset.IMAGENET.value(), Preprocessing.Preset.CAFFE.value())) {
			String message = assertThrows(InputException.class, () -> p.checkFits(bytes)).getMessage();
			assertTrue(message.startsWith("the image input 'image' takes whole numbers from 0 to 255 (uint8), but the preprocessing " + p.name() + " gives ")
					&& message.endsWith(": choose raw"), message);
			p.checkFits(new TensorInfo("image", "float32", bytes.shape()));
		}
		assertTrue(
				assertThrows(InputException.class, () -> Preprocessing.Preset.CAFFE.value().checkFits(bytes)).getMessage().contains("gives -123.7 to 151.1"));
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
		Preprocessing p = PreprocessingReader.find(file.toString()).preprocessing();
		assertEquals(new Preprocessing("preprocess.json", Preprocessing.Color.BGR, 1, 1 / 128.0, -1, List.of(1.0, 2.0, 3.0), List.of(2.0)), p);
		Files.writeString(file, "{\"scale\":\"x/127.5-1\"}");
		assertEquals(-1, PreprocessingReader.find(file.toString()).preprocessing().offset());
		for (String bad : List.of("", "[]", "{", "{\"scale\":\"y/2\"}", "{\"std\":0}", "{\"mean\":\"a\"}", "{\"color\":\"HSV\"}", "{\"resize\":-1}",
				"{\"mean\":[]}", "{\"scale\":\"x/0\"}")) {
			Files.writeString(file, bad);
			assertTrue(assertThrows(InputException.class, () -> PreprocessingReader.find(file.toString()), bad).getMessage().contains("preprocess.json"));
		}
		assertTrue(assertThrows(InputException.class, () -> PreprocessingReader.find("vgg")).getMessage().contains("imagenet, inception, caffe"));
	}

	private PreprocessingReader.Reading read(String json) throws Exception {
		return PreprocessingReader.read(Files.writeString(dir.resolve("p.json"), json));
	}

	private static Preprocessing expected(double resize, double scale, double offset, List<Double> mean, List<Double> std) {
		return new Preprocessing("p.json", Preprocessing.Color.RGB, resize, scale, offset, mean, std);
	}

	@Test
	void filesOfOtherToolsAreRead() throws Exception {
		List<Double> mean = List.of(0.485, 0.456, 0.406);
		List<Double> std = List.of(0.229, 0.224, 0.225);
		String values = "\"image_mean\": [0.485, 0.456, 0.406], \"image_std\": [0.229, 0.224, 0.225]";
		// transformers
		assertEquals(expected(256, 1 / 255.0, 0, mean, std), read("{\"do_normalize\": true, \"do_rescale\": true, \"rescale_factor\": 0.00392156862745098, "
				+ "\"do_resize\": true, \"resample\": 2, \"size\": {\"shortest_edge\": 256}, \"image_processor_type\": \"X\", " + values + "}")
				.preprocessing());
		assertEquals(expected(1, 1 / 255.0, 0, mean, std), read("{" + values + "}").preprocessing(), "older files do not say that they rescale");
		assertEquals(expected(1, 1, 0, List.of(0.0), List.of(1.0)), read("{\"do_normalize\": false, \"do_rescale\": false, " + values + "}").preprocessing());
		assertEquals(expected(1, 1 / 127.5, -1, List.of(0.0), List.of(1.0)),
				read("{\"do_rescale\": true, \"rescale_factor\": " + 1 / 127.5 + ", \"rescale_offset\": true}").preprocessing());
		assertEquals(Preprocessing.Color.BGR, read("{\"do_flip_channel_order\": true}").preprocessing().color());
		// timm
		PreprocessingReader.Reading timm = read(
				"{\"architecture\": \"a\", \"num_classes\": 5, \"pretrained_cfg\": {\"input_size\": [3, 224, 224], \"crop_pct\": 0.9, "
						+ "\"interpolation\": \"bicubic\", \"crop_mode\": \"center\", \"mean\": [0.485, 0.456, 0.406], \"std\": [0.229, 0.224, 0.225]}}");
		assertEquals(expected(248, 1 / 255.0, 0, mean, std), timm.preprocessing());
		assertEquals(List.of("p.json: the network's own input size counts, not crop_size or input_size",
				"p.json: the resampling 'bicubic' is not understood here: images are resized bilinearly"), timm.notes());
		// torchvision
		assertEquals(expected(232, 1 / 255.0, 0, mean, std), read("{\"resize_size\": [232], \"crop_size\": [224], \"mean\": [0.485, 0.456, 0.406], "
				+ "\"std\": [0.229, 0.224, 0.225], \"interpolation\": \"bilinear\", \"antialias\": true}").preprocessing());
		// Keras
		assertEquals(Preprocessing.Preset.CAFFE.value().named("p.json"), read("{\"mode\": \"caffe\"}").preprocessing());
		assertEquals(expected(1, 0.5, -1, List.of(0.0), List.of(1.0)),
				read("{\"class_name\": \"Rescaling\", \"config\": {\"scale\": 0.5, \"offset\": -1}}").preprocessing());
	}

	@Test
	void fieldsAreReadInAnyCaseAndTheOthersNamed() throws Exception {
		PreprocessingReader.Reading capitals = read("{\"Scale\": \"x/255\", \"Mean\": [0.5, 0.5, 0.5], \"STD\": 0.5, \"scale_\": null, \"note\": \"x\"}");
		assertEquals(expected(1, 1 / 255.0, 0, List.of(0.5, 0.5, 0.5), List.of(0.5)), capitals.preprocessing());
		assertEquals(List.of(), capitals.notes());
		assertEquals(List.of("p.json: these fields are not understood and ignored: gamma, do_pad"),
				read("{\"gamma\": 2, \"do_pad\": true, \"do_thumbnail\": false}").notes());
		assertTrue(read("{\"mean\": 0.5}").notes().getFirst().contains("\"scale\": \"x/255\""));
		assertTrue(read("{\"size\": {\"height\": 16, \"width\": 16}}").notes().getFirst().contains("not distorted"));
	}

	@Test
	void messagesNameFieldAndWhatItTakes() throws Exception {
		List<List<String>> faults = List.of(List.of("{\"color\": \"GBR\"}", "color takes \"RGB\" or \"BGR\", not \"GBR\""),
				List.of("{\"color\": 3}", "color takes a text, not 3"),
				List.of("{\"resize\": [256, 256]}", "resize takes a number above 0 and up to 32768, not [256,256]"),
				List.of("{\"resize\": 0}", "resize takes"), List.of("{\"resize\": 1e9}", "resize takes"),
				List.of("{\"Scale\": \"x/0\"}", "Scale takes a factor"),
				List.of("{\"scale\": true}", "scale takes"), List.of("{\"scale\": 0}", "scale takes"), List.of("{\"scale\": \"x/1e400\"}", "scale takes"),
				List.of("{\"mean\": [1, 2]}", "mean takes a number, or a list of one or three numbers, not [1,2]"),
				List.of("{\"mean\": \"0.5\"}", "mean takes"),
				List.of("{\"mean\": {\"r\": 1}}", "mean takes"), List.of("{\"image_mean\": [1, null, 3]}", "image_mean takes"),
				List.of("{\"std\": [1, 0, 1]}", "std takes numbers above 0"), List.of("{\"image_std\": -1}", "image_std takes numbers above 0"),
				List.of("{\"mean\": 1e999}", "mean takes"), List.of("{\"mean\": NaN}", "mean takes"),
				List.of("{\"size\": {\"longest_edge\": 3}}", "size takes"),
				List.of("{\"size\": -1}", "size takes"), List.of("{\"crop_pct\": \"big\"}", "crop_pct takes"),
				List.of("{\"do_rescale\": \"yes\"}", "do_rescale takes true or false"),
				List.of("{\"mode\": \"vgg\"}", "mode takes \"caffe\""), List.of("{\"mean\": 1, \"Mean\": 2}", "has the field 'Mean' twice"));
		for (List<String> fault : faults) {
			String message = assertThrows(InputException.class, () -> read(fault.getFirst()), fault.getFirst()).getMessage();
			assertTrue(message.contains("p.json: " + fault.getLast()), message);
		}
		Files.write(dir.resolve("p.json"), "{\"note\": \"\u00e4\"}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
		assertTrue(assertThrows(InputException.class, () -> PreprocessingReader.read(dir.resolve("p.json"))).getMessage()
				.endsWith("is not text in the encoding UTF-8"));
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
