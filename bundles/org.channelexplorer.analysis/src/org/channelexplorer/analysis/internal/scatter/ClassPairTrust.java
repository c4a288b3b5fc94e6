package org.channelexplorer.analysis.internal.scatter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.PlacedImages.Pair;
import org.channelexplorer.core.result.PlacedImages.PairTrust;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** How truly a plane shows every pair of classes: label-trustworthiness and label-continuity (Jeon et al., 2023) by distance consistency. */
public final class ClassPairTrust {
	/** Most pairs that are listed. */
	public static final int LISTED = 2000;
	private static final int BLOCK = 64;

	private ClassPairTrust() {
	}

	/**
	 * Measures.
	 *
	 * @param layer  images x channels
	 * @param plane  images x 2
	 * @param labels the class of every image; those left out are not looked at
	 * @return empty for fewer than two classes with images
	 * @throws OperationCanceledException when cancelled
	 */
	public static Optional<PairTrust> of(FloatMatrix layer, FloatMatrix plane, Labels labels, IProgressMonitor monitor) {
		int[] counts = labels.counts();
		int[] classes = IntStream.range(0, counts.length).filter(c -> counts[c] > 0).toArray();
		if (classes.length < 2) {
			return Optional.empty();
		}
		int[][] inLayer = consistent(layer, labels, monitor);
		int[][] inPlane = consistent(plane, labels, monitor);
		List<Pair> pairs = new ArrayList<>();
		double merged = 0;
		double parted = 0;
		for (int i = 0; i < classes.length; i++) {
			for (int j = i + 1; j < classes.length; j++) {
				int a = classes[i];
				int b = classes[j];
				double halves = 2.0 * (counts[a] + counts[b]);
				Pair pair = new Pair(labels.classes().get(a), labels.classes().get(b), 2 * (inLayer[a][b] + inLayer[b][a]) / halves - 1,
						2 * (inPlane[a][b] + inPlane[b][a]) / halves - 1);
				merged += Math.max(0, -pair.difference());
				parted += Math.max(0, pair.difference());
				pairs.add(pair);
			}
		}
		int measured = pairs.size();
		pairs.sort(Comparator.comparingDouble((Pair p) -> -Math.abs(p.difference())).thenComparing(Pair::a).thenComparing(Pair::b));
		return Optional.of(new PairTrust(1 - merged / measured, 1 - parted / measured, measured, pairs.subList(0, Math.min(LISTED, measured))));
	}

	/** For every class a and other class b twice the number of images of a that are nearer to the mean of a; once for those equally near. */
	private static int[][] consistent(FloatMatrix x, Labels labels, IProgressMonitor monitor) {
		int k = labels.classes().size();
		double[][] means = means(x, labels);
		AtomicIntegerArray twice = new AtomicIntegerArray(k * k); // whole numbers: the order of threads does not matter
		int n = labels.size();
		IntStream.range(0, (n + BLOCK - 1) / BLOCK).parallel().forEach(block -> {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			float[] row = new float[x.columns()];
			for (int i = block * BLOCK; i < Math.min(n, (block + 1) * BLOCK); i++) {
				int own = labels.classOf(i);
				if (own < 0) {
					continue;
				}
				x.copyRow(i, row, 0);
				double nearest = squared(row, means[own]);
				for (int c = 0; c < k; c++) {
					if (c != own && means[c] != null) {
						double other = squared(row, means[c]);
						twice.addAndGet(own * k + c, nearest < other ? 2 : nearest == other ? 1 : 0);
					}
				}
			}
		});
		return IntStream.range(0, k).mapToObj(a -> IntStream.range(0, k).map(b -> twice.get(a * k + b)).toArray()).toArray(int[][]::new);
	}

	// null for a class without images
	private static double[][] means(FloatMatrix x, Labels labels) {
		int[] counts = labels.counts();
		double[][] means = new double[counts.length][];
		float[] row = new float[x.columns()];
		for (int i = 0; i < labels.size(); i++) {
			int c = labels.classOf(i);
			if (c >= 0) {
				means[c] = means[c] == null ? new double[row.length] : means[c];
				x.copyRow(i, row, 0);
				for (int d = 0; d < row.length; d++) {
					means[c][d] += row[d] / (double) counts[c];
				}
			}
		}
		return means;
	}

	// four fixed lanes
	private static double squared(float[] row, double[] mean) {
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		int d = 0;
		for (; d + 3 < row.length; d += 4) {
			double e0 = row[d] - mean[d];
			double e1 = row[d + 1] - mean[d + 1];
			double e2 = row[d + 2] - mean[d + 2];
			double e3 = row[d + 3] - mean[d + 3];
			s0 += e0 * e0;
			s1 += e1 * e1;
			s2 += e2 * e2;
			s3 += e3 * e3;
		}
		for (; d < row.length; d++) {
			double e = row[d] - mean[d];
			s0 += e * e;
		}
		return (s0 + s1) + (s2 + s3);
	}
}
