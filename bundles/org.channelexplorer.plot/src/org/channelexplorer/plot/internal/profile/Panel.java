package org.channelexplorer.plot.internal.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.channelexplorer.core.result.Course;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.internal.PanelPlace;
import org.channelexplorer.plot.internal.Ticks;
import org.channelexplorer.plot.internal.network.Names;

/**
 * A metric over the layers.
 *
 * @param name   title of the panel
 * @param remark below the title, e.g. which direction is better
 * @param layers ids of the layers
 * @param course the metric
 * @param zero   whether the axis holds 0
 * @param look   its colour, see {@link Palette#color}
 */
record Panel(String name, String remark, List<String> layers, Course course, boolean zero, int look) {
	static final int RIGHT = 14;
	private static final int DASH = 5;

	/** @param chosen place of the selected layer, -1 for none */
	void draw(Surface s, PanelPlace p, int chosen, Theme theme) {
		Ticks axis = axis();
		p.frame(s, name, remark, axis, theme);
		names(s, p, theme);
		if (chosen >= 0) {
			double at = across(p, chosen);
			s.line(at, p.y(), at, p.y() + p.h(), theme.accent(), 1.2);
		}
		if (!Double.isNaN(course.chance())) {
			chance(s, p, p.up(axis, course.chance()), theme);
		}
		curve(s, p, axis, theme);
	}

	// names where they fit, else the numbers of some layers
	private void names(Surface s, PanelPlace p, Theme theme) {
		int n = layers.size();
		List<String> shorter = Names.shortened(layers);
		double room = n == 1 ? p.width() : Math.min(p.width() / n, (p.w() - 12) / (n - 1)) - 6;
		boolean named = shorter.stream().allMatch(l -> s.width(l, 10, false) <= room);
		int every = named ? 1 : Math.max(1, (int) Math.ceil(n / 10.0));
		for (int i = 0; i < n; i += every) {
			String text = named ? shorter.get(i) : Integer.toString(i + 1);
			double half = s.width(text, 10, false) / 2;
			double x = Math.clamp(across(p, i), p.left() + half, Math.max(p.left() + half, p.left() + p.width() - half)); // not beyond the panel
			s.text(text, x, p.y() + p.h() + 16, 10, Anchor.MIDDLE, false, theme.quiet());
		}
	}

	private static void chance(Surface s, PanelPlace p, double y, Theme theme) {
		for (double x = p.x(); x < p.x() + p.w(); x += DASH * 2) {
			s.line(x, y, Math.min(x + DASH, p.x() + p.w()), y, theme.quiet(), 1.2);
		}
		s.text("chance", p.x() + p.w() - 4, y - 3, 10, Anchor.END, false, theme.quiet());
	}

	private double across(PanelPlace p, int layer) {
		return layers.size() == 1 ? p.x() + p.w() / 2 : p.x() + 6 + layer * (p.w() - 12) / (layers.size() - 1);
	}

	private void curve(Surface s, PanelPlace p, Ticks axis, Theme theme) {
		double[] value = course.score();
		double[] low = course.low();
		double[] high = course.high();
		int[] there = IntStream.range(0, layers.size()).filter(i -> Double.isFinite(value[i])).toArray();
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
			lineY[k] = p.up(axis, value[i]);
			bandY[k] = p.up(axis, Double.isFinite(high[i]) ? high[i] : value[i]);
			bandY[2 * m - 1 - k] = p.up(axis, Double.isFinite(low[i]) ? low[i] : value[i]);
		}
		s.polygon(bandX, bandY, Palette.color(look), 0.22);
		s.path(lineX, lineY, Palette.color(look), 1.8);
		double radius = m > 60 ? 1.4 : 2.6;
		for (int k = 0; k < m; k++) {
			s.circle(lineX[k], lineY[k], radius, Palette.color(look), 1);
		}
	}

	/** The layer whose value lies under a position, -1 for none. */
	int layerAt(PanelPlace p, double x, double y, double reach) {
		if (y < p.top() || y > p.top() + p.height() || x < p.x() - reach || x > p.x() + p.w() + reach) {
			return -1;
		}
		return IntStream.range(0, layers.size()).filter(i -> Double.isFinite(course.score()[i])).boxed()
				.min((a, b) -> Double.compare(Math.abs(across(p, a) - x), Math.abs(across(p, b) - x)))
				.filter(i -> Math.abs(across(p, i) - x) <= Math.max(reach, p.w() / layers.size() / 2)).orElse(-1);
	}

	/** Where a layer's value is drawn: x and y in pixels; on the axis when it is not defined. */
	double[] place(PanelPlace p, int layer) {
		double value = course.score()[layer];
		return new double[] { across(p, layer), Double.isFinite(value) ? p.up(axis(), value) : p.y() + p.h() };
	}

	/** The value of a layer with its interval, for a tooltip. */
	String text(int layer) {
		double low = course.low()[layer];
		double high = course.high()[layer];
		return name + " " + number(course.score()[layer])
				+ (Double.isFinite(low) && Double.isFinite(high) ? " (" + number(low) + " to " + number(high) + ")" : "")
				+ (Double.isNaN(course.chance()) ? "" : ", chance " + number(course.chance()));
	}

	static String number(double v) {
		return !Double.isFinite(v) ? "not defined" : String.format(Locale.ROOT, Math.abs(v) >= 1000 ? "%.0f" : "%.3f", v);
	}

	private Ticks axis() {
		double[] there = Stream.of(course.score(), course.low(), course.high(), new double[] { course.chance() }).flatMapToDouble(Arrays::stream)
				.filter(Double::isFinite).toArray();
		boolean defined = IntStream.range(0, layers.size()).anyMatch(i -> Double.isFinite(course.score()[i]));
		double min = defined ? Arrays.stream(there).min().orElse(0) : 0;
		double max = defined ? Arrays.stream(there).max().orElse(1) : 1;
		return zero ? Ticks.of(Math.min(0, min), Math.max(0, max), 4) : Ticks.of(min, max, 4);
	}
}
