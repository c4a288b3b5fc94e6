package org.channelexplorer.cli.internal.report;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.data.Labels;

/** A projection as a picture: a marker for every image, a legend of the classes with their counts. */
final class ScatterPlot {
	private static final int WIDTH = 940;
	private static final int PLOT = 620;
	private static final int MARGIN = 18;
	private static final int ROW = 20;
	private static final int CLASSES_IN_LEGEND = 60;

	private ScatterPlot() {
	}

	/**
	 * The picture.
	 *
	 * @param x      horizontal position of every image, no unit
	 * @param y      vertical position
	 * @param title  above the legend
	 * @param lines  further lines above the legend
	 */
	static Drawing of(double[] x, double[] y, Labels labels, String title, List<String> lines) {
		return new Drawing(WIDTH, PLOT + 2 * MARGIN, pen -> {
			frame(pen);
			points(pen, x, y, labels);
			legend(pen, labels, title, lines);
		});
	}

	private static void frame(Drawing.Pen pen) {
		int end = MARGIN + PLOT;
		pen.grid(MARGIN, MARGIN, end, MARGIN);
		pen.grid(MARGIN, end, end, end);
		pen.grid(MARGIN, MARGIN, MARGIN, end);
		pen.grid(end, MARGIN, end, end);
	}

	private static void points(Drawing.Pen pen, double[] x, double[] y, Labels labels) {
		double[] horizontal = range(x);
		double[] vertical = range(y);
		// one scale for both axes: distances are what the picture is about
		double span = Math.max(Math.max(horizontal[1] - horizontal[0], vertical[1] - vertical[0]), 1e-12);
		double scale = (PLOT - 28) / span;
		double left = MARGIN + PLOT / 2.0 - scale * (horizontal[0] + horizontal[1]) / 2;
		double top = MARGIN + PLOT / 2.0 + scale * (vertical[0] + vertical[1]) / 2;
		double radius = Math.clamp(80 / Math.sqrt(Math.max(1, x.length)), 2, 4.6);
		for (int i = 0; i < x.length; i++) {
			int c = labels.slotOf(i);
			pen.marker(Palette.marker(c), left + scale * x[i], top - scale * y[i], radius, Palette.color(c), 0.82);
		}
	}

	private static double[] range(double[] values) {
		double min = Double.POSITIVE_INFINITY;
		double max = Double.NEGATIVE_INFINITY;
		for (double v : values) {
			min = Math.min(min, v);
			max = Math.max(max, v);
		}
		return new double[] { min, max };
	}

	private static void legend(Drawing.Pen pen, Labels labels, String title, List<String> lines) {
		double x = MARGIN + PLOT + 24;
		double room = WIDTH - x - MARGIN;
		double y = MARGIN + 14;
		pen.text(TextWidths.fit(title, 14, room), x, y, 14, Drawing.Anchor.START, true);
		for (String line : lines) {
			y += 18;
			pen.text(TextWidths.fit(line, 12, room), x, y, 12, Drawing.Anchor.START, false);
		}
		y += 30;
		List<String> classes = new ArrayList<>(labels.classes());
		int[] counts = labels.counts();
		int shown = Math.min(classes.size(), CLASSES_IN_LEGEND);
		double step = Math.min(ROW, (MARGIN + PLOT - y - 14) / Math.max(1, shown));
		int size = step >= 16 ? 12 : Math.max(7, (int) (step * .75));
		for (int c = 0; c < shown; c++, y += step) {
			int slot = labels.slots()[c];
			pen.marker(Palette.marker(slot), x + 5, y - size * .35, Math.min(5, step * .38), Palette.color(slot), 1);
			String count = Integer.toString(counts[c]);
			pen.text(TextWidths.fit(classes.get(c), size, room - 50), x + 18, y, size, Drawing.Anchor.START, true);
			pen.text(count, WIDTH - MARGIN, y, size, Drawing.Anchor.END, false);
		}
		if (shown < classes.size()) {
			pen.text("and " + (classes.size() - shown) + " more classes", x, y, size, Drawing.Anchor.START, false);
		}
	}
}
