package org.channelexplorer.analysis.internal.audit;

import java.util.Arrays;
import org.channelexplorer.core.data.Labels;

/**
 * Farness of the class map: how far an image is from a class, as a share of all images that are nearer to their own class. The distance to a class is
 * that to the median of its images, divided by the median distance of its images.
 */
final class ClassMap {
	private final Reduced features;
	private final double[][] centres;
	private final double[] radius;
	private final double[] own;

	ClassMap(Reduced features, Labels labels) {
		this.features = features;
		int k = labels.classes().size();
		centres = new double[k][];
		radius = new double[k];
		for (int c = 0; c < k; c++) {
			int[] rows = labels.rowsOf(c);
			double[] column = new double[rows.length];
			centres[c] = new double[features.d()];
			for (int j = 0; j < features.d(); j++) {
				for (int r = 0; r < rows.length; r++) {
					column[r] = features.x()[rows[r] * features.d() + j];
				}
				centres[c][j] = median(column);
			}
			double[] distances = new double[rows.length];
			for (int r = 0; r < rows.length; r++) {
				distances[r] = distance(rows[r], c);
			}
			radius[c] = median(distances);
		}
		double least = Arrays.stream(radius).filter(r -> r > 0).min().orElse(1);
		for (int c = 0; c < k; c++) {
			radius[c] = radius[c] > 0 ? radius[c] : least; // one image, or all alike
		}
		own = new double[labels.size()];
		for (int i = 0; i < own.length; i++) {
			own[i] = distance(i, labels.classOf(i)) / radius[labels.classOf(i)];
		}
		Arrays.sort(own);
	}

	/** Farness of an image from the class that it is nearest to, 0 to 1. */
	double farness(int image) {
		double nearest = Double.POSITIVE_INFINITY;
		for (int c = 0; c < centres.length; c++) {
			nearest = Math.min(nearest, distance(image, c) / radius[c]);
		}
		int at = Arrays.binarySearch(own, nearest);
		int below = at < 0 ? -at - 1 : at;
		while (below > 0 && own[below - 1] == nearest) {
			below--;
		}
		return (double) below / own.length;
	}

	private double distance(int image, int c) {
		double sum = 0;
		for (int j = 0; j < features.d(); j++) {
			double e = features.x()[image * features.d() + j] - centres[c][j];
			sum += e * e;
		}
		return Math.sqrt(sum);
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		int n = sorted.length;
		return n == 0 ? 0 : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
	}
}
