package org.channelexplorer.cli.internal.report;

import java.util.List;
import java.util.Locale;

/** Metrics over the layers as small charts side by side, each with its own axis and the interval as a band. */
final class ProfileChart {
	private static final int COLUMNS = 3;
	private static final int WIDTH = 1020;
	private static final int PANEL_HEIGHT = 210;
	private static final int LEFT = 50;
	private static final int TOP = 40;
	private static final int BOTTOM = 30;
	private static final int GAP = 14;

	/**
	 * A metric.
	 *
	 * @param name   title of the panel
	 * @param remark below the title, e.g. which direction is better
	 * @param value  one per layer, NaN for none
	 * @param low    lower end of the interval
	 * @param high   upper end of the interval
	 */
	record Series(String name, String remark, double[] value, double[] low, double[] high) {
	}

	private ProfileChart() {
	}

	static Drawing of(List<Series> series) {
		int rows = (series.size() + COLUMNS - 1) / COLUMNS;
		return new Drawing(WIDTH, Math.max(1, rows) * PANEL_HEIGHT, pen -> {
			double width = (double) WIDTH / COLUMNS;
			for (int i = 0; i < series.size(); i++) {
				new Panel(pen, series.get(i), i % COLUMNS * width + LEFT, i / COLUMNS * PANEL_HEIGHT + TOP, width - LEFT - GAP,
						PANEL_HEIGHT - TOP - BOTTOM, i).draw();
			}
		});
	}

	private record Panel(Drawing.Pen pen, Series s, double x, double y, double w, double h, int color) {

		void draw() {
			double[] range = range();
			pen.text(s.name, x, y - 22, 13, Drawing.Anchor.START, true);
			pen.text(s.remark, x, y - 8, 10, Drawing.Anchor.START, false);
			double step = step((range[1] - range[0]) / 4);
			double low = Math.floor(range[0] / step + 1e-9) * step;
			double high = Math.ceil(range[1] / step - 1e-9) * step;
			for (int t = 0; low + t * step <= high + step / 2; t++) {
				double v = low + t * step;
				double at = y + h - (v - low) / (high - low) * h;
				pen.grid(x, at, x + w, at);
				pen.text(tick(v, step), x - 6, at + 3.5, 10, Drawing.Anchor.END, false);
			}
			layers();
			curve(low, high);
		}

		private void layers() {
			int n = s.value.length;
			int every = Math.max(1, (int) Math.ceil(n / 10.0));
			for (int i = 0; i < n; i += every) {
				pen.text(Integer.toString(i + 1), across(i), y + h + 16, 10, Drawing.Anchor.MIDDLE, false);
			}
			pen.axis(x, y + h, x + w, y + h);
		}

		private double across(int layer) {
			return s.value.length == 1 ? x + w / 2 : x + 6 + layer * (w - 12) / (s.value.length - 1);
		}

		private void curve(double low, double high) {
			int[] there = java.util.stream.IntStream.range(0, s.value.length).filter(i -> Double.isFinite(s.value[i])).toArray();
			if (there.length == 0) {
				pen.text("not defined for these classes", x + w / 2, y + h / 2, 11, Drawing.Anchor.MIDDLE, false);
				return;
			}
			int m = there.length;
			double[] bandX = new double[2 * m];
			double[] bandY = new double[2 * m];
			double[] lineX = new double[m];
			double[] lineY = new double[m];
			for (int k = 0; k < m; k++) {
				int i = there[k];
				lineX[k] = bandX[k] = bandX[2 * m - 1 - k] = across(i);
				lineY[k] = up(s.value[i], low, high);
				bandY[k] = up(Double.isFinite(s.high[i]) ? s.high[i] : s.value[i], low, high);
				bandY[2 * m - 1 - k] = up(Double.isFinite(s.low[i]) ? s.low[i] : s.value[i], low, high);
			}
			pen.area(bandX, bandY, Palette.color(color), 0.22);
			pen.path(lineX, lineY, Palette.color(color), 1.8);
			double radius = m > 60 ? 1.4 : 2.6;
			for (int k = 0; k < m; k++) {
				pen.marker(0, lineX[k], lineY[k], radius, Palette.color(color), 1);
			}
		}

		private double up(double v, double low, double high) {
			return y + h - (v - low) / (high - low) * h;
		}

		private double[] range() {
			double min = Double.POSITIVE_INFINITY;
			double max = Double.NEGATIVE_INFINITY;
			for (double[] values : List.of(s.value, s.low, s.high)) {
				for (double v : values) {
					if (Double.isFinite(v)) {
						min = Math.min(min, v);
						max = Math.max(max, v);
					}
				}
			}
			if (min > max) {
				return new double[] { 0, 1 };
			}
			double pad = max - min < 1e-12 ? Math.max(Math.abs(max) * .05, .05) : 0;
			return new double[] { min - pad, max + pad };
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
}
