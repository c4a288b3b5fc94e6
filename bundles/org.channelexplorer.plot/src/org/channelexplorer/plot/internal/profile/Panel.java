package org.channelexplorer.plot.internal.profile;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;

/**
 * A metric over the layers.
 *
 * @param name   title of the panel
 * @param remark below the title, e.g. which direction is better
 * @param value  one per layer, NaN for none
 * @param low    lower end of the interval
 * @param high   upper end of the interval
 * @param look   its colour, see {@link Palette#color}
 */
record Panel(String name, String remark, double[] value, double[] low, double[] high, int look) {
	private static final int LEFT = 50;
	private static final int TOP = 40;
	private static final int BOTTOM = 30;
	private static final int RIGHT = 14;

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
	}

	private record Axis(double low, double high, double step) {
		double share(double v) {
			return (v - low) / (high - low);
		}
	}

	void draw(Surface s, Place p, Theme theme) {
		s.text(s.fit(name, 13, true, p.w()), p.x(), p.y() - 22, 13, Anchor.START, true, theme.text());
		s.text(s.fit(remark, 10, false, p.w()), p.x(), p.y() - 8, 10, Anchor.START, false, theme.quiet());
		Axis axis = axis();
		for (int t = 0; axis.low + t * axis.step <= axis.high + axis.step / 2; t++) {
			double v = axis.low + t * axis.step;
			double at = p.y() + p.h() - axis.share(v) * p.h();
			s.line(p.x(), at, p.x() + p.w(), at, theme.line(), 1);
			s.text(tick(v, axis.step), p.x() - 6, at + 3.5, 10, Anchor.END, false, theme.quiet());
		}
		int every = Math.max(1, (int) Math.ceil(value.length / 10.0));
		for (int i = 0; i < value.length; i += every) {
			s.text(Integer.toString(i + 1), across(p, i), p.y() + p.h() + 16, 10, Anchor.MIDDLE, false, theme.quiet());
		}
		s.line(p.x(), p.y() + p.h(), p.x() + p.w(), p.y() + p.h(), theme.quiet(), 1);
		curve(s, p, axis, theme);
	}

	private double across(Place p, int layer) {
		return value.length == 1 ? p.x() + p.w() / 2 : p.x() + 6 + layer * (p.w() - 12) / (value.length - 1);
	}

	private void curve(Surface s, Place p, Axis axis, Theme theme) {
		int[] there = IntStream.range(0, value.length).filter(i -> Double.isFinite(value[i])).toArray();
		if (there.length == 0) {
			s.text("not defined for these classes", p.x() + p.w() / 2, p.y() + p.h() / 2, 11, Anchor.MIDDLE, false, theme.quiet());
			return;
		}
		int m = there.length;
		double[] bandX = new double[2 * m];
		double[] bandY = new double[2 * m];
		double[] lineX = new double[m];
		double[] lineY = new double[m];
		for (int k = 0; k < m; k++) {
			int i = there[k];
			lineX[k] = bandX[k] = bandX[2 * m - 1 - k] = across(p, i);
			lineY[k] = up(p, axis, value[i]);
			bandY[k] = up(p, axis, Double.isFinite(high[i]) ? high[i] : value[i]);
			bandY[2 * m - 1 - k] = up(p, axis, Double.isFinite(low[i]) ? low[i] : value[i]);
		}
		s.polygon(bandX, bandY, Palette.color(look), 0.22);
		s.path(lineX, lineY, Palette.color(look), 1.8);
		double radius = m > 60 ? 1.4 : 2.6;
		for (int k = 0; k < m; k++) {
			s.circle(lineX[k], lineY[k], radius, Palette.color(look), 1);
		}
	}

	private static double up(Place p, Axis axis, double v) {
		return p.y() + p.h() - axis.share(v) * p.h();
	}

	/** The layer whose value lies under a position, -1 for none. */
	int layerAt(Place p, double x, double y, double reach) {
		if (y < p.top() || y > p.top() + p.height() || x < p.x() - reach || x > p.x() + p.w() + reach) {
			return -1;
		}
		return IntStream.range(0, value.length).filter(i -> Double.isFinite(value[i])).boxed()
				.min((a, b) -> Double.compare(Math.abs(across(p, a) - x), Math.abs(across(p, b) - x)))
				.filter(i -> Math.abs(across(p, i) - x) <= Math.max(reach, p.w() / value.length / 2)).orElse(-1);
	}

	/** The value of a layer with its interval, for a tooltip. */
	String text(int layer) {
		return name + " " + number(value[layer])
				+ (Double.isFinite(low[layer]) && Double.isFinite(high[layer]) ? " (" + number(low[layer]) + " to " + number(high[layer]) + ")" : "");
	}

	static String number(double v) {
		return !Double.isFinite(v) ? "not defined" : String.format(Locale.ROOT, Math.abs(v) >= 1000 ? "%.0f" : "%.3f", v);
	}

	private Axis axis() {
		double min = Double.POSITIVE_INFINITY;
		double max = Double.NEGATIVE_INFINITY;
		for (double[] values : List.of(value, low, high)) {
			for (double v : values) {
				if (Double.isFinite(v)) {
					min = Math.min(min, v);
					max = Math.max(max, v);
				}
			}
		}
		if (min > max) {
			min = 0;
			max = 1;
		}
		double pad = max - min < 1e-12 ? Math.max(Math.abs(max) * .05, .05) : 0;
		double step = step((max - min + 2 * pad) / 4);
		return new Axis(Math.floor((min - pad) / step + 1e-9) * step, Math.ceil((max + pad) / step - 1e-9) * step, step);
	}

	// 1, 2 or 5 times a power of ten
	private static double step(double rough) {
		double power = Math.pow(10, Math.floor(Math.log10(rough)));
		double f = rough / power;
		return (f <= 1 ? 1 : f <= 2 ? 2 : f <= 5 ? 5 : 10) * power;
	}

	private static String tick(double v, double step) {
		if (Math.abs(v) >= 1e5) {
			return String.format(Locale.ROOT, "%.0e", v);
		}
		int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
		return String.format(Locale.ROOT, "%." + Math.min(6, digits) + "f", Math.abs(v) < step / 2 ? 0.0 : v);
	}
}
