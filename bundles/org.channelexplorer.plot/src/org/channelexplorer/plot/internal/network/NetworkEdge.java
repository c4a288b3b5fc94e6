package org.channelexplorer.plot.internal.network;

import java.util.Arrays;
import org.channelexplorer.plot.Surface;

/**
 * A line between boxes, corner by corner, in pixels.
 *
 * @param head whether it ends at a box
 * @param from number of the box where it begins, -1 when it is a part of a way
 * @param to   number of the box where it ends, -1 when it is a part of a way
 */
public record NetworkEdge(double[] x, double[] y, boolean head, int from, int to) {
	private static final double LENGTH = 8;
	private static final double HALF = 4;

	/** An edge along a route, x and y of its points in turn. */
	public static NetworkEdge of(int[] route, int from, int to) {
		int n = route.length / 2;
		double[] x = new double[n];
		double[] y = new double[n];
		for (int i = 0; i < n; i++) {
			x[i] = route[2 * i];
			y[i] = route[2 * i + 1];
		}
		return new NetworkEdge(x, y, true, from, to);
	}

	/** Draws it; with emphasis, because one of its ends is selected. */
	public void draw(Surface s, boolean emphasised, Look look) {
		int rgb = emphasised ? look.colours().accent() : look.colours().edge();
		double width = emphasised ? 2 : 1;
		int last = x.length - 1;
		if (last < 1) {
			return;
		}
		int before = last - 1; // the last corner that the head does not cover
		while (before > 0 && distance(before) < LENGTH) {
			before--;
		}
		double length = distance(before);
		if (!head || !look.outlines() || length < 1) {
			s.path(x, y, rgb, width);
			return;
		}
		double ux = (x[last] - x[before]) / length;
		double uy = (y[last] - y[before]) / length;
		double covered = Math.min(LENGTH, length);
		double[] xs = Arrays.copyOf(x, before + 2);
		double[] ys = Arrays.copyOf(y, before + 2);
		double bx = xs[before + 1] = x[last] - ux * covered; // the line must not show beside the tip
		double by = ys[before + 1] = y[last] - uy * covered;
		s.path(xs, ys, rgb, width);
		s.polygon(new double[] { x[last], bx - uy * HALF, bx + uy * HALF }, new double[] { y[last], by + ux * HALF, by - ux * HALF }, rgb, 1);
	}

	private double distance(int corner) {
		return Math.hypot(x[x.length - 1] - x[corner], y[y.length - 1] - y[corner]);
	}
}
