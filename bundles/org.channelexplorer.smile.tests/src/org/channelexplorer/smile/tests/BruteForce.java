package org.channelexplorer.smile.tests;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.data.FloatMatrix;

/** Agglomerative clustering by the definition: every distance of two clusters anew from their members. */
final class BruteForce {
	/** Distance at every merge, in order. */
	final double[] heights;
	private final int[][] partitions;

	BruteForce(FloatMatrix x, String linkage) {
		int n = x.rows();
		heights = new double[n - 1];
		partitions = new int[n + 1][];
		List<List<Integer>> clusters = new ArrayList<>();
		for (int i = 0; i < n; i++) {
			clusters.add(new ArrayList<>(List.of(i)));
		}
		partitions[n] = membership(clusters, n);
		for (int merge = 0; merge < n - 1; merge++) {
			double best = Double.POSITIVE_INFINITY;
			int a = 0;
			int b = 0;
			for (int i = 0; i < clusters.size(); i++) {
				for (int j = i + 1; j < clusters.size(); j++) {
					double d = distance(x, clusters.get(i), clusters.get(j), linkage);
					if (d < best) {
						best = d;
						a = i;
						b = j;
					}
				}
			}
			heights[merge] = best;
			clusters.get(a).addAll(clusters.remove(b));
			partitions[clusters.size()] = membership(clusters, n);
		}
	}

	int[] partition(int k) {
		return partitions[k];
	}

	/** Number of clusters at the largest gap. */
	int largestGap() {
		int at = 1;
		for (int i = 1; i < heights.length; i++) {
			if (heights[i] - heights[i - 1] >= heights[at] - heights[at - 1]) {
				at = i;
			}
		}
		return heights.length + 1 - at;
	}

	private static int[] membership(List<List<Integer>> clusters, int n) {
		int[] of = new int[n];
		for (int c = 0; c < clusters.size(); c++) {
			for (int i : clusters.get(c)) {
				of[i] = c;
			}
		}
		return of;
	}

	private static double distance(FloatMatrix x, List<Integer> a, List<Integer> b, String linkage) {
		if (linkage.equals("ward")) {
			double squared = 0;
			for (int c = 0; c < x.columns(); c++) {
				int column = c;
				double e = a.stream().mapToDouble(i -> x.get(i, column)).average().getAsDouble()
						- b.stream().mapToDouble(i -> x.get(i, column)).average().getAsDouble();
				squared += e * e;
			}
			return Math.sqrt(2.0 * a.size() * b.size() / (a.size() + b.size()) * squared);
		}
		double sum = 0;
		double min = Double.POSITIVE_INFINITY;
		double max = 0;
		for (int i : a) {
			for (int j : b) {
				double d = Methods.distance(x, i, j);
				sum += d;
				min = Math.min(min, d);
				max = Math.max(max, d);
			}
		}
		return switch (linkage) {
		case "single" -> min;
		case "complete" -> max;
		case "average" -> sum / (a.size() * b.size());
		default -> throw new IllegalArgumentException(linkage);
		};
	}
}
