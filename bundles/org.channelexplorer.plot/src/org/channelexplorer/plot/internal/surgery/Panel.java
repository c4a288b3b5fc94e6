package org.channelexplorer.plot.internal.surgery;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.internal.Ticks;

/**
 * A value over the share of channels that go.
 *
 * @param name   title
 * @param remark below it
 * @param points the sizes, by share; at least one
 * @param value  what is drawn of each
 * @param band   whether the band of random sets is drawn
 * @param zero   whether the axis holds 0
 * @param names  whether the class that loses most stands at its point
 * @param look   its colour, see {@link Palette#color}
 */
record Panel(String name, String remark, List<Point> points, ToDoubleFunction<Point> value, boolean band, boolean zero, boolean names,
		int look) {
	private static final int LEFT = 50;
	private static final int TOP = 40;
	private static final int BOTTOM = 30;
	private static final int RIGHT = 22;
	private static final double LETTERS = 12; // height of a line
	private static final double NEAR_END = 0.75; // names right of it would leave the panel
	private static final int[] MARKS = { 0, 25, 50, 75, 100 };

	/** Where the panel is, and the axes inside it. */
	record Place(double left, double top, double width, double height) {
		double x() {
			return left + LEFT;
		}

		double y() {
			return top + TOP;
		}

		double w() {
			return Math.max(10, width - LEFT - RIGHT);
		}

		double h() {
			return Math.max(10, height - TOP - BOTTOM);
		}

		double across(double share) {
			return x() + share * w();
		}
	}

	void draw(Surface s, Place p, Theme theme) {
		s.text(s.fit(name, 13, true, p.w()), p.x(), p.y() - 22, 13, Anchor.START, true, theme.text());
		s.text(s.fit(remark, 10, false, p.w()), p.x(), p.y() - 8, 10, Anchor.START, false, theme.quiet());
		Ticks axis = axis();
		int each = (int) Math.max(1, Math.ceil(LETTERS * (axis.count() - 1) / p.h())); // where the panel is low
		for (int t = 0; t < axis.count(); t += each) {
			double at = up(p, axis, axis.value(t));
			s.line(p.x(), at, p.x() + p.w(), at, theme.line(), 1);
			s.text(axis.text(t), p.x() - 6, at + 3.5, 10, Anchor.END, false, theme.quiet());
		}
		s.line(p.x(), p.y() + p.h(), p.x() + p.w(), p.y() + p.h(), theme.quiet(), 1);
		for (int mark : MARKS) {
			s.text(mark + " %", p.across(mark / 100.0), p.y() + p.h() + 16, 10, Anchor.MIDDLE, false, theme.quiet());
		}
		points.stream().filter(Point::plan).findFirst()
				.ifPresent(plan -> s.line(p.across(plan.share()), p.y(), p.across(plan.share()), p.y() + p.h(), theme.accent(), 1.2));
		if (band) {
			band(s, p, axis, theme);
		}
		curve(s, p, axis, theme);
	}

	private void band(Surface s, Place p, Ticks axis, Theme theme) {
		List<Point> tried = points.stream().filter(Point::tried).toList();
		int n = tried.size();
		if (n < 2) {
			return;
		}
		double[] xs = new double[2 * n];
		double[] ys = new double[2 * n];
		double[] lineX = new double[n];
		double[] lineY = new double[n];
		for (int i = 0; i < n; i++) {
			Point point = tried.get(i);
			xs[i] = xs[2 * n - 1 - i] = lineX[i] = p.across(point.share());
			ys[i] = up(p, axis, point.random().high());
			ys[2 * n - 1 - i] = up(p, axis, point.random().low());
			lineY[i] = up(p, axis, point.random().mean());
		}
		s.polygon(xs, ys, theme.quiet(), 0.25);
		s.path(lineX, lineY, theme.quiet(), 1);
	}

	private void curve(Surface s, Place p, Ticks axis, Theme theme) {
		List<Point> there = points.stream().filter(point -> Double.isFinite(value.applyAsDouble(point))).toList();
		double[] xs = there.stream().mapToDouble(point -> p.across(point.share())).toArray();
		double[] ys = there.stream().mapToDouble(point -> up(p, axis, value.applyAsDouble(point))).toArray();
		if (xs.length > 1) {
			s.path(xs, ys, Palette.color(look), 1.8);
		}
		for (int i = 0; i < xs.length; i++) {
			if (there.get(i).plan()) {
				s.circle(xs[i], ys[i], 6, theme.accent(), 1);
			}
			s.circle(xs[i], ys[i], there.get(i).plan() ? 4 : 2.8, Palette.color(look), 1);
			if (names && !there.get(i).name().isEmpty()) {
				boolean above = ys[i] - p.y() > 2 * LETTERS;
				boolean last = there.get(i).share() > NEAR_END;
				s.text(s.fit(there.get(i).name(), 10, false, p.w() / 4), xs[i] + (last ? -5 : 5), ys[i] + (above ? -7 : 16), 10,
						last ? Anchor.END : Anchor.START, false, theme.text());
			}
		}
	}

	private static double up(Place p, Ticks axis, double v) {
		return p.y() + p.h() - axis.share(v) * p.h();
	}

	/** The point under a position, -1 for none. */
	int pointAt(Place p, double x, double y, double reach) {
		if (y < p.top() || y > p.top() + p.height()) {
			return -1;
		}
		int nearest = -1;
		for (int i = 0; i < points.size(); i++) {
			double away = Math.abs(p.across(points.get(i).share()) - x);
			if (Double.isFinite(value.applyAsDouble(points.get(i))) && away <= Math.max(reach, 12)
					&& (nearest < 0 || away < Math.abs(p.across(points.get(nearest).share()) - x))) {
				nearest = i;
			}
		}
		return nearest;
	}

	/** Where a point is drawn; on the axis when it has no value. */
	double[] place(Place p, int point) {
		double v = value.applyAsDouble(points.get(point));
		return new double[] { p.across(points.get(point).share()), Double.isFinite(v) ? up(p, axis(), v) : p.y() + p.h() };
	}

	private Ticks axis() {
		double min = zero ? 0 : Double.POSITIVE_INFINITY;
		double max = zero ? 0 : Double.NEGATIVE_INFINITY;
		for (Point point : points) {
			boolean tried = band && point.tried();
			for (double v : new double[] { value.applyAsDouble(point), tried ? point.random().low() : Double.NaN,
					tried ? point.random().high() : Double.NaN }) {
				min = Double.isFinite(v) ? Math.min(min, v) : min;
				max = Double.isFinite(v) ? Math.max(max, v) : max;
			}
		}
		return min <= max ? Ticks.of(min, max, 4) : Ticks.of(0, 1, 4);
	}
}
