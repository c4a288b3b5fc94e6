package org.channelexplorer.ui.views.internal.scatter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.operation.Result;

/** The images of a projection as points; what is hit and what a lasso encloses. Knows no widget. */
public final class Points {
	private final double[] xs;
	private final double[] ys;
	private final Labels labels;

	public Points(double[] xs, double[] ys, Labels labels) {
		this.xs = xs;
		this.ys = ys;
		this.labels = labels;
	}

	/** Of a projection result. */
	static Points of(Result result, Labels labels) {
		NdArray positions = result.array(Result.MAIN);
		int n = Math.min(positions.shape()[0], labels.size());
		int d = positions.shape()[1];
		double[] xs = new double[n];
		double[] ys = new double[n];
		for (int i = 0; i < n; i++) {
			xs[i] = positions.values()[i * d];
			ys[i] = d > 1 ? positions.values()[i * d + 1] : 0;
		}
		return new Points(xs, ys, labels);
	}

	public int size() {
		return xs.length;
	}

	public double x(int i) {
		return xs[i];
	}

	public double y(int i) {
		return ys[i];
	}

	int slotOf(int i) {
		return labels.slotOf(i);
	}

	public Viewport.Box box() {
		return Viewport.Box.of(xs, ys);
	}

	/** The point nearest to a pixel, -1 when none is within reach. Among equals the one drawn last. */
	public int hit(Viewport view, double px, double py, double reach) {
		int best = -1;
		double least = reach * reach;
		for (int i = 0; i < xs.length; i++) {
			double dx = view.toX(xs[i]) - px;
			double dy = view.toY(ys[i]) - py;
			double d = dx * dx + dy * dy;
			if (d <= least) {
				least = d;
				best = i;
			}
		}
		return best;
	}

	/** The points inside a polygon of pixels x, y, x, y ...; even-odd rule. */
	public int[] inside(Viewport view, List<double[]> polygon) {
		return IntStream.range(0, xs.length).filter(i -> inside(polygon, view.toX(xs[i]), view.toY(ys[i]))).toArray();
	}

	private static boolean inside(List<double[]> polygon, double px, double py) {
		boolean in = false;
		for (int i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
			double[] a = polygon.get(i);
			double[] b = polygon.get(j);
			if (a[1] > py != b[1] > py && px < (b[0] - a[0]) * (py - a[1]) / (b[1] - a[1]) + a[0]) {
				in = !in;
			}
		}
		return in;
	}

	/** The points that lie in the picture. */
	List<Integer> visible(Viewport view, int margin) {
		List<Integer> visible = new ArrayList<>();
		for (int i = 0; i < xs.length; i++) {
			double px = view.toX(xs[i]);
			double py = view.toY(ys[i]);
			if (px > -margin && py > -margin && px < view.width() + margin && py < view.height() + margin) {
				visible.add(i);
			}
		}
		return visible;
	}

	/** A radius that keeps many points apart. */
	static double radius(int n) {
		return n <= 800 ? 4.5 : n <= 4_000 ? 3.5 : n <= 20_000 ? 2.6 : 2;
	}
}
