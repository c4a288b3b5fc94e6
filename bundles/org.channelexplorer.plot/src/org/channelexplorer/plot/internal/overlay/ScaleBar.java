package org.channelexplorer.plot.internal.overlay;

import java.util.List;
import org.channelexplorer.core.result.MapOverlay.Limits;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;

/**
 * The scale at the lower end of a view, whatever part of the plot is seen.
 *
 * @param limits its ends; null when every map has its own
 */
record ScaleBar(ColorMap colors, Limits limits, OverlayOptions options) {
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
		String low = limits == null ? "low" : Numbers.of(limits.low());
		String high = limits == null ? "high" : Numbers.of(limits.high());
		double x = 14 + s.width(low, SIZE, false) * 1.15 + 6; // some fonts are wider than Helvetica
		int[] strip = new int[BAR];
		for (int i = 0; i < BAR; i++) {
			strip[i] = 0xff000000 | colors.rgb((i + 0.5) / BAR);
		}
		s.text(low, 14, y + TALL - 1, SIZE, Anchor.START, false, theme.text());
		s.image(strip, BAR, 1, x, y, BAR, TALL);
		s.text(high + (limits == null ? " end of each map's own scale" : middle()), x + BAR + 6, y + TALL - 1, SIZE, Anchor.START, false, theme.text());
	}

	private String middle() {
		return options.shown() ? "" : " (maps hidden)";
	}
}
