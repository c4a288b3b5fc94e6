package org.channelexplorer.plot.internal.overlay;

import java.util.List;
import org.channelexplorer.core.result.MapOverlay.Limits;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;

/**
 * The scale at the lower end of a view, whatever part of the plot is seen: its ends, its colours and their name.
 *
 * @param shown whether the maps are
 */
record ScaleBar(Scales scales, boolean shown) {
	private static final int BAR = 180;
	private static final int TALL = 10;
	private static final int SIZE = 11;
	private static final int LEAST = 90; // pixels of a view in which the pictures need not all of its height
	private static final int ROOM = 28;

	/** Height of the scale below the pictures: none in a miniature, which has no room for it. */
	static int room(View view) {
		return view.width() < BAR + 40 || view.height() < LEAST ? 0 : ROOM;
	}

	/** @param channels names of channels that have own colours, empty for a scale */
	void draw(Surface s, View view, List<String> channels) {
		Theme theme = view.theme();
		if (room(view) == 0) {
			return;
		}
		double y = view.height() - 20;
		s.fill(0, (double) view.height() - ROOM, view.width(), ROOM, theme.canvas());
		if (!channels.isEmpty()) {
			double x = 14;
			for (int c = 0; c < channels.size() && x < view.width() - 60; c++) {
				s.fill(x, y, TALL, TALL, Palette.color(c));
				s.text(channels.get(c), x + TALL + 5, y + TALL - 1, SIZE, Anchor.START, false, theme.text());
				x += TALL + 18 + s.width(channels.get(c), SIZE, false);
			}
			return;
		}
		Limits shared = scales.shared();
		double x = 14;
		if (scales.someSequential()) {
			x = bar(s, view, x, y, shared, false) + 24;
		}
		if (scales.someAroundZero()) {
			bar(s, view, x, y, shared, true);
		}
	}

	/** Draws one scale. @return where it ends */
	private double bar(Surface s, View view, double from, double y, Limits shared, boolean aroundZero) {
		Theme theme = view.theme();
		boolean both = scales.someSequential() && scales.someAroundZero();
		int wide = both ? BAR / 2 : BAR;
		String low = shared != null ? Numbers.of(shared.low()) : aroundZero ? "\u2212" : "low";
		String name = aroundZero ? "around 0" : scales.sequentialName();
		String high = (shared != null ? Numbers.of(shared.high()) : aroundZero ? "+" : "high") + " \u00b7 " + name
				+ (shared == null && (!both || aroundZero) ? " \u00b7 scale of each map" : "") + (shown ? "" : " (maps hidden)");
		double x = from + s.width(low, SIZE, false) * 1.15 + 6; // some fonts are wider than Helvetica
		ColorMap colors = aroundZero ? ColorMap.diverging() : scales.sequential();
		int[] strip = new int[wide];
		for (int i = 0; i < wide; i++) {
			strip[i] = 0xff000000 | colors.rgb((i + 0.5) / wide);
		}
		s.text(low, from, y + TALL - 1, SIZE, Anchor.START, false, theme.text());
		s.image(strip, wide, 1, x, y, wide, TALL);
		s.text(s.fit(high, SIZE, false, view.width() - x - wide - 10), x + wide + 6, y + TALL - 1, SIZE, Anchor.START, false, theme.text());
		return x + wide + 6 + s.width(high, SIZE, false) * 1.15;
	}
}
