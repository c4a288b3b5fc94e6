package org.channelexplorer.analysis.internal.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rows divided into leaves of near ones, by halving at the median along the direction between two rows drawn at random (S. Dasgupta and Y.
 * Freund, Random projection trees and low dimensional manifolds, STOC 2008; the direction as in umap-learn's forests).
 */
final class ProjectionTree {
	private final float[][] points;
	private final int largest;
	private final SplittableRandom random;
	private final List<int[]> leaves = new ArrayList<>();

	private ProjectionTree(float[][] points, int largest, SplittableRandom random) {
		this.points = points;
		this.largest = largest;
		this.random = random;
	}

	/**
	 * Divides all points.
	 *
	 * @param largest most points of a leaf, at least 2; a leaf has more than half as many when there are as many points
	 * @return indices of the points of every leaf, each point in one leaf
	 */
	static List<int[]> leaves(float[][] points, int largest, SplittableRandom random) {
		ProjectionTree tree = new ProjectionTree(points, largest, random);
		int[] all = new int[points.length];
		Arrays.setAll(all, i -> i);
		tree.split(all);
		return tree.leaves;
	}

	private void split(int[] members) {
		if (members.length <= largest) {
			leaves.add(members);
			return;
		}
		float[] from = points[members[random.nextInt(members.length)]];
		float[] to = points[members[random.nextInt(members.length)]];
		float[] direction = new float[from.length];
		for (int c = 0; c < direction.length; c++) {
			direction[c] = to[c] - from[c];
		}
		long[] order = new long[members.length];
		for (int m = 0; m < members.length; m++) {
			order[m] = (long) ascending(dot(points[members[m]], direction)) << 32 | members[m];
		}
		Arrays.sort(order);
		int[] sorted = Arrays.stream(order).mapToInt(place -> (int) place).toArray();
		split(Arrays.copyOf(sorted, sorted.length / 2));
		split(Arrays.copyOfRange(sorted, sorted.length / 2, sorted.length));
	}

	// integers in the order of the floats
	private static int ascending(float f) {
		int bits = Float.floatToIntBits(f);
		return bits ^ bits >> 31 & Integer.MAX_VALUE;
	}

	private static float dot(float[] a, float[] b) {
		float sum = 0;
		for (int c = 0; c < a.length; c++) {
			sum += a[c] * b[c];
		}
		return sum;
	}
}
