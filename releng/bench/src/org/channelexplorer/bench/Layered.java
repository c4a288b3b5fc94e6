package org.channelexplorer.bench;

import java.util.Random;
import org.channelexplorer.core.data.NdArray;

/**
 * Seeded data that look like a layer's summaries: classes on curved sheets in a small latent space, carried to the channels by
 * two random layers with ReLU, noise in every channel, channels of very different size.
 */
final class Layered {
	private static final int CLASSES = 20;
	private static final int LATENT = 16;
	private static final int SHEET = 8;
	private static final int HIDDEN = 256;

	private Layered() {
	}

	static NdArray images(int n, int channels) {
		Random random = new Random(1);
		float[][] centre = gaussian(random, CLASSES, LATENT, 2);
		float[][][] sheet = new float[CLASSES][][];
		for (int c = 0; c < CLASSES; c++) {
			sheet[c] = gaussian(random, SHEET, LATENT, 1);
		}
		float[][] first = gaussian(random, LATENT, HIDDEN, (float) (1 / Math.sqrt(LATENT)));
		float[][] second = gaussian(random, HIDDEN, channels, (float) (1 / Math.sqrt(HIDDEN)));
		float[] size = new float[channels];
		for (int c = 0; c < channels; c++) {
			size[c] = (float) Math.exp(random.nextGaussian());
		}
		float[] values = new float[Math.multiplyExact(n, channels)];
		for (int i = 0; i < n; i++) {
			float[] z = gaussian(random, 1, LATENT, 0.2f)[0];
			for (int l = 0; l < LATENT; l++) {
				z[l] += centre[i % CLASSES][l];
			}
			for (float[] direction : sheet[i % CLASSES]) {
				add(z, 2 * random.nextFloat() - 1, direction);
			}
			float[] hidden = new float[HIDDEN];
			for (int l = 0; l < LATENT; l++) {
				add(hidden, z[l], first[l]);
			}
			float[] out = new float[channels];
			for (int h = 0; h < HIDDEN; h++) {
				add(out, Math.max(0, hidden[h]), second[h]);
			}
			for (int c = 0; c < channels; c++) {
				values[i * channels + c] = size[c] * Math.max(0, out[c] + 0.1f * (float) random.nextGaussian());
			}
		}
		return new NdArray(new int[] { n, channels }, values);
	}

	private static void add(float[] target, float factor, float[] v) {
		for (int k = 0; k < target.length; k++) {
			target[k] += factor * v[k];
		}
	}

	private static float[][] gaussian(Random random, int rows, int columns, float scale) {
		float[][] g = new float[rows][columns];
		for (float[] row : g) {
			for (int c = 0; c < columns; c++) {
				row[c] = scale * (float) random.nextGaussian();
			}
		}
		return g;
	}
}
