package org.channelexplorer.smile.internal;

import java.util.Arrays;
import java.util.Comparator;
import org.channelexplorer.core.data.FloatMatrix;

/**
 * The rows of a matrix in lexicographic order of their values. Both methods settle ties by the order of the rows; taken from
 * here, the images' order in the data set has no say, and a permuted data set gets the permuted clusters.
 */
final class SortedRows {
	private final float[][] rows;
	private final int[] original;

	private SortedRows(float[][] rows, int[] original) {
		this.rows = rows;
		this.original = original;
	}

	static SortedRows of(FloatMatrix x) {
		float[][] given = new float[x.rows()][];
		Integer[] order = new Integer[given.length];
		for (int i = 0; i < given.length; i++) {
			given[i] = x.row(i);
			for (int c = 0; c < given[i].length; c++) {
				given[i][c] += 0f; // one zero only, -0 is sorted apart
			}
			order[i] = i;
		}
		Arrays.sort(order, Comparator.comparing(i -> given[i], Arrays::compare));
		int[] original = Arrays.stream(order).mapToInt(Integer::intValue).toArray();
		return new SortedRows(Arrays.stream(order).map(i -> given[i]).toArray(float[][]::new), original);
	}

	/** Number of rows. */
	int count() {
		return rows.length;
	}

	/** Euclidean distance, summed in double in a fixed order of four lanes. */
	double distance(int a, int b) {
		float[] p = rows[a];
		float[] q = rows[b];
		double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
		int c = 0;
		for (; c + 3 < p.length; c += 4) {
			double e0 = p[c] - (double) q[c];
			double e1 = p[c + 1] - (double) q[c + 1];
			double e2 = p[c + 2] - (double) q[c + 2];
			double e3 = p[c + 3] - (double) q[c + 3];
			s0 += e0 * e0;
			s1 += e1 * e1;
			s2 += e2 * e2;
			s3 += e3 * e3;
		}
		for (; c < p.length; c++) {
			double e = p[c] - (double) q[c];
			s0 += e * e;
		}
		return Math.sqrt((s0 + s1) + (s2 + s3));
	}

	/**
	 * Gives every row its cluster in the order the rows came in, the clusters numbered by size, the largest 0; of two with the same
	 * size the one first in the order of values.
	 *
	 * @param sorted cluster of every sorted row, 0 .. count-1, anything else for noise
	 * @param count  number of clusters
	 * @return cluster of every row as given, -1 for noise
	 */
	int[] restore(int[] sorted, int count) {
		int[] size = new int[count];
		int[] first = new int[count];
		for (int i = sorted.length - 1; i >= 0; i--) {
			if (sorted[i] >= 0 && sorted[i] < count) {
				size[sorted[i]]++;
				first[sorted[i]] = i;
			}
		}
		Integer[] order = new Integer[count];
		Arrays.setAll(order, c -> c);
		Arrays.sort(order, Comparator.<Integer>comparingInt(c -> -size[c]).thenComparingInt(c -> first[c]));
		int[] number = new int[count];
		for (int c = 0; c < count; c++) {
			number[order[c]] = c;
		}
		int[] restored = new int[sorted.length];
		for (int i = 0; i < sorted.length; i++) {
			restored[original[i]] = sorted[i] >= 0 && sorted[i] < count ? number[sorted[i]] : -1;
		}
		return restored;
	}
}
