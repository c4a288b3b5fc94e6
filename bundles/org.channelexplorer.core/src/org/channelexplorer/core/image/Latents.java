package org.channelexplorer.core.image;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.channelexplorer.core.extension.NetworkRunner.InputSpec;
import org.channelexplorer.core.store.NpyTensor;

/**
 * Data set entries that are tensors instead of images: {@code .npy} files, [C,H,W] or [1,C,H,W] ([H,W,C] for a network with the
 * channels last), taken as they are. And pictures of them.
 */
public final class Latents {
	/** The file extension, with its dot. */
	public static final String EXTENSION = ".npy";

	private Latents() {
	}

	/** Whether an entry is a tensor, by its name. */
	public static boolean isLatent(String file) {
		return file.toLowerCase(Locale.ROOT).endsWith(EXTENSION);
	}

	/**
	 * The values as the network's input.
	 *
	 * @param bytes the file's content
	 * @throws IOException whose message says, without the file's name, why it cannot be used
	 */
	public static float[] decode(byte[] bytes, InputSpec input) throws IOException {
		NpyTensor tensor = NpyTensor.of(bytes);
		int[] wanted = input.channelsLast() ? new int[] { input.height(), input.width(), input.channels() }
				: new int[] { input.channels(), input.height(), input.width() };
		if (!Arrays.equals(withoutBatch(tensor.shape()), wanted)) {
			throw new IOException("the tensor is " + tensor.axes() + "; the network takes " + NpyTensor.axes(wanted));
		}
		float[] values = tensor.floats();
		for (float v : values) {
			if (!Float.isFinite(v)) {
				throw new IOException("the tensor holds NaN or infinite values");
			}
		}
		return values;
	}

	/** The axes without a first one of length 1 in front of three others. */
	public static int[] withoutBatch(int[] shape) {
		return shape.length == 4 && shape[0] == 1 ? Arrays.copyOfRange(shape, 1, 4) : shape;
	}

	/**
	 * A picture of an image or a tensor for people: a tensor's first three channels (or its first one) in red, green and blue,
	 * each scaled from its smallest to its largest value.
	 *
	 * @throws IOException whose message says, without the file's name, why there is none
	 */
	public static RgbImage picture(byte[] bytes) throws IOException {
		if (!NpyTensor.is(bytes)) {
			return ImageDecoder.decode(bytes);
		}
		NpyTensor tensor = NpyTensor.of(bytes);
		int[] shape = withoutBatch(tensor.shape());
		if (shape.length != 3 || tensor.size() == 0) {
			throw new IOException("a tensor of " + tensor.axes() + " cannot be shown as an image");
		}
		boolean last = shape[2] <= 4 && shape[0] > 4;
		int channels = shape[last ? 2 : 0];
		int height = shape[last ? 0 : 1];
		int width = shape[last ? 1 : 2];
		byte[] rgb = new byte[Math.multiplyExact(height * width, 3)];
		for (int c = 0; c < 3; c++) {
			int channel = channels < 3 ? 0 : c;
			int first = last ? channel : channel * height * width;
			int stride = last ? channels : 1;
			double min = Double.POSITIVE_INFINITY;
			double max = Double.NEGATIVE_INFINITY;
			for (int p = 0; p < height * width; p++) {
				double v = tensor.number(first + p * stride);
				if (Double.isFinite(v)) {
					min = Math.min(min, v);
					max = Math.max(max, v);
				}
			}
			for (int p = 0; p < height * width; p++) {
				double v = tensor.number(first + p * stride);
				rgb[p * 3 + c] = (byte) (Double.isFinite(v) && max > min ? Math.round(255 * (v - min) / (max - min)) : 0);
			}
		}
		return new RgbImage(width, height, rgb);
	}
}
