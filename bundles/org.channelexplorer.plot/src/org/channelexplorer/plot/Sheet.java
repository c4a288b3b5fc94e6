package org.channelexplorer.plot;

import java.util.List;
import org.channelexplorer.plot.internal.Lines;

/** A plot as it stands in reports and exports: framed, beside it the title, the facts and the legend. */
public final class Sheet {
	private static final int BESIDE = 284;
	private static final int MARGIN = 18;
	private static final int ROW = 20;
	private static final int MOST_ENTRIES = 60;
	private static final double WIDER = 1.2; // the fonts of some machines are by so much wider than Helvetica

	private Sheet() {
	}

	/** The whole plot, nothing selected, in the light theme. */
	public static Picture of(Plot plot) {
		return of(plot, View.of(plot, plot.width(), plot.height(), Theme.LIGHT));
	}

	/**
	 * What a view shows of a plot, in the plot's size and the light theme.
	 *
	 * @param view its size does not matter
	 */
	public static Picture of(Plot plot, View view) {
		View sized = view.as(plot.width(), plot.height(), Theme.LIGHT);
		if (!plot.zooms()) {
			return new Picture(plot.width(), plot.height(), Theme.LIGHT, s -> plot.draw(s, sized));
		}
		return new Picture(plot.width() + 2 * MARGIN + BESIDE, plot.height() + 2 * MARGIN, Theme.LIGHT, s -> {
			frame(s, plot);
			s.within(MARGIN, MARGIN, plot.width(), plot.height(), inner -> plot.draw(inner, sized));
			beside(s, plot, sized);
		});
	}

	private static void frame(Surface s, Plot plot) {
		double right = MARGIN + plot.width();
		double bottom = MARGIN + plot.height();
		s.path(new double[] { MARGIN, right, right, MARGIN, MARGIN }, new double[] { MARGIN, MARGIN, bottom, bottom, MARGIN }, Theme.LIGHT.line(), 1);
	}

	private static void beside(Surface s, Plot plot, View view) {
		Theme theme = view.theme();
		double x = MARGIN + plot.width() + 24;
		double end = MARGIN + plot.width() + BESIDE;
		double y = MARGIN + 14;
		s.text(s.fit(plot.title(), 14, true, (end - x) / WIDER), x, y, 14, Anchor.START, true, theme.text());
		for (String fact : plot.facts()) {
			for (String line : Lines.of(s, fact, 12, (end - x) / WIDER)) {
				y += 18;
				s.text(line, x, y, 12, Anchor.START, false, theme.quiet());
			}
		}
		y += 30;
		List<LegendEntry> legend = plot.legend(view);
		int shown = Math.min(legend.size(), MOST_ENTRIES);
		double step = Math.min(ROW, (MARGIN + plot.height() - y - 14) / Math.max(1, shown));
		int size = step >= 16 ? 12 : Math.max(7, (int) (step * .75));
		for (LegendEntry entry : legend.subList(0, shown)) {
			boolean lively = !entry.hidden() && (!view.some() || entry.chosen() > 0);
			s.marker(entry.marker(), x + 5, y - size * .35, Math.min(5, step * .38), lively ? entry.rgb() : theme.greyed(), 1);
			String count = entry.count(view.some());
			double room = (end - x - 26) / WIDER - s.width(count, size, false);
			s.text(s.fit(entry.name(), size, false, room), x + 18, y, size, Anchor.START, false, lively ? theme.text() : theme.quiet());
			s.text(count, end, y, size, Anchor.END, false, theme.quiet());
			y += step;
		}
		if (shown < legend.size()) {
			s.text("and " + (legend.size() - shown) + " more", x, y, size, Anchor.START, false, theme.quiet());
		}
	}
}
