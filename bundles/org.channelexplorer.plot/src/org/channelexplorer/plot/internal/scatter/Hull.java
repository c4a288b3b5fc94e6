package org.channelexplorer.plot.internal.scatter;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The outline of points: a closed centripetal Catmull-Rom curve through the corners of their convex hull (E. Catmull and R. Rom, A class of local
 * interpolating splines, 1974; A. M. Andrew, Another efficient algorithm for convex hulls in two dimensions, 1979).
 *
 * @param x horizontal places of the curve's points, in the order of the outline; one or two for points that span no area
 * @param y vertical places
 */
public record Hull(double[] x, double[] y) {
	private static final int STEPS = 8; // pieces between two corners

	/** The outline of some points; places that are not finite do not count. */
	public static Hull of(double[] xs, double[] ys, int[] points) {
		int[] corners = convex(xs, ys, points);
		double[] cx = Arrays.stream(corners).mapToDouble(i -> xs[i]).toArray();
		double[] cy = Arrays.stream(corners).mapToDouble(i -> ys[i]).toArray();
		return corners.length < 3 ? new Hull(cx, cy) : curve(cx, cy);
	}

	/** The corners of the convex hull, counter-clockwise from the lowest of the leftmost; without points on its edges. */
	public static int[] convex(double[] xs, double[] ys, int[] points) {
		int[] sorted = Arrays.stream(points).filter(i -> Double.isFinite(xs[i]) && Double.isFinite(ys[i])).boxed()
				.sorted((a, b) -> xs[a] != xs[b] ? Double.compare(xs[a], xs[b]) : ys[a] != ys[b] ? Double.compare(ys[a], ys[b]) : a - b)
				.mapToInt(Integer::intValue).toArray();
		if (sorted.length < 2) {
			return sorted;
		}
		int[] hull = new int[2 * sorted.length];
		int n = 0;
		for (int half = 0; half < 2; half++) { // the lower chain to the right, the upper one back
			int base = n;
			for (int at = 0; at < sorted.length; at++) {
				int p = sorted[half == 0 ? at : sorted.length - 1 - at];
				while (n - base >= 2 && turn(xs, ys, hull[n - 2], hull[n - 1], p) <= 0) {
					n--;
				}
				hull[n++] = p;
			}
			n--; // the first of the other chain
		}
		int[] corners = Arrays.copyOf(hull, n);
		boolean same = n == 2 && xs[corners[0]] == xs[corners[1]] && ys[corners[0]] == ys[corners[1]];
		return same ? Arrays.copyOf(corners, 1) : corners;
	}

	private static double turn(double[] x, double[] y, int a, int b, int c) {
		return (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
	}

	/** The closed curve through corners. */
	public static Hull curve(double[] cx, double[] cy) {
		int n = cx.length;
		double[] x = new double[n * STEPS];
		double[] y = new double[n * STEPS];
		for (int i = 0; i < n; i++) {
			int before = (i + n - 1) % n;
			int next = (i + 1) % n;
			int after = (i + 2) % n;
			double[] knots = { 0, knot(cx, cy, before, i), knot(cx, cy, i, next), knot(cx, cy, next, after) };
			for (int k = 1; k < 4; k++) {
				knots[k] += knots[k - 1];
			}
			for (int s = 0; s < STEPS; s++) {
				double t = knots[1] + (knots[2] - knots[1]) * s / STEPS;
				x[i * STEPS + s] = at(knots, t, cx[before], cx[i], cx[next], cx[after]);
				y[i * STEPS + s] = at(knots, t, cy[before], cy[i], cy[next], cy[after]);
			}
		}
		return new Hull(x, y);
	}

	// centripetal: the square root of the distance; no loops, no cusps
	private static double knot(double[] x, double[] y, int a, int b) {
		return Math.sqrt(Math.hypot(x[b] - x[a], y[b] - y[a]));
	}

	// Barry and Goldman's pyramid
	private static double at(double[] k, double t, double p0, double p1, double p2, double p3) {
		double a1 = mix(k[0], k[1], t, p0, p1);
		double a2 = mix(k[1], k[2], t, p1, p2);
		double a3 = mix(k[2], k[3], t, p2, p3);
		return mix(k[1], k[2], t, mix(k[0], k[2], t, a1, a2), mix(k[1], k[3], t, a2, a3));
	}

	private static double mix(double from, double to, double t, double a, double b) {
		return ((to - t) * a + (t - from) * b) / (to - from);
	}

	/** Number of points of the outline. */
	public int size() {
		return x.length;
	}

	/** Its area; 0 for one that spans none. */
	public double area() {
		double twice = IntStream.range(0, x.length).mapToDouble(i -> {
			int j = (i + 1) % x.length;
			return x[i] * y[j] - x[j] * y[i];
		}).sum();
		return Math.abs(twice) / 2;
	}

	/** Whether a polygon holds a place; even-odd rule. */
	public static boolean inside(double[] xs, double[] ys, double px, double py) {
		boolean in = false;
		for (int i = 0, j = xs.length - 1; i < xs.length; j = i++) {
			if (ys[i] > py != ys[j] > py && px < (xs[j] - xs[i]) * (py - ys[i]) / (ys[j] - ys[i]) + xs[i]) {
				in = !in;
			}
		}
		return in;
	}
}
