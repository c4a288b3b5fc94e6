package org.channelexplorer.analysis.internal.cluster;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.support.Seeds;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** Distances to the nearest of some points. */
public final class Nearest {
	private static final int MOST = 2048;

	private Nearest() {
	}

	/** Mean over all points of the distance to the nearest chosen one. @param chosen places, at least one */
	public static double meanDistance(Points points, int[] chosen, IProgressMonitor monitor) {
		if (monitor.isCanceled()) {
			throw new OperationCanceledException();
		}
		double[] sum = new double[1];
		CentroidDistances distances = new CentroidDistances(points);
		distances.begin(Arrays.stream(chosen).mapToObj(points::row).toArray(float[][]::new), (place, squared, from) -> {
			float best = squared[from];
			for (int c = 1; c < chosen.length; c++) {
				best = Math.min(best, squared[from + c]);
			}
			sum[0] += Math.sqrt(best);
		});
		for (int i = 0; i < points.count(); i++) {
			distances.add(i);
		}
		distances.finish();
		return sum[0] / points.count();
	}

	/**
	 * What {@link #meanDistance} is expected to be for points chosen at random, all different: the mean over some draws. Among more than
	 * {@value #MOST} points a random sample of as many is looked at. The distances of all pairs are computed once, so a draw costs next to nothing.
	 *
	 * @param chosen number of points per draw, at most as many as there are
	 * @param random draws the sample and the points, in this order
	 */
	public static double expectedDistance(Points points, int chosen, int draws, SplittableRandom random, IProgressMonitor monitor) {
		int[] all = IntStream.range(0, points.count()).toArray();
		if (all.length > MOST) {
			Seeds.shuffle(all, random);
		}
		int[] sample = Arrays.stream(all).limit(MOST).sorted().toArray();
		float[][] distance = distances(points, sample, monitor);
		int n = sample.length;
		int many = Math.min(chosen, n);
		int[] order = IntStream.range(0, n).toArray();
		double sum = 0;
		for (int draw = 0; draw < draws; draw++) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			float[] nearest = new float[n];
			Arrays.fill(nearest, Float.POSITIVE_INFINITY);
			for (int c = 0; c < many; c++) { // the first steps of a shuffle
				int other = c + random.nextInt(n - c);
				int point = order[other];
				order[other] = order[c];
				order[c] = point;
				for (int i = 0; i < n; i++) {
					nearest[i] = Math.min(nearest[i], distance[point][i]);
				}
			}
			for (float d : nearest) {
				sum += d;
			}
		}
		return sum / n / draws;
	}

	private static float[][] distances(Points points, int[] places, IProgressMonitor monitor) {
		float[][] rows = Arrays.stream(places).mapToObj(points::row).toArray(float[][]::new);
		float[][] distances = new float[rows.length][rows.length];
		int[] row = new int[1];
		CentroidDistances pairs = new CentroidDistances(points);
		pairs.begin(rows, (_, squared, from) -> {
			float[] own = distances[row[0]++];
			for (int i = 0; i < own.length; i++) {
				own[i] = (float) Math.sqrt(squared[from + i]);
			}
		});
		for (int place : places) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			pairs.add(place);
		}
		pairs.finish();
		return distances;
	}
}
