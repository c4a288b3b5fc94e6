package org.channelexplorer.analysis.tests.support;

import java.util.SplittableRandom;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.testkit.Data;
import org.channelexplorer.testkit.MemoryAnalysis;

/** Made-up data with known answers. */
public final class Planted {
	private Planted() {
	}

	/**
	 * Gaussian classes of unit variance whose means lie at distance {@code separation} from the origin, each along its own
	 * channels; rows by class, shifted by 10 to be positive as summaries are.
	 */
	public static MemoryAnalysis gaussians(int classes, int perClass, int channels, double separation, long seed) {
		int n = classes * perClass;
		int[] of = new int[n];
		for (int i = 0; i < n; i++) {
			of[i] = i / perClass;
		}
		return MemoryAnalysis.of(matrix(of, classes, channels, separation, seed), of);
	}

	/** As {@link #gaussians}, for given classes. */
	public static FloatMatrix matrix(int[] of, int classes, int channels, double separation, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		float[] x = new float[of.length * channels];
		for (int i = 0; i < of.length; i++) {
			for (int c = 0; c < channels; c++) {
				int own = (channels - of[i] + classes - 1) / classes; // channels of this class
				double mean = c % classes == of[i] ? separation / Math.sqrt(own) : 0;
				x[i * channels + c] = (float) (10 + mean + random.nextGaussian());
			}
		}
		return FloatMatrix.of(of.length, channels, x);
	}

	/** A seeded permutation of 0 .. n-1. */
	public static int[] permutation(int n, long seed) {
		return Data.permutation(n, seed);
	}
}
