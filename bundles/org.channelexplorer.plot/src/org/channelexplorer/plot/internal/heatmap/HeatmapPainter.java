package org.channelexplorer.plot.internal.heatmap;

import java.util.BitSet;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.channelexplorer.core.result.ActivationHeatmap;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.internal.ColumnNames;
import org.channelexplorer.plot.internal.Ticks;
import org.channelexplorer.plot.internal.heatmap.HeatmapOptions.Scaling;

/** Draws a heatmap: the cells, and around them classes, tracks, rankings, overview and legend. */
final class HeatmapPainter {
	private static final int SIZE = 11;
	private static final int SMALL = 9;
	private static final int SMALLEST = 8;
	private static final int LABEL_ROOM = 26; // pixels between row labels
	private static final int MARK = 4;

	private final Heatmap plot;

	HeatmapPainter(Heatmap plot) {
		this.plot = plot;
	}

	void draw(Surface s, View view) {
		Layout at = Layout.of(plot, view);
		Frame f = at.frame();
		if (plot.columns().length == 0 || plot.rows().length == 0) {
			return;
		}
		Layout fine = at.finer(plot, s.density());
		s.image(plot.detail().pixels(fine.x(), fine.y(), view, plot.columns()), fine.x().pixels(), fine.y().pixels(), f.left(), f.top(), f.width(), f.height());
		classes(s, at, fine, view);
		if (!f.compact()) {
			tracks(s, fine, view.theme());
			trees(s, at, view.theme());
			rows(s, at, view);
			marks(s, fine, view);
			rankings(s, at, fine, view.theme());
			overview(s, at, view);
			legend(s, at, view);
		}
	}

	private void line(Surface s, Layout at, int y, int height, IntUnaryOperator rgb) {
		int[] pixels = new int[at.x().pixels()];
		for (int p = 0; p < pixels.length; p++) {
			pixels[p] = at.x().separates(p) ? 0 : 0xff000000 | rgb.applyAsInt(p);
		}
		s.image(pixels, pixels.length, 1, at.frame().left(), y, at.frame().width(), height);
	}

	private void classes(Surface s, Layout at, Layout fine, View view) {
		Frame f = at.frame();
		if (f.barHeight() <= 0) {
			return;
		}
		Track bar = new Track("class", plot.columnFacts()::classOf, null, plot.data().palette()::rgb);
		line(s, fine, f.bar(), f.barHeight(), p -> bar.rgb(plot.columns(), fine.x().first(p), fine.x().last(p), view.theme()));
		if (f.compact()) {
			return;
		}
		int[] boundaries = plot.boundaries();
		ColumnNames names = new ColumnNames(s, SIZE, view.theme().text(), view.width(),
				IntStream.iterate(f.names() - 4, y -> y > 0, y -> y - Frame.LINE).asDoubleStream().toArray());
		for (int b = 0; b <= boundaries.length; b++) {
			int from = b == 0 ? 0 : boundaries[b - 1];
			int to = b == boundaries.length ? plot.columns().length : boundaries[b];
			int c = plot.columnFacts().classOf(plot.columns()[from]);
			int[] pixels = at.x().pixelsOf(from, to);
			boolean one = boundaries.length > 0 || IntStream.of(plot.columns()).allMatch(i -> plot.columnFacts().classOf(i) == c);
			if (c >= 0 && one && pixels[1] > pixels[0]) {
				names.add(plot.data().labels().classes().get(c), f.left() + (pixels[0] + pixels[1]) / 2.0, (double) pixels[1] - pixels[0]);
			}
		}
		names.draw();
	}

	private void tracks(Surface s, Layout at, Theme theme) {
		for (int t = 0; t < plot.tracks().size(); t++) {
			Track track = plot.tracks().get(t);
			line(s, at, at.frame().track(t), Frame.TRACK - 2, p -> track.rgb(plot.columns(), at.x().first(p), at.x().last(p), theme));
			s.text(track.name(), at.frame().left() - 6.0, at.frame().track(t) + Frame.TRACK - 3, SMALL, Anchor.END, false, theme.quiet());
		}
	}

	private void trees(Surface s, Layout at, Theme theme) {
		Frame f = at.frame();
		if (plot.treeAbove() != null) {
			plot.treeAbove().draw(s, theme, true, at.fromColumn(), at.toColumn(), f.left(), (double) f.top() - f.treeTop(), f.width(), f.treeTop() - 1.0);
		}
		if (plot.treeBeside() != null) {
			plot.treeBeside().draw(s, theme, false, at.fromRow(), at.toRow(), (double) f.left() - f.treeLeft(), f.top(), f.height(), f.treeLeft() - MARK - 2.0);
		}
	}

	private void rows(Surface s, Layout at, View view) {
		Frame f = at.frame();
		int before = -LABEL_ROOM;
		double each = at.y().pixels() / Math.max(1e-9, at.toRow() - at.fromRow()); // pixels of a row
		boolean named = each >= SIZE; // else places, as names of some rows tell nothing about the others
		int round = (int) Math.max(1, Ticks.step(LABEL_ROOM / each));
		for (int p = 0; p < at.y().pixels(); p++) {
			boolean starts = p == 0 || at.y().first(p) != at.y().first(p - 1);
			int[] own = starts ? at.y().pixelsOf(at.y().first(p)) : null;
			int high = own == null ? 0 : own[1] - own[0];
			double middle = own == null ? 0 : (own[0] + Math.min(own[1], at.y().pixels())) / 2.0;
			int number = own == null ? 0 : at.y().first(p) == 0 ? 1 : (at.y().first(p) / round + 1) * round; // a round one
			boolean room = named ? high >= SIZE && middle - before >= SIZE : number <= at.y().last(p) && p - before >= SIZE && at.y().pixels() - p > SIZE / 2;
			if (starts && room) {
				int channel = plot.rows()[at.y().first(p)];
				double y = named ? middle + SIZE * 0.35 : p + SIZE * 0.7;
				String label = named ? "ch " + channel : String.format(Locale.ROOT, "%,d", number);
				s.text(label, f.left() - f.treeLeft() - MARK - 5.0, f.top() + y, SIZE, Anchor.END, view.channels().get(channel) && named,
						view.theme().quiet());
				before = (int) (named ? middle : p);
			}
		}
	}

	// what is selected, at the rims
	private void marks(Surface s, Layout at, View view) {
		Frame f = at.frame();
		BitSet images = view.selected();
		BitSet channels = view.channels();
		int accent = 0xff000000 | view.theme().accent();
		if (!images.isEmpty()) {
			int[] pixels = new int[at.x().pixels()];
			for (int p = 0; p < pixels.length; p++) {
				pixels[p] = any(plot.columns(), at.x(), p, images) ? accent : 0;
			}
			s.image(pixels, pixels.length, 1, f.left(), f.bottom() + 1.0, f.width(), MARK);
		}
		if (!channels.isEmpty()) {
			int[] pixels = new int[at.y().pixels()];
			for (int p = 0; p < pixels.length; p++) {
				pixels[p] = any(plot.rows(), at.y(), p, channels) ? accent : 0;
			}
			s.image(pixels, 1, pixels.length, f.left() - MARK - 1.0, f.top(), MARK, f.height());
		}
	}

	private static boolean any(int[] things, Axis axis, int pixel, BitSet chosen) {
		for (int i = axis.first(pixel); i < axis.last(pixel); i++) {
			if (chosen.get(things[i])) {
				return true;
			}
		}
		return false;
	}

	private void rankings(Surface s, Layout at, Layout fine, Theme theme) {
		Frame f = at.frame();
		for (int k = 0; k < f.rankings(); k++) {
			ActivationHeatmap.Ranking ranking = plot.heatmap().rankings().get(k);
			int left = f.ranking(k);
			s.text(initials(ranking.id()), left + Frame.RANKING / 2.0, f.top() - 4.0, SMALLEST, Anchor.MIDDLE, false, theme.quiet());
			if (ranking.note().isEmpty()) {
				scores(s, at, fine, theme, k, left);
			}
		}
	}

	/** Bars, as long as the scores are high among all channels; where rows are high, with their intervals. */
	private void scores(Surface s, Layout at, Layout fine, Theme theme, int k, int left) {
		Frame f = at.frame();
		double low = Double.POSITIVE_INFINITY;
		double high = Double.NEGATIVE_INFINITY;
		for (ActivationHeatmap.Channel c : plot.heatmap().channels()) {
			double v = c.scores().get(k).score();
			low = Double.isNaN(v) ? low : Math.min(low, v);
			high = Double.isNaN(v) ? high : Math.max(high, v);
		}
		double from = Math.min(0, low);
		double range = high > from ? high - from : 1;
		int width = Frame.RANKING - 4;
		int[] pixels = new int[width * fine.y().pixels()];
		for (int p = 0; p < fine.y().pixels(); p++) {
			double sum = 0;
			int n = 0;
			for (int r = fine.y().first(p); r < fine.y().last(p); r++) {
				double v = score(r, k).score();
				if (!Double.isNaN(v)) {
					sum += v;
					n++;
				}
			}
			int length = n == 0 ? 0 : (int) Math.round((sum / n - from) / range * width);
			for (int x = 0; x < length; x++) {
				pixels[p * width + x] = 0xff000000 | (k == 0 ? theme.accent() : theme.greyed());
			}
		}
		s.image(pixels, width, fine.y().pixels(), left + 2.0, f.top(), width, f.height());
		if (plot.heatmap().rankings().get(k).intervals()) {
			for (int p = 0; p < f.height(); p++) {
				int row = at.y().first(p);
				int[] own = at.y().pixelsOf(row);
				if (own[1] - own[0] >= 6 && p == own[0]) {
					double y = f.top() + (own[0] + own[1]) / 2.0;
					double a = left + 2 + Math.clamp((score(row, k).low() - from) / range, 0, 1) * width;
					double b = left + 2 + Math.clamp((score(row, k).high() - from) / range, 0, 1) * width;
					if (!Double.isNaN(a + b)) {
						s.line(a, y, b, y, theme.text(), 1);
					}
				}
			}
		}
	}

	private ActivationHeatmap.Score score(int row, int ranking) {
		return plot.heatmap().channels().get(plot.rank(plot.rows()[row]) - 1).scores().get(ranking);
	}

	private static String initials(String id) {
		String capitals = id.replaceAll("[^A-Z]", "");
		return id.substring(0, 1).toUpperCase(Locale.ROOT) + (capitals.isEmpty() ? id.substring(1, Math.min(3, id.length())) : capitals);
	}

	private void overview(Surface s, Layout at, View view) {
		Frame f = at.frame();
		int w = f.overviewWidth();
		int h = f.overviewHeight();
		Axis x = Axis.of(0, plot.columns().length, plot.columns().length, w, new int[0]);
		Axis y = Axis.of(0, plot.rows().length, plot.rows().length, h, new int[0]);
		s.image(plot.overview().pixels(x, y, view, plot.columns()), w, h, f.left(), f.overviewTop(), w, h);
		double left = f.left() + (double) at.x().first(0) / plot.columns().length * w;
		double right = f.left() + (double) at.x().last(at.x().pixels() - 1) / plot.columns().length * w;
		double top = f.overviewTop() + (double) at.y().first(0) / plot.rows().length * h;
		double bottom = f.overviewTop() + (double) at.y().last(at.y().pixels() - 1) / plot.rows().length * h;
		s.path(new double[] { left, right, right, left, left }, new double[] { top, top, bottom, bottom, top }, view.theme().error(), 1);
	}

	private void legend(Surface s, Layout at, View view) {
		Frame f = at.frame();
		Theme theme = view.theme();
		double left = f.legendLeft();
		double top = f.overviewTop() + 2.0;
		int width = Math.clamp(f.width() / 4, 40, 160);
		int[] pixels = new int[width];
		for (int p = 0; p < width; p++) {
			pixels[p] = 0xff000000 | Colours.of(p / (width - 1f), false);
		}
		s.image(pixels, width, 1, left, top, width, 10);
		boolean own = plot.options().colours().scale() == Scaling.CHANNEL;
		int any = plot.rows()[0];
		String low = own ? plot.options().colours().low() + " %" : Heatmap.number(plot.scale().low(any));
		String high = own ? plot.options().colours().high() + " %" : Heatmap.number(plot.scale().high(any));
		s.text(low, left, top + 22, SIZE, Anchor.START, false, theme.text());
		s.text(high, left + width, top + 22, SIZE, Anchor.END, false, theme.text());
		double x = left + width + 14;
		if (plot.options().colours().blank() > 0) {
			x = swatch(s, theme, x, top, theme.canvas(),
					own ? "below " + plot.options().colours().blank() + " %" : "below " + Heatmap.number(plot.scale().blank(any)));
		}
		if (plot.options().colours().clipped()) {
			x = swatch(s, theme, x, top, Colours.BELOW, "below limit");
			x = swatch(s, theme, x, top, Colours.ABOVE, "above limit");
		}
		swatch(s, theme, x, top, Colours.MISSING, "missing");
		String pixel = plot.pixel(view);
		String text = plot.scaling() + (pixel.isEmpty() ? "" : " \u00b7 " + pixel);
		double room = Math.max(20, view.width() - left - 6);
		if (!pixel.isEmpty() && s.width(text, SIZE, false) > room) {
			text = pixel; // the view's header has the rest
		}
		s.text(s.fit(text, SIZE, false, room), left, top + 40, SIZE, Anchor.START, false, theme.quiet());
	}

	private static double swatch(Surface s, Theme theme, double x, double y, int rgb, String text) {
		s.box(x, y, 10, 10, 0, rgb, theme.quiet());
		s.text(text, x + 15, y + 9, SIZE, Anchor.START, false, theme.text());
		return x + 15 + s.width(text, SIZE, false) + 14;
	}
}
