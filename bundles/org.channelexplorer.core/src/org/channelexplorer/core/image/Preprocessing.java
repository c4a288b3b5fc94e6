package org.channelexplorer.core.image;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.channelexplorer.core.extension.NetworkRunner.InputSpec;
import org.channelexplorer.core.model.InputTensor;
import org.channelexplorer.core.model.Seen;
import org.channelexplorer.core.model.TensorInfo;
import org.channelexplorer.core.util.InputException;

/**
 * How an image becomes a network's input: resize (Pillow's bilinear: 8 bit, antialiased), centre crop, then per channel
 * {@code (v * scale + offset - mean) / std} with v in 0..255. A value: part of the recipe of every summary matrix.
 *
 * @param name    preset or file name, for display only
 * @param color   order of the channels
 * @param resize  length of the shorter side before the crop: a number of pixels when at least 8, else a factor of the
 *                crop's size (1 = the crop covers the shorter side; torchvision's 256/224)
 * @param scale   factor for v
 * @param offset  added after scaling
 * @param mean    one value, or one per channel in the order of {@code color}
 * @param std     one value, or one per channel; not 0
 */
public record Preprocessing(String name, Color color, double resize, double scale, double offset, List<Double> mean, List<Double> std) {

	private static final int BYTE = 255;
	private static final float HALF = 0.5f;
	/** Grey levels below which too little is left of an image. */
	private static final int FEW = 64;

	/** Channel order of the network's input. */
	public enum Color {
		RGB, BGR
	}

	public Preprocessing {
		mean = List.copyOf(mean);
		std = List.copyOf(std);
		if (!(resize > 0) || !Double.isFinite(scale) || !Double.isFinite(offset) || mean.isEmpty() || std.isEmpty()
				|| mean.stream().anyMatch(m -> !Double.isFinite(m)) || std.stream().anyMatch(s -> !Double.isFinite(s) || s == 0)) {
			throw new IllegalArgumentException("preprocessing " + name + " is not usable: resize " + resize + ", scale " + scale + ", offset "
					+ offset + ", mean " + mean + ", std " + std);
		}
	}

	/** The same under another display name. */
	public Preprocessing named(String other) {
		return new Preprocessing(other, color, resize, scale, offset, mean, std);
	}

	/** An image's size after the resize and what the crop leaves of it, in pixels. */
	private record Fit(int resizedWidth, int resizedHeight, int left, int top) {
	}

	private Fit fit(int imageWidth, int imageHeight, int width, int height) {
		double w = imageWidth;
		double h = imageHeight;
		// shorter side relative to the crop, so that the crop is always covered
		double shorter = resize >= 8 ? resize : Math.round(resize * (w * height <= h * width ? width : height));
		int rw;
		int rh;
		if (w * height <= h * width) {
			rw = (int) Math.max(width, shorter);
			rh = Math.max(height, (int) (rw * h / w));
		} else {
			rh = (int) Math.max(height, shorter);
			rw = Math.max(width, (int) (rh * w / h));
		}
		// torchvision: int(round((h - crop) / 2.0)), Python's round to even
		return new Fit(rw, rh, (int) Math.rint((rw - width) / 2.0), (int) Math.rint((rh - height) / 2.0));
	}

	/** The image as the network will see it, still as bytes in RGB: resized and cropped. */
	public RgbImage fit(RgbImage image, int width, int height) {
		Fit fit = fit(image.width(), image.height(), width, height);
		return crop(Resampler.resize(image, fit.resizedWidth, fit.resizedHeight), fit, width, height);
	}

	/**
	 * The part of an image that {@link #fit} leaves: the inverse of resize and crop. The resize maps edges to edges, so that centres of pixels
	 * are at halves before and after it.
	 *
	 * @param imageWidth  pixels of the image
	 * @param imageHeight pixels of the image
	 * @param width       pixels of the network's input
	 * @param height      pixels of the network's input
	 */
	public Seen seen(int imageWidth, int imageHeight, int width, int height) {
		Fit fit = fit(imageWidth, imageHeight, width, height);
		double x = (double) imageWidth / fit.resizedWidth;
		double y = (double) imageHeight / fit.resizedHeight;
		return new Seen(imageWidth, imageHeight, fit.left * x, fit.top * y, (fit.left + width) * x, (fit.top + height) * y);
	}

	private static RgbImage crop(RgbImage image, Fit fit, int width, int height) {
		if (image.width() == width && image.height() == height) {
			return image;
		}
		byte[] out = new byte[width * height * 3];
		for (int y = 0; y < height; y++) {
			System.arraycopy(image.rgb(), ((fit.top + y) * image.width() + fit.left) * 3, out, y * width * 3, width * 3);
		}
		return new RgbImage(width, height, out);
	}

	/**
	 * Writes an image as network input.
	 *
	 * @param target at least {@code offset + input.size()} floats
	 * @param offset where the image begins, in floats
	 */
	public void apply(RgbImage image, InputSpec input, FloatBuffer target, int offset) {
		byte[] rgb = fit(image, input.width(), input.height()).rgb();
		int pixels = input.width() * input.height();
		int channels = input.channels();
		for (int c = 0; c < channels; c++) {
			float[] table = table(c);
			int source = color == Color.BGR ? 2 - c : c;
			for (int p = 0; p < pixels; p++) {
				int v = channels == 1 ? gray(rgb, p * 3) : rgb[p * 3 + source] & 0xff;
				target.put(offset + (input.channelsLast() ? p * channels + c : c * pixels + p), table[v]);
			}
		}
	}

	// ITU-R 601-2 luma in Pillow's fixed point
	private static int gray(byte[] rgb, int at) {
		return (rgb[at] & 0xff) * 19595 + (rgb[at + 1] & 0xff) * 38470 + (rgb[at + 2] & 0xff) * 7471 + 0x8000 >> 16;
	}

	/** Whether an input takes whole numbers from 0 to 255, for which {@link Preset#RAW} is meant. */
	public static boolean takesBytes(TensorInfo input) {
		return input.type().equals(InputTensor.Element.UINT8.text());
	}

	/**
	 * Makes sure that a network that takes bytes gets pixel values: they are rounded and cut to 0 to 255, which leaves nothing of values that were
	 * normalised.
	 *
	 * @param input which takes the images
	 * @throws InputException naming the preprocessing and the values that it gives
	 */
	public void checkFits(TensorInfo input) throws InputException {
		if (!takesBytes(input)) {
			return;
		}
		float lowest = Float.POSITIVE_INFINITY;
		float highest = Float.NEGATIVE_INFINITY;
		for (int c = 0; c < Math.max(mean.size(), std.size()); c++) {
			float[] table = table(c);
			lowest = Math.min(lowest, Math.min(table[0], table[BYTE]));
			highest = Math.max(highest, Math.max(table[0], table[BYTE]));
		}
		if (lowest < -HALF || highest > BYTE + HALF || highest - lowest < FEW) {
			throw new InputException(String.format(Locale.ROOT, "the image input '%s' takes whole numbers from 0 to 255 (%s), but the preprocessing %s gives "
					+ "%.4g to %.4g: choose %s", input.name(), input.type(), name, lowest, highest, Preset.RAW.value().name()));
		}
	}

	private float[] table(int channel) {
		double m = mean.get(Math.min(channel, mean.size() - 1));
		double s = std.get(Math.min(channel, std.size() - 1));
		float[] table = new float[256];
		for (int v = 0; v < 256; v++) {
			table[v] = (float) ((v * scale + offset - m) / s);
		}
		return table;
	}

	/** Ids of the presets, in display order. */
	public static List<String> presets() {
		return Arrays.stream(Preset.values()).map(p -> p.name().toLowerCase(Locale.ROOT)).toList();
	}

	/** The built-in presets. */
	public enum Preset {
		/** torchvision: shorter side 256/224 of the crop, [0,1], minus mean, by standard deviation. */
		IMAGENET(Color.RGB, 256.0 / 224, 1 / 255.0, 0, List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225)),
		/** TensorFlow's Inception family: [-1,1]. */
		INCEPTION(Color.RGB, 1, 1 / 127.5, -1, List.of(0.0), List.of(1.0)),
		/** Caffe's VGG family: BGR, 0..255, minus mean. */
		CAFFE(Color.BGR, 1, 1, 0, List.of(103.939, 116.779, 123.68), List.of(1.0)),
		/** [0,1]. */
		UNIT(Color.RGB, 1, 1 / 255.0, 0, List.of(0.0), List.of(1.0)),
		/** 0..255. */
		RAW(Color.RGB, 1, 1, 0, List.of(0.0), List.of(1.0));

		private final Preprocessing value;

		Preset(Color color, double resize, double scale, double offset, List<Double> mean, List<Double> std) {
			value = new Preprocessing(name().toLowerCase(Locale.ROOT), color, resize, scale, offset, mean, std);
		}

		/** The preset. */
		public Preprocessing value() {
			return value;
		}
	}
}
