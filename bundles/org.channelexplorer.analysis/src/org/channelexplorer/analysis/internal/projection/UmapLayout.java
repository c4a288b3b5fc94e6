package org.channelexplorer.analysis.internal.projection;

import java.util.Arrays;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * UMAP's layout by sampling: edges as often as their weight asks, in one fixed order, each followed by about five random points
 * that push. One thread, because a point moves at once and the next edge sees it there.
 */
final class UmapLayout {
	private static final int NEGATIVES = 5;
	private static final float LONGEST_STEP = 4;
	private static final float NEAR = 0.001f;

	private final int n;
	private final float[] x;
	private final float[] y;
	private final float a;
	private final float b;
	private int[] head;
	private int[] tail;
	private float[] interval;
	private long random;

	/** @param positions x and y alternating */
	UmapLayout(double[] positions, UmapCurve curve, long seed) {
		n = positions.length / 2;
		x = new float[n];
		y = new float[n];
		for (int i = 0; i < n; i++) {
			x[i] = (float) positions[2 * i];
			y[i] = (float) positions[2 * i + 1];
		}
		a = (float) curve.a();
		b = (float) curve.b();
		random = seed;
	}

	/** Runs; @throws OperationCanceledException when cancelled, within one epoch */
	void run(SparseWeights graph, int epochs, SubMonitor monitor) {
		takeEdges(graph, epochs);
		monitor.setWorkRemaining(epochs);
		float[] nextPull = interval.clone();
		float[] nextPush = new float[interval.length];
		for (int e = 0; e < nextPush.length; e++) {
			nextPush[e] = interval[e] / NEGATIVES;
		}
		for (int epoch = 0; epoch < epochs; epoch++) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			float rate = 1 - (float) epoch / epochs;
			for (int e = 0; e < head.length; e++) {
				if (nextPull[e] > epoch) {
					continue;
				}
				pull(head[e], tail[e], rate);
				nextPull[e] += interval[e];
				float between = interval[e] / NEGATIVES;
				int pushes = (int) ((epoch - nextPush[e]) / between);
				push(head[e], pushes, rate);
				nextPush[e] += pushes * between;
			}
			monitor.worked(1);
		}
	}

	// edges too light to be drawn once in all epochs are left out
	private void takeEdges(SparseWeights graph, int epochs) {
		float heaviest = 0;
		for (float w : graph.weight()) {
			heaviest = Math.max(heaviest, w);
		}
		int edges = graph.weight().length;
		head = new int[edges];
		tail = new int[edges];
		interval = new float[edges];
		int kept = 0;
		for (int i = 0; i < n; i++) {
			for (int e = graph.start()[i]; e < graph.start()[i + 1]; e++) {
				if (graph.weight()[e] >= heaviest / epochs) {
					head[kept] = i;
					tail[kept] = graph.column()[e];
					interval[kept++] = heaviest / graph.weight()[e];
				}
			}
		}
		head = Arrays.copyOf(head, kept);
		tail = Arrays.copyOf(tail, kept);
		interval = Arrays.copyOf(interval, kept);
	}

	private void pull(int i, int j, float rate) {
		float dx = x[i] - x[j];
		float dy = y[i] - y[j];
		float d2 = dx * dx + dy * dy;
		if (d2 < Float.MIN_NORMAL) {
			return;
		}
		float power = Powers.pow(d2, b);
		float gradient = -2 * a * b * power / (d2 * (a * power + 1));
		float stepX = rate * bounded(gradient * dx);
		float stepY = rate * bounded(gradient * dy);
		x[i] += stepX;
		y[i] += stepY;
		x[j] -= stepX;
		y[j] -= stepY;
	}

	// all pushes of an edge start from the same place, so that their arithmetic can overlap
	private void push(int i, int pushes, float rate) {
		float px = x[i];
		float py = y[i];
		float stepX = 0;
		float stepY = 0;
		for (int p = 0; p < pushes; p++) {
			int k = nextPoint();
			float dx = px - x[k];
			float dy = py - y[k];
			float d2 = dx * dx + dy * dy;
			if (d2 >= Float.MIN_NORMAL) {
				float gradient = 2 * b / ((NEAR + d2) * (a * Powers.pow(d2, b) + 1));
				stepX += bounded(gradient * dx);
				stepY += bounded(gradient * dy);
			}
		}
		x[i] = px + rate * stepX;
		y[i] = py + rate * stepY;
	}

	private static float bounded(float step) {
		return Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
	}

	// SplitMix64; the upper half times n instead of a remainder
	private int nextPoint() {
		random += 0x9e3779b97f4a7c15L;
		long z = (random ^ random >>> 30) * 0xbf58476d1ce4e5b9L;
		z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
		return (int) (((z ^ z >>> 31) >>> 32) * n >>> 32);
	}

	/** Where the points are, x and y alternating. */
	double[] positions() {
		double[] positions = new double[2 * n];
		for (int i = 0; i < n; i++) {
			positions[2 * i] = x[i];
			positions[2 * i + 1] = y[i];
		}
		return positions;
	}
}
