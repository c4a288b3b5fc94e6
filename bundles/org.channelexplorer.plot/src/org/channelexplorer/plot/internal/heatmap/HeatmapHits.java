package org.channelexplorer.plot.internal.heatmap;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.channelexplorer.core.result.ActivationHeatmap;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.internal.heatmap.HeatmapOptions.Combine;

/** What lies where in a heatmap. */
final class HeatmapHits {
	private final Heatmap plot;

	HeatmapHits(Heatmap plot) {
		this.plot = plot;
	}

	Optional<Hit> at(View view, double x, double y) {
		Layout at = Layout.of(plot, view);
		Frame f = at.frame();
		int px = at.px(x);
		int py = at.py(y);
		if (f.onCells(x, y)) {
			return at.x().separates(px) ? Optional.empty() : Optional.of(cell(at, px, py));
		}
		if (f.onClasses(x, y) && !at.x().separates(px)) {
			return Optional.of(ofClass(plot.columnFacts().classOf(plot.columns()[at.x().first(px)])));
		}
		if (f.inColumns(x) && f.trackAt(y) >= 0 && !at.x().separates(px)) {
			int image = plot.columns()[(at.x().first(px) + at.x().last(px) - 1) / 2];
			return Optional.of(Hit.image(image, plot.columnFacts().text(image)));
		}
		if (f.inRows(y) && !f.compact()) {
			int channel = plot.rows()[(at.y().first(py) + at.y().last(py) - 1) / 2];
			int ranking = f.rankingAt(x);
			return Optional.of(Hit.of(channel(channel) + (ranking < 0 ? "" : ": " + score(channel, ranking))).withChannels(channel));
		}
		int ranking = f.rankingAt(x);
		return ranking >= 0 && y < f.top() && !f.compact() ? Optional.of(Hit.of(head(ranking))) : Optional.empty();
	}

	private String head(int ranking) {
		ActivationHeatmap.Ranking r = plot.heatmap().rankings().get(ranking);
		return plot.name(r.id()) + (r.note().isEmpty() ? "" : ": no scores, " + r.note());
	}

	private String score(int channel, int ranking) {
		ActivationHeatmap.Ranking r = plot.heatmap().rankings().get(ranking);
		ActivationHeatmap.Score s = plot.heatmap().channels().get(plot.rank(channel) - 1).scores().get(ranking);
		if (!r.note().isEmpty()) {
			return plot.name(r.id()) + " has no scores, " + r.note();
		}
		return plot.name(r.id()) + " " + (Double.isNaN(s.score()) ? "not defined" : Heatmap.number(s.score()))
				+ (Double.isNaN(s.low()) ? "" : " (" + Heatmap.number(s.low()) + " to " + Heatmap.number(s.high()) + ")");
	}

	private String channel(int channel) {
		return "channel " + channel + ", rank " + plot.rank(channel);
	}

	private Hit ofClass(int c) {
		int[] images = IntStream.of(plot.columns()).filter(i -> plot.columnFacts().classOf(i) == c).sorted().toArray();
		String name = c < 0 ? "no class" : plot.data().labels().classes().get(c);
		return Hit.images(images, name + ": " + images.length + (images.length == 1 ? " image" : " images")).withClasses(c < 0 ? List.of() : List.of(name));
	}

	private Hit cell(Layout at, int px, int py) {
		int[] cell = plot.detail().cell(at.x().first(px), at.x().last(px), at.y().first(py), at.y().last(py));
		Hit hit = cell(cell[0], cell[1]);
		int across = at.x().last(px) - at.x().first(px);
		int down = at.y().last(py) - at.y().first(py);
		if (across * down == 1) {
			return hit;
		}
		String which = plot.options().combine() == Combine.MAX ? "the largest of " : "in the middle of ";
		return new Hit(hit.text() + "; " + which + down + " x " + across + " cells", hit.images(), hit.channels(), hit.classes(), hit.layer());
	}

	/** A cell by column and row. */
	Hit cell(int column, int row) {
		int image = plot.columns()[column];
		int channel = plot.rows()[row];
		float value = plot.cells().value(column, channel);
		String text = String.format(Locale.ROOT, "%s; %s: %s, percentile %.0f of the channel", channel(channel), plot.columnFacts().text(image),
				Heatmap.number(value), plot.cells().percentile(channel, value));
		return Hit.image(image, text).withChannels(channel);
	}

	Hit area(View view, double[] xs, double[] ys) {
		if (xs.length == 0) {
			return Hit.of("");
		}
		Layout at = Layout.of(plot, view);
		Frame f = at.frame();
		double left = DoubleStream.of(xs).min().orElse(0);
		double right = DoubleStream.of(xs).max().orElse(0);
		double top = DoubleStream.of(ys).min().orElse(0);
		double bottom = DoubleStream.of(ys).max().orElse(0);
		boolean columns = right >= f.left() && left < f.left() + f.width();
		boolean rows = bottom >= f.top() && top < f.bottom();
		int[] images = !columns ? new int[0] : things(plot.columns(), at.x(), at.px(left), at.px(right));
		int[] channels = !rows ? new int[0] : things(plot.rows(), at.y(), at.py(top), at.py(bottom));
		if (top >= f.bottom()) {
			return Hit.of("");
		}
		return Hit.images(images, channels.length + " channels x " + images.length + " images").withChannels(channels);
	}

	private static int[] things(int[] all, Axis axis, int from, int to) {
		int[] found = Arrays.copyOfRange(all, axis.first(from), Math.max(axis.first(from), axis.last(to)));
		Arrays.sort(found);
		return found;
	}

	Item item(View view, int index) {
		int n = plot.columns().length;
		Layout at = Layout.of(plot, view);
		int[] x = at.x().pixelsOf(index % n);
		int[] y = at.y().pixelsOf(index / n);
		return new Item(cell(index % n, index / n), at.frame().left() + x[0], at.frame().top() + y[0], Math.max(1, x[1] - x[0]), Math.max(1, y[1] - y[0]));
	}

	int next(View view, int from, int dx, int dy) {
		int n = plot.columns().length;
		if (from < 0 || from >= plot.items()) {
			Layout at = Layout.of(plot, view);
			return at.y().first(0) * n + at.x().first(0);
		}
		int column = Math.clamp(from % n + dx, 0, n - 1);
		int row = Math.clamp(from / n + dy, 0, plot.rows().length - 1);
		return row * n + column;
	}
}
