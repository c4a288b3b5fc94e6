package org.channelexplorer.analysis.internal.projection;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.result.Placement;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * How far the neighbourhoods of a projection can be believed (Venna and Kaski, 2001), Euclidean distances. Distances are made for a few
 * rows at a time and thrown away.
 *
 * @param trustworthiness 0..1: 1 when all k neighbours in the plane are neighbours in the data; NaN for fewer than 3 images
 * @param continuity      0..1: 1 when all k neighbours in the data are neighbours in the plane; NaN for fewer than 3 images
 * @param k               neighbours looked at: the k asked for, at most (n - 1) / 2 because the measure needs k &lt; n / 2
 * @param images          images whose neighbourhood was looked at; a seeded sample when there are more than {@link #SAMPLE}
 * @param ofImages        the same of every image; NaN of one that was not looked at. The means are those of the whole
 */
public record Trust(double trustworthiness, double continuity, int k, int images, List<Placement.PointTrust> ofImages) {
	private static final Placement.PointTrust UNKNOWN = new Placement.PointTrust(Double.NaN, Double.NaN);

	/** Most neighbourhoods looked at. */
	public static final int SAMPLE = 2048;

	/**
	 * Measures.
	 *
	 * @param x         images x channels
	 * @param positions images x 2
	 * @param k         neighbours, at least 1
	 * @param seed      of the sample
	 */
	public static Trust of(FloatMatrix x, FloatMatrix positions, int k, long seed, IProgressMonitor monitor) {
		int n = x.rows();
		int used = Math.min(k, (n - 1) / 2);
		if (used < 1) {
			return new Trust(Double.NaN, Double.NaN, 0, n, Collections.nCopies(n, UNKNOWN));
		}
		Rows data = Rows.of(x);
		Rows plane = Rows.like(data, positions);
		int[] queries = sample(n, seed);
		int tiles = (queries.length + Rows.TILE - 1) / Rows.TILE;
		SubMonitor progress = SubMonitor.convert(monitor, tiles);
		LongAdder intruders = new LongAdder();
		LongAdder missing = new LongAdder();
		double worstOfOne = used * (2.0 * n - 3.0 * used - 1) / 2;
		Placement.PointTrust[] ofImages = new Placement.PointTrust[n];
		Arrays.fill(ofImages, UNKNOWN);
		IntStream.range(0, tiles).parallel().forEach(t -> {
			if (progress.isCanceled()) {
				throw new OperationCanceledException();
			}
			int from = t * Rows.TILE;
			int[] some = Arrays.copyOfRange(queries, from, Math.min(queries.length, from + Rows.TILE));
			float[][] high = distances(data, some);
			float[][] low = distances(plane, some);
			for (int q = 0; q < some.length; q++) {
				long intruding = excessRanks(high[q], RowDistances.nearest(low[q], some[q], used), used, some[q]);
				long torn = excessRanks(low[q], RowDistances.nearest(high[q], some[q], used), used, some[q]);
				intruders.add(intruding);
				missing.add(torn);
				ofImages[data.original(some[q])] = new Placement.PointTrust(1 - intruding / worstOfOne, 1 - torn / worstOfOne);
			}
			synchronized (progress) {
				progress.worked(1);
			}
		});
		double worst = queries.length * worstOfOne;
		return new Trust(1 - intruders.sum() / worst, 1 - missing.sum() / worst, used, queries.length, List.of(ofImages));
	}

	/** That of some images as that of more. @param places of these images among all */
	Trust among(int all, int[] places) {
		Placement.PointTrust[] spread = new Placement.PointTrust[all];
		Arrays.fill(spread, UNKNOWN);
		for (int i = 0; i < places.length; i++) {
			spread[places[i]] = ofImages.get(i);
		}
		return new Trust(trustworthiness, continuity, k, images, List.of(spread));
	}

	private static int[] sample(int n, long seed) {
		int[] all = IntStream.range(0, n).toArray();
		if (n <= SAMPLE) {
			return all;
		}
		SplittableRandom random = new SplittableRandom(seed);
		for (int i = 0; i < SAMPLE; i++) {
			int j = random.nextInt(i, n);
			int swap = all[i];
			all[i] = all[j];
			all[j] = swap;
		}
		int[] chosen = Arrays.copyOf(all, SAMPLE);
		Arrays.sort(chosen);
		return chosen;
	}

	private static float[][] distances(Rows rows, int[] queries) {
		return RowDistances.squared(Arrays.stream(queries).mapToObj(rows::row).toArray(float[][]::new), rows);
	}

	// A rank is 1 + the number of strictly nearer others, so images at equal distance do not count against each other.
	private static long excessRanks(float[] distance, int[] neighbours, int k, int self) {
		long excess = 0;
		for (int j : neighbours) {
			float d = distance[j];
			int nearer = 0;
			for (float other : distance) {
				nearer += other < d ? 1 : 0;
			}
			int rank = nearer + (distance[self] < d ? 0 : 1);
			excess += Math.max(0, rank - k);
		}
		return excess;
	}
}
