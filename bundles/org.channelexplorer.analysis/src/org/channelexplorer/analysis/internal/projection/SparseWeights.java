package org.channelexplorer.analysis.internal.projection;

import java.util.Arrays;

/**
 * A symmetric sparse matrix of edge weights in compressed rows, columns ascending.
 *
 * @param start  first entry of every row; one longer than the number of rows
 * @param column column of every entry
 * @param weight value of every entry
 */
record SparseWeights(int[] start, int[] column, float[] weight) {

	/** How the two directions of an edge become one weight. */
	interface Union {
		double of(double there, double back);
	}

	/** Number of rows. */
	int rows() {
		return start.length - 1;
	}

	/** From the weights of every row towards its k neighbours. A direction that is not there has weight 0. */
	static SparseWeights symmetric(NearestNeighbours neighbours, double[] directed, Union union) {
		int n = directed.length / Math.max(1, neighbours.k());
		int k = neighbours.k();
		int[] start = new int[n + 1];
		for (int i = 0; i < n; i++) {
			start[i + 1] += k;
			for (int r = 0; r < k; r++) {
				start[neighbours.neighbour(i, r) + 1]++;
			}
		}
		for (int i = 0; i < n; i++) {
			start[i + 1] = Math.addExact(start[i], start[i + 1]);
		}
		int[] from = new int[start[n]];
		double[] there = new double[start[n]];
		double[] back = new double[start[n]];
		int[] free = start.clone();
		for (int i = 0; i < n; i++) {
			for (int r = 0; r < k; r++) {
				int j = neighbours.neighbour(i, r);
				from[free[i]] = j;
				there[free[i]++] = directed[i * k + r];
				from[free[j]] = i;
				back[free[j]++] = directed[i * k + r];
			}
		}
		int[] column = new int[from.length];
		float[] weight = new float[from.length];
		int[] packed = new int[n + 1];
		double[] sumThere = new double[n];
		double[] sumBack = new double[n];
		int filled = 0;
		for (int i = 0; i < n; i++) {
			int first = filled;
			for (int e = start[i]; e < start[i + 1]; e++) {
				int j = from[e];
				if (sumThere[j] == 0 && sumBack[j] == 0) {
					column[filled++] = j;
				}
				// a weight may be 0: mark the column all the same
				sumThere[j] += there[e] + Double.MIN_VALUE;
				sumBack[j] += back[e];
			}
			Arrays.sort(column, first, filled);
			for (int e = first; e < filled; e++) {
				weight[e] = (float) union.of(sumThere[column[e]], sumBack[column[e]]);
				sumThere[column[e]] = 0;
				sumBack[column[e]] = 0;
			}
			packed[i + 1] = filled;
		}
		return new SparseWeights(packed, Arrays.copyOf(column, filled), Arrays.copyOf(weight, filled));
	}
}
