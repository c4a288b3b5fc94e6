package org.channelexplorer.analysis.internal.projection;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;

/**
 * How usual samples are among images. Distance alone misses what a network answers weakly: such a sample lies near
 * everything. So the angle between summaries is looked at as well, and the stranger of the two answers counts.
 */
final class Typicality {
	/** 1 - cosine, of rows of length 1. */
	static final Measure ANGLE = squaredEuclidean -> squaredEuclidean / 2;

	private Typicality() {
	}

	/** One measure: mean distances to the k nearest images, of every image to its nearest others and of every sample. */
	record Distances(double[] images, double[] samples) {

		/** Share of the images that are not farther from their nearest others. */
		private double share(double distance) {
			return (double) Arrays.stream(images).filter(d -> d <= distance).count() / images.length;
		}
	}

	/**
	 * For every sample the share of the images, in percent, that are not stranger; an image or sample is as strange as the larger of its shares
	 * by the two measures says.
	 *
	 * @return NaN where there are no images to compare with
	 */
	static double[] percentiles(Distances a, Distances b) {
		double[] usual = larger(a, b, a.images, b.images);
		return Arrays.stream(larger(a, b, a.samples, b.samples))
				.map(s -> usual.length == 0 ? Double.NaN : 100.0 * Arrays.stream(usual).filter(u -> u <= s).count() / usual.length).toArray();
	}

	private static double[] larger(Distances a, Distances b, double[] byA, double[] byB) {
		return IntStream.range(0, byA.length).mapToDouble(i -> Math.max(a.share(byA[i]), b.share(byB[i]))).toArray();
	}

	/** The rows scaled to length 1; rows of zeros stay. */
	static FloatMatrix directions(FloatMatrix x) {
		float[] values = x.toArray();
		int columns = x.columns();
		for (int i = 0; i < x.rows(); i++) {
			double squares = 0;
			for (int c = i * columns; c < (i + 1) * columns; c++) {
				squares += (double) values[c] * values[c];
			}
			double factor = squares > 0 ? 1 / Math.sqrt(squares) : 0;
			for (int c = i * columns; c < (i + 1) * columns; c++) {
				values[c] = (float) (values[c] * factor);
			}
		}
		return FloatMatrix.of(x.rows(), columns, values);
	}
}
