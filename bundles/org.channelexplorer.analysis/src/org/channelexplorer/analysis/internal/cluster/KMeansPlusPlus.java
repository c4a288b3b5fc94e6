package org.channelexplorer.analysis.internal.cluster;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Start for k-means: points drawn with probability proportional to the squared distance to those drawn before (Arthur and
 * Vassilvitskii 2007), the best of 2 + ln k draws each time, as in scikit-learn.
 */
final class KMeansPlusPlus {
	private KMeansPlusPlus() {
	}

	/** Up to k different points, fewer when there are fewer. @param k 1 or more */
	static float[][] start(Points points, int k, SplittableRandom random, IProgressMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, k);
		int n = points.count();
		float[][] centroids = new float[k][];
		centroids[0] = points.row(random.nextInt(n));
		double[] nearest = new double[n];
		Arrays.fill(nearest, Double.POSITIVE_INFINITY);
		CentroidDistances distances = new CentroidDistances(points);
		int draws = 2 + (int) Math.log(k);
		int[] candidates = new int[draws];
		distances.begin(new float[][] { centroids[0] }, (place, squared, from) -> nearest[place] = squared[from]);
		distances.pass(_ -> true, progress);
		progress.worked(1);
		for (int c = 1; c < k; c++) {
			double total = 0;
			for (double d : nearest) {
				total += d;
			}
			if (total == 0) {
				return Arrays.copyOf(centroids, c); // every point is a centroid already
			}
			for (int t = 0; t < draws; t++) {
				candidates[t] = draw(nearest, total * random.nextDouble());
			}
			float[][] rows = Arrays.stream(candidates).mapToObj(points::row).toArray(float[][]::new);
			float[] all = new float[n * draws];
			double[] potential = new double[draws];
			distances.begin(rows, (place, squared, from) -> {
				for (int t = 0; t < draws; t++) {
					all[place * draws + t] = squared[from + t];
					potential[t] += Math.min(nearest[place], squared[from + t]);
				}
			});
			distances.pass(_ -> true, progress);
			progress.worked(1);
			int best = 0;
			for (int t = 1; t < draws; t++) {
				best = potential[t] < potential[best] ? t : best;
			}
			centroids[c] = rows[best];
			for (int i = 0; i < n; i++) {
				nearest[i] = Math.min(nearest[i], all[i * draws + best]);
			}
		}
		return centroids;
	}

	private static int draw(double[] weights, double at) {
		double sum = 0;
		int last = 0;
		for (int i = 0; i < weights.length; i++) {
			if (weights[i] > 0) {
				sum += weights[i];
				last = i;
				if (sum > at) {
					return i;
				}
			}
		}
		return last; // rounding at the very end
	}
}
