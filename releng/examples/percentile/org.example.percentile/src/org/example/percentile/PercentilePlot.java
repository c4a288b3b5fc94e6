package org.example.percentile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.View;

/**
 * One box per class: the quarter and three-quarter percentiles, a line at the median, whiskers to the percentiles 10 and 90.
 *
 * @param title   the layer
 * @param channel number of the channel
 * @param table   the result's table
 * @param labels  classes of the images, for selecting those of a box
 * @param palette colours of the classes
 */
record PercentilePlot(String title, long channel, Table table, Labels labels, Palette palette) implements Plot {
	private static final double TOP = 12;
	private static final double FOOT = 26;
	private static final double AXIS = 54;
	private static final double SIZE = 11;

	static PercentilePlot of(PlotData data) {
		Table table = data.result().table();
		for (int p : PercentilesOperation.PERCENTS) {
			table.doubles("p" + p);
		}
		return new PercentilePlot(String.valueOf(data.result().scalars().get("layer")), (long) data.result().number("channel"), table, data.labels(),
				data.palette());
	}

	private double at(int percent, int box) {
		return table.doubles("p" + percent)[box];
	}

	private double lowest() {
		return Arrays.stream(table.doubles("p10")).min().orElse(0);
	}

	private double highest() {
		return Arrays.stream(table.doubles("p90")).max().orElse(1);
	}

	private double y(View view, double value) {
		double span = highest() > lowest() ? highest() - lowest() : 1;
		return TOP + (1 - (value - lowest()) / span) * Math.max(1, view.height() - TOP - FOOT);
	}

	private double step(View view) {
		return Math.max(1, view.width() - AXIS) / Math.max(1, table.rows());
	}

	private double middle(View view, int box) {
		return AXIS + (box + 0.5) * step(view);
	}

	private int colour(int box) {
		int c = labels.classes().indexOf(table.strings("class")[box]);
		return palette.rgb(c); // grey for a class that is no more
	}

	@Override
	public void draw(Surface surface, View view) {
		for (double value : new double[] { lowest(), highest() }) {
			surface.line(AXIS - 4, y(view, value), view.width(), y(view, value), view.theme().line(), 1);
			surface.text(number(value), AXIS - 8, y(view, value) + SIZE / 3, SIZE, Anchor.END, false, view.theme().quiet());
		}
		double half = Math.min(28, step(view) * 0.35);
		for (int b = 0; b < table.rows(); b++) {
			double x = middle(view, b);
			surface.line(x, y(view, at(10, b)), x, y(view, at(90, b)), view.theme().text(), 1);
			surface.box(x - half, y(view, at(75, b)), 2 * half, Math.max(1, y(view, at(25, b)) - y(view, at(75, b))), 2, colour(b), view.theme().text());
			surface.line(x - half, y(view, at(50, b)), x + half, y(view, at(50, b)), view.theme().canvas(), 2);
			surface.text(surface.fit(table.strings("class")[b], SIZE, false, step(view) - 4), x, view.height() - 8, SIZE, Anchor.MIDDLE, false,
					view.theme().text());
		}
	}

	@Override
	public Optional<Hit> hit(View view, double x, double y, double reach) {
		int box = (int) Math.floor((x - AXIS) / step(view));
		return box < 0 || box >= table.rows() ? Optional.empty() : Optional.of(hit(box));
	}

	private Hit hit(int box) {
		int c = labels.classes().indexOf(table.strings("class")[box]);
		return Hit.images(c < 0 ? new int[0] : labels.rowsOf(c), describe(box));
	}

	@Override
	public int items() {
		return table.rows();
	}

	@Override
	public Item item(View view, int index) {
		double top = y(view, at(90, index));
		return new Item(hit(index), middle(view, index) - step(view) / 2, top, step(view), Math.max(1, y(view, at(10, index)) - top));
	}

	private String describe(int box) {
		return table.strings("class")[box] + ": median " + number(at(50, box)) + ", half of the " + table.longs("images")[box] + " images between "
				+ number(at(25, box)) + " and " + number(at(75, box));
	}

	private static String number(double v) {
		return String.format(Locale.ROOT, "%.3g", v);
	}

	@Override
	public String text(View view) {
		StringBuilder text = new StringBuilder("Percentiles of " + title + ", channel " + channel + ".");
		for (int b = 0; b < table.rows(); b++) {
			text.append(' ').append(describe(b)).append('.');
		}
		return text.toString();
	}

	@Override
	public List<String> facts() {
		return List.of("channel " + channel, "boxes hold the middle half, whiskers 80 % of a class");
	}
}
