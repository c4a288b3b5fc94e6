package org.channelexplorer.analysis.tests.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.testkit.MemoryAnalysis;

/** Seeded data with classes, and what tests do to matrices. */
final class Data {
	private Data() {
	}

	/** Activation-like rows: class means in a few dimensions, noise, a random map to channels, negative values cut off. */
	static FloatMatrix classes(int n, int channels, int classes, long seed) {
		Random random = new Random(seed);
		int latent = 12;
		float[][] means = gaussian(random, classes, latent, 3);
		float[][] map = gaussian(random, latent, channels, 1);
		float[] values = new float[n * channels];
		for (int i = 0; i < n; i++) {
			float[] mean = means[i % classes];
			float[] at = new float[latent];
			for (int l = 0; l < latent; l++) {
				at[l] = mean[l] + (float) random.nextGaussian();
			}
			for (int c = 0; c < channels; c++) {
				float v = 0;
				for (int l = 0; l < latent; l++) {
					v += at[l] * map[l][c];
				}
				values[i * channels + c] = Math.max(0, v);
			}
		}
		return FloatMatrix.of(n, channels, values);
	}

	/** 8 classes in 24 channels whose values spread over orders of magnitude, so that single rows lie far from all others. */
	static FloatMatrix outliers(int n, long seed) {
		Random random = new Random(seed);
		float[][] means = gaussian(random, 8, 24, 1.2f);
		float[] values = new float[n * 24];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) StrictMath.exp(0.9 * (means[i / 24 % 8][i % 24] + random.nextGaussian()));
		}
		return FloatMatrix.of(n, 24, values);
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

	static FloatMatrix scaled(FloatMatrix x, float factor) {
		float[] values = x.toArray();
		for (int i = 0; i < values.length; i++) {
			values[i] *= factor;
		}
		return FloatMatrix.of(x.rows(), x.columns(), values);
	}

	/** A fixed shuffling of 0 .. n - 1. */
	static int[] shuffled(int n) {
		List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
		Collections.shuffle(order, new Random(99));
		return order.stream().mapToInt(Integer::intValue).toArray();
	}

	/** Share of rows whose nearest other row in the plane has the same class ({@code row mod classes}). */
	static double sameClassNearest(FloatMatrix positions, int classes) {
		int same = 0;
		for (int i = 0; i < positions.rows(); i++) {
			int best = -1;
			double bestDistance = Double.POSITIVE_INFINITY;
			for (int j = 0; j < positions.rows(); j++) {
				double d = Math.hypot(positions.get(i, 0) - positions.get(j, 0), positions.get(i, 1) - positions.get(j, 1));
				if (j != i && d < bestDistance) {
					bestDistance = d;
					best = j;
				}
			}
			same += best % classes == i % classes ? 1 : 0;
		}
		return (double) same / positions.rows();
	}

	/** An analysis of layers {@code conv1}, {@code conv2}, ...; image i has class i mod {@code classes}. */
	static MemoryAnalysis analysis(int classes, FloatMatrix... layers) {
		Map<String, FloatMatrix> matrices = new LinkedHashMap<>();
		for (int l = 0; l < layers.length; l++) {
			matrices.put("conv" + (l + 1), layers[l]);
		}
		return MemoryAnalysis.of(matrices, IntStream.range(0, layers[0].rows()).map(i -> i % classes).toArray());
	}
}
