package org.channelexplorer.analysis.internal.projection;

/**
 * A quadtree over points in the plane, rebuilt for every iteration from the points sorted along a space-filling curve.
 * Nodes lie in depth-first order; a node that is taken as a whole is followed by {@code next}, so no stack is needed. Equal
 * points in another order give the same tree, bit for bit.
 */
final class BarnesHutTree {
	private static final int LEAF = 8;

	private final int n;
	private final double theta;
	private final CurveOrder curve;
	private final float[] sortedX;
	private final float[] sortedY;

	private int nodes;
	private final float[] centreX;
	private final float[] centreY;
	private final float[] mass;
	private final float[] reach;
	private final int[] next;
	private final int[] leafStart;
	// of the node last finished: sums and extent, handed to its parent
	private double sumX;
	private double sumY;
	private float minX;
	private float maxX;
	private float minY;
	private float maxY;

	BarnesHutTree(int n, double theta) {
		this.n = n;
		this.theta = theta;
		curve = new CurveOrder(n);
		int padded = (n + ForceKernel.GROUP - 1) / ForceKernel.GROUP * ForceKernel.GROUP;
		sortedX = new float[padded];
		sortedY = new float[padded];
		int most = 2 * n + 1;
		centreX = new float[most];
		centreY = new float[most];
		mass = new float[most];
		reach = new float[most];
		next = new int[most];
		leafStart = new int[most];
	}

	/** Number of groups of points. */
	int groups() {
		return sortedX.length / ForceKernel.GROUP;
	}

	/** Index of the point at a place of the sorted order. */
	int point(int place) {
		return curve.point(place);
	}

	/** x of the points in sorted order, the last repeated to fill its group. */
	float[] sortedX() {
		return sortedX;
	}

	/** y of the points in sorted order. */
	float[] sortedY() {
		return sortedY;
	}

	/** Builds the tree of n points. */
	void build(float[] x, float[] y) {
		curve.sort(x, y);
		for (int place = 0; place < sortedX.length; place++) {
			int i = curve.point(Math.min(place, n - 1));
			sortedX[place] = x[i];
			sortedY[place] = y[i];
		}
		nodes = 0;
		node(0, n, CurveOrder.BITS - 1);
	}

	private void node(int from, int to, int level) {
		int me = nodes++;
		int split = level;
		// a cell with all points in one quarter needs no separate node
		while (split >= 0 && to - from > LEAF && curve.quarter(from, split) == curve.quarter(to - 1, split)) {
			split--;
		}
		double sx = 0;
		double sy = 0;
		float x0 = Float.POSITIVE_INFINITY;
		float x1 = Float.NEGATIVE_INFINITY;
		float y0 = Float.POSITIVE_INFINITY;
		float y1 = Float.NEGATIVE_INFINITY;
		if (to - from <= LEAF || split < 0) {
			for (int p = from; p < to; p++) {
				sx += sortedX[p];
				sy += sortedY[p];
				x0 = Math.min(x0, sortedX[p]);
				x1 = Math.max(x1, sortedX[p]);
				y0 = Math.min(y0, sortedY[p]);
				y1 = Math.max(y1, sortedY[p]);
			}
			leafStart[me] = from;
		} else {
			for (int p = from; p < to;) {
				int end = curve.endOfQuarter(p, to, split);
				node(p, end, split - 1);
				sx += sumX;
				sy += sumY;
				x0 = Math.min(x0, minX);
				x1 = Math.max(x1, maxX);
				y0 = Math.min(y0, minY);
				y1 = Math.max(y1, maxY);
				p = end;
			}
			leafStart[me] = -1;
		}
		int count = to - from;
		centreX[me] = (float) (sx / count);
		centreY[me] = (float) (sy / count);
		mass[me] = count;
		// the side of the points' own box, not of the cell: it is what the error depends on
		double side = Math.max((double) x1 - x0, (double) y1 - y0);
		reach[me] = theta == 0 ? Float.POSITIVE_INFINITY : (float) (side * side / (theta * theta));
		next[me] = nodes;
		sumX = sx;
		sumY = sy;
		minX = x0;
		maxX = x1;
		minY = y0;
		maxY = y1;
	}

	/** The sources of repulsion that a group sees outside of itself. */
	static final class Sources {
		final float[] x;
		final float[] y;
		final float[] mass;
		int count;

		Sources(int n) {
			x = new float[n];
			y = new float[n];
			mass = new float[n];
		}

		void add(float sx, float sy, float m) {
			x[count] = sx;
			y[count] = sy;
			mass[count++] = m;
		}
	}

	/** Collects what the group sees: a node as a whole when its side is below theta times its distance from the group's box. */
	void sources(int group, Sources sources) {
		int first = group * ForceKernel.GROUP;
		float x0 = Float.POSITIVE_INFINITY;
		float x1 = Float.NEGATIVE_INFINITY;
		float y0 = Float.POSITIVE_INFINITY;
		float y1 = Float.NEGATIVE_INFINITY;
		for (int p = first; p < first + ForceKernel.GROUP; p++) {
			x0 = Math.min(x0, sortedX[p]);
			x1 = Math.max(x1, sortedX[p]);
			y0 = Math.min(y0, sortedY[p]);
			y1 = Math.max(y1, sortedY[p]);
		}
		sources.count = 0;
		for (int k = 0; k < nodes;) {
			float dx = Math.max(Math.max(x0 - centreX[k], centreX[k] - x1), 0);
			float dy = Math.max(Math.max(y0 - centreY[k], centreY[k] - y1), 0);
			if (reach[k] < dx * dx + dy * dy) {
				sources.add(centreX[k], centreY[k], mass[k]);
				k = next[k];
			} else if (leafStart[k] >= 0) {
				int end = leafStart[k] + (int) mass[k];
				for (int p = leafStart[k]; p < end; p++) {
					if (p < first || p >= first + ForceKernel.GROUP) {
						sources.add(sortedX[p], sortedY[p], 1);
					}
				}
				k = next[k];
			} else {
				k++;
			}
		}
	}
}
