package org.channelexplorer.analysis.internal.cluster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.extension.Clustering.Clusters;

/**
 * Points dealt out to centroids.
 *
 * @param points     what is clustered
 * @param of         cluster of the point at every place
 * @param centroids  clusters x padded channels
 * @param inertia    sum of squared distances to the own centroid
 * @param iterations rounds until nothing changed
 */
public record Partition(Points points, int[] of, float[][] centroids, double inertia, int iterations) {

	/** Number of clusters. */
	public int count() {
		return centroids.length;
	}

	/** Places of a cluster's points, ascending. */
	public int[] places(int cluster) {
		return IntStream.range(0, of.length).filter(i -> of[i] == cluster).toArray();
	}

	/** Squared distance of the point at a place to a centroid, in double. */
	public double squared(int place, int cluster) {
		return squared(points.row(place), centroids[cluster], points.columns());
	}

	/** Place of the cluster's point nearest to its centroid, the first of equals. */
	public int nearest(int cluster) {
		int best = -1;
		double least = Double.POSITIVE_INFINITY;
		for (int i = 0; i < of.length; i++) {
			if (of[i] == cluster) {
				double d = squared(i, cluster);
				if (best < 0 || d < least) {
					least = d;
					best = i;
				}
			}
		}
		return best;
	}

	/** The same clusters numbered by size, largest first; equal sizes by their first point. */
	public Partition bySize() {
		int[] sizes = new int[count()];
		int[] first = new int[count()];
		for (int i = of.length - 1; i >= 0; i--) {
			sizes[of[i]]++;
			first[of[i]] = i;
		}
		int[] order = IntStream.range(0, count()).boxed().sorted(Comparator.<Integer>comparingInt(c -> -sizes[c]).thenComparingInt(c -> first[c]))
				.mapToInt(Integer::intValue).toArray();
		int[] number = new int[count()];
		for (int c = 0; c < order.length; c++) {
			number[order[c]] = c;
		}
		return new Partition(points, Arrays.stream(of).map(c -> number[c]).toArray(), IntStream.of(order).mapToObj(c -> centroids[c]).toArray(float[][]::new),
				inertia, iterations);
	}

	/** For every image, numbered 0 .. count-1, its cluster. */
	Clusters clusters(java.util.Map<String, Double> diagnostics) {
		return clusters(diagnostics, List.of());
	}

	/** For every image, numbered 0 .. count-1, its cluster. */
	Clusters clusters(java.util.Map<String, Double> diagnostics, List<String> notes) {
		int[] ofImage = new int[of.length];
		for (int i = 0; i < of.length; i++) {
			ofImage[points.original(i)] = of[i];
		}
		return new Clusters(ofImage, count(), diagnostics, notes);
	}

	/** Squared distance in double over four fixed lanes. */
	static double squared(float[] a, float[] b, int columns) {
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		int c = 0;
		for (; c + 3 < columns; c += 4) {
			double e0 = (double) a[c] - b[c];
			double e1 = (double) a[c + 1] - b[c + 1];
			double e2 = (double) a[c + 2] - b[c + 2];
			double e3 = (double) a[c + 3] - b[c + 3];
			s0 += e0 * e0;
			s1 += e1 * e1;
			s2 += e2 * e2;
			s3 += e3 * e3;
		}
		for (; c < columns; c++) {
			double e = (double) a[c] - b[c];
			s0 += e * e;
		}
		return (s0 + s1) + (s2 + s3);
	}
}
