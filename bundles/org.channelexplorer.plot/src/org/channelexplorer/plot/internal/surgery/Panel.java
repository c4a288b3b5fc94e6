package org.channelexplorer.plot.internal.surgery;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.internal.PanelPlace;
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
	static final int RIGHT = 22;
	private static final int[] MARKS = { 0, 25, 50, 75, 100 };

	void draw(Surface s, PanelPlace p, Theme theme) {
		Ticks axis = axis();
		p.frame(s, name, remark, axis, theme);
		for (int mark : MARKS) {
			s.text(mark + " %", across(p, mark / 100.0), p.y() + p.h() + 16, 10, Anchor.MIDDLE, false, theme.quiet());
		}
		points.stream().filter(Point::plan).findFirst()
				.ifPresent(plan -> s.line(across(p, plan.share()), p.y(), across(p, plan.share()), p.y() + p.h(), theme.accent(), 1.2));
		if (band) {
			band(s, p, axis, theme);
		}
		curve(s, p, axis, theme);
	}

	private void band(Surface s, PanelPlace p, Ticks axis, Theme theme) {
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
			xs[i] = xs[2 * n - 1 - i] = lineX[i] = across(p, point.share());
			ys[i] = p.up(axis, point.random().high());
			ys[2 * n - 1 - i] = p.up(axis, point.random().low());
			lineY[i] = p.up(axis, point.random().mean());
		}
		s.polygon(xs, ys, theme.quiet(), 0.25);
		s.path(lineX, lineY, theme.quiet(), 1);
	}

	private void curve(Surface s, PanelPlace p, Ticks axis, Theme theme) {
		List<Point> there = points.stream().filter(point -> Double.isFinite(value.applyAsDouble(point))).toList();
		double[] xs = there.stream().mapToDouble(point -> across(p, point.share())).toArray();
		double[] ys = there.stream().mapToDouble(point -> p.up(axis, value.applyAsDouble(point))).toArray();
		if (xs.length > 1) {
			s.path(xs, ys, Palette.color(look), 1.8);
		}
		double taken = Double.NEGATIVE_INFINITY; // by the last name
		double at = 0;
		for (int i = 0; i < xs.length; i++) {
			if (there.get(i).plan()) {
				s.circle(xs[i], ys[i], 6, theme.accent(), 1);
			}
			s.circle(xs[i], ys[i], there.get(i).plan() ? 4 : 2.8, Palette.color(look), 1);
			if (names && !there.get(i).name().isEmpty()) {
				boolean above = ys[i] - p.y() > 2 * PanelPlace.LETTERS;
				String text = s.fit(there.get(i).name(), 10, false, p.w() / 4);
				double width = s.width(text, 10, false);
				boolean last = xs[i] + 5 + width > p.x() + p.w() + RIGHT; // it would leave the panel
				double left = last ? xs[i] - 5 - width : xs[i] + 5;
				double y = ys[i] + (above ? -7 : 16);
				if (left > taken || Math.abs(y - at) > PanelPlace.LETTERS) { // else a narrow panel has one name upon another; the point still says its own
					s.text(text, last ? xs[i] - 5 : left, y, 10, last ? Anchor.END : Anchor.START, false, theme.text());
					taken = left + width;
					at = y;
				}
			}
		}
	}

	private static double across(PanelPlace p, double share) {
		return p.x() + share * p.w();
	}

	/** The point under a position, -1 for none. */
	int pointAt(PanelPlace p, double x, double y, double reach) {
		if (y < p.top() || y > p.top() + p.height()) {
			return -1;
		}
		int nearest = -1;
		for (int i = 0; i < points.size(); i++) {
			double away = Math.abs(across(p, points.get(i).share()) - x);
			if (Double.isFinite(value.applyAsDouble(points.get(i))) && away <= Math.max(reach, 12)
					&& (nearest < 0 || away < Math.abs(across(p, points.get(nearest).share()) - x))) {
				nearest = i;
			}
		}
		return nearest;
	}

	/** Where a point is drawn; on the axis when it has no value. */
	double[] place(PanelPlace p, int point) {
		double v = value.applyAsDouble(points.get(point));
		return new double[] { across(p, points.get(point).share()), Double.isFinite(v) ? p.up(axis(), v) : p.y() + p.h() };
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
