package org.channelexplorer.core.image;

/**
 * Bilinear resampling with antialiasing, bit for bit Pillow's {@code Image.resize(..., BILINEAR)} (what torchvision's
 * {@code Resize} calls): a triangle filter widened by the scale, fixed-point weights of 22 bits, a horizontal pass, then a
 * vertical one, each rounded to bytes.
 */
final class Resampler {
	private static final int BITS = 22;

	private Resampler() {
	}

	private record Weights(int[] first, int[][] weights) {
	}

	/** Resizes; the same size gives the same image. */
	static RgbImage resize(RgbImage image, int width, int height) {
		RgbImage result = image;
		if (width != image.width()) {
			result = horizontal(result, width);
		}
		return height == image.height() ? result : vertical(result, height);
	}

	private static Weights weights(int in, int out) {
		double scale = (double) in / out;
		double filter = Math.max(scale, 1);
		int[] first = new int[out];
		int[][] weights = new int[out][];
		for (int i = 0; i < out; i++) {
			double centre = (i + 0.5) * scale;
			int from = Math.max(0, (int) (centre - filter + 0.5));
			int to = Math.min(in, (int) (centre + filter + 0.5));
			double[] w = new double[to - from];
			double sum = 0;
			for (int k = 0; k < w.length; k++) {
				w[k] = Math.max(0, 1 - Math.abs((k + from - centre + 0.5) * (1 / filter)));
				sum += w[k];
			}
			first[i] = from;
			weights[i] = new int[w.length];
			for (int k = 0; k < w.length; k++) {
				weights[i][k] = (int) (0.5 + (sum == 0 ? w[k] : w[k] * (1 / sum)) * (1 << BITS));
			}
		}
		return new Weights(first, weights);
	}

	private static RgbImage horizontal(RgbImage image, int width) {
		Weights w = weights(image.width(), width);
		byte[] in = image.rgb();
		byte[] out = new byte[width * image.height() * 3];
		for (int y = 0; y < image.height(); y++) {
			int row = y * image.width() * 3;
			for (int x = 0; x < width; x++) {
				int from = row + w.first[x] * 3;
				accumulate(in, from, 3, w.weights[x], out, (y * width + x) * 3);
			}
		}
		return new RgbImage(width, image.height(), out);
	}

	private static RgbImage vertical(RgbImage image, int height) {
		Weights w = weights(image.height(), height);
		byte[] in = image.rgb();
		int stride = image.width() * 3;
		byte[] out = new byte[stride * height];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < image.width(); x++) {
				accumulate(in, w.first[y] * stride + x * 3, stride, w.weights[y], out, y * stride + x * 3);
			}
		}
		return new RgbImage(image.width(), height, out);
	}

	private static void accumulate(byte[] in, int from, int step, int[] weights, byte[] out, int to) {
		int r = 1 << BITS - 1;
		int g = r;
		int b = r;
		for (int k = 0, p = from; k < weights.length; k++, p += step) {
			r += (in[p] & 0xff) * weights[k];
			g += (in[p + 1] & 0xff) * weights[k];
			b += (in[p + 2] & 0xff) * weights[k];
		}
		out[to] = clip(r >> BITS);
		out[to + 1] = clip(g >> BITS);
		out[to + 2] = clip(b >> BITS);
	}

	private static byte clip(int v) {
		return (byte) Math.clamp(v, 0, 255);
	}
}
