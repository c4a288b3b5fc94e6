package org.channelexplorer.plot.internal.scatter;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.channelexplorer.core.result.LocatedSamples;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Marker;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.View;

/** New samples among the images: a star each, with lines to its nearest images. */
final class Samples {
	private static final double LARGER = 2;
	private static final int LINES = 12;

	private final LocatedSamples located;
	private final Map<String, Integer> rows = new HashMap<>();

	Samples(LocatedSamples located) {
		this.located = located;
		List<String> images = located.picture().images();
		for (int i = 0; i < images.size(); i++) {
			rows.put(images.get(i), i);
		}
	}

	void draw(Surface surface, View view, double radius) {
		var v = view.viewport();
		for (LocatedSamples.Neighbour n : located.neighbours()) {
			Integer row = rows.get(n.image());
			if (n.rank() <= LINES && row != null) {
				LocatedSamples.Sample s = located.samples().get(n.sample());
				surface.line(v.toX(s.x()), v.toY(s.y()), v.toX(located.picture().positions().get(row, 0)), v.toY(located.picture().positions().get(row, 1)),
						view.theme().quiet(), 1);
			}
		}
		for (LocatedSamples.Sample s : located.samples()) {
			surface.marker(Marker.STAR, v.toX(s.x()), v.toY(s.y()), radius * LARGER + Surface.RING, view.theme().canvas(), 1);
			surface.marker(Marker.STAR, v.toX(s.x()), v.toY(s.y()), radius * LARGER, view.theme().accent(), 1);
		}
	}

	Optional<Hit> hit(View view, double x, double y, double reach) {
		return located.samples().stream().filter(s -> Math.hypot(view.viewport().toX(s.x()) - x, view.viewport().toY(s.y()) - y) <= reach).findFirst()
				.map(s -> Hit.of(sentence(s)));
	}

	private static String sentence(LocatedSamples.Sample s) {
		return String.format(Locale.ROOT, "sample %d: nearest %s (%s), mean distance %.4g; stranger than %.0f %% of the images", s.sample(), s.nearest(),
				s.className(),
				s.distance(), s.percentile());
	}

	String fact() {
		return located.samples().size() + (located.samples().size() == 1 ? " sample located" : " samples located");
	}

	void text(StringBuilder text) {
		located.samples().forEach(s -> text.append(sentence(s)).append(".\n"));
	}
}
