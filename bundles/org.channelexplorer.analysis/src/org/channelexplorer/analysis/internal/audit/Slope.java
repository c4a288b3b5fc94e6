package org.channelexplorer.analysis.internal.audit;

import java.util.stream.IntStream;

/**
 * A line's slope that a few points which lie anywhere do not move: the median of the slopes of all pairs of points, weighted by how far these are apart
 * (H. Theil, 1950; P. K. Sen, 1968; weights: L. A. Jaeckel, 1972).
 */
final class Slope {
	private static final int MOST = 1000; // beyond, an even choice of the points

	private record OfPair(double slope, double apart) {
	}

	private Slope() {
	}

	/** 0 when all points have the same x. @param y of the same length */
	static double of(double[] x, double[] y) {
		int used = Math.min(MOST, x.length);
		int[] at = IntStream.range(0, used).map(i -> (int) ((long) i * x.length / used)).toArray();
		OfPair[] pairs = IntStream.range(0, used).boxed().flatMap(i -> IntStream.range(0, i).filter(j -> x[at[i]] != x[at[j]])
				.mapToObj(j -> new OfPair((y[at[i]] - y[at[j]]) / (x[at[i]] - x[at[j]]), Math.abs(x[at[i]] - x[at[j]]))))
				.sorted((a, b) -> Double.compare(a.slope, b.slope)).toArray(OfPair[]::new);
		double half = 0;
		for (OfPair p : pairs) {
			half += p.apart / 2;
		}
		for (OfPair p : pairs) {
			half -= p.apart;
			if (half <= 0) {
				return p.slope;
			}
		}
		return 0;
	}
}
