package org.channelexplorer.analysis.internal.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.data.Labels;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** Images that are alike and have different classes: label conflicts. */
final class NearDuplicates {
	/** Images that are nearer than this share of the usual distance to the nearest image are near duplicates. */
	static final double NEAR = 0.25;
	// beyond this many only images that cannot be distinguished are looked for: all pairs would take too long
	private static final int MOST = 6000;

	/** Two rows, the first below the second, and their distance in units of the median distance to the nearest image. */
	record Pair(int a, int b, double distance) {
	}

	private NearDuplicates() {
	}

	/** Whether near duplicates are looked for, or only images that cannot be distinguished. */
	static boolean near(int images) {
		return images <= MOST;
	}

	/** The pairs, nearest first. */
	static List<Pair> of(Reduced features, Labels labels, IProgressMonitor monitor) {
		List<Pair> pairs = near(labels.size()) ? near(features, labels, monitor) : equal(features, labels);
		return pairs.stream().sorted(Comparator.comparingDouble(Pair::distance).thenComparingInt(Pair::a).thenComparingInt(Pair::b)).toList();
	}

	private static List<Pair> near(Reduced f, Labels labels, IProgressMonitor monitor) {
		int n = labels.size();
		int d = f.d();
		double[] nearest = new double[n];
		Arrays.fill(nearest, Double.POSITIVE_INFINITY);
		double[][] below = new double[n][];
		for (int i = 0; i < n; i++) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			below[i] = new double[i];
			for (int j = 0; j < i; j++) {
				double sum = 0;
				for (int c = 0; c < d; c++) {
					double e = f.x()[i * d + c] - f.x()[j * d + c];
					sum += e * e;
				}
				below[i][j] = sum;
				nearest[i] = Math.min(nearest[i], sum);
				nearest[j] = Math.min(nearest[j], sum);
			}
		}
		double[] sorted = Arrays.stream(nearest).filter(v -> v > 0 && Double.isFinite(v)).sorted().toArray();
		double usual = sorted.length == 0 ? 1 : Math.sqrt(sorted[sorted.length / 2]);
		List<Pair> pairs = new ArrayList<>();
		for (int i = 0; i < n; i++) { // with the nearest one of another class: all pairs may be too many
			int nearestOther = -1;
			for (int j = 0; j < i; j++) {
				if (labels.classOf(i) != labels.classOf(j) && (nearestOther < 0 || below[i][j] < below[i][nearestOther])) {
					nearestOther = j;
				}
			}
			double distance = nearestOther < 0 ? Double.POSITIVE_INFINITY : Math.sqrt(below[i][nearestOther]) / usual;
			if (distance <= NEAR) {
				pairs.add(new Pair(nearestOther, i, distance));
			}
		}
		return pairs;
	}

	private static List<Pair> equal(Reduced f, Labels labels) {
		Map<List<Double>, List<Integer>> same = new HashMap<>();
		for (int i = 0; i < labels.size(); i++) {
			same.computeIfAbsent(Arrays.stream(f.x(), i * f.d(), (i + 1) * f.d()).boxed().toList(), _ -> new ArrayList<>()).add(i);
		}
		List<Pair> pairs = new ArrayList<>();
		for (List<Integer> rows : same.values()) {
			for (int b = 1; b < rows.size(); b++) { // with the first one of another class: all pairs may be too many
				int of = labels.classOf(rows.get(b));
				for (int a = 0; a < b; a++) {
					if (labels.classOf(rows.get(a)) != of) {
						pairs.add(new Pair(rows.get(a), rows.get(b), 0));
						break;
					}
				}
			}
		}
		return pairs;
	}
}
