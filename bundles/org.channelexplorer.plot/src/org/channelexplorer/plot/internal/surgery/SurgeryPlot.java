package org.channelexplorer.plot.internal.surgery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Drag;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.internal.LayerNames;
import org.channelexplorer.plot.internal.PanelPlace;

/** Accuracy and the worst class over the share of channels that go, the random sets as a band, the plan as an upright line. */
final class SurgeryPlot implements Plot {
	private static final int WIDE = 620;
	private static final int PANEL_HEIGHT = 230;

	private final PlotData data;
	private final PlannedSurgery planned;
	private final List<Point> points;
	private final List<Panel> panels = new ArrayList<>();

	SurgeryPlot(PlotData data, PlannedSurgery planned, SurgeryOptions options) {
		this.data = data;
		this.planned = planned;
		points = Point.of(planned);
		if (!Double.isNaN(planned.accuracy().before())) {
			boolean band = options.random() && points.stream().anyMatch(p -> p.count() > 0 && p.tried());
			panels.add(new Panel("Accuracy", "share of channels that go" + (band ? "; grey: random sets of as many" : ""), points, Point::accuracy, band,
					options.zero(), false, 0));
			if (options.worst()) {
				panels.add(new Panel("What the worst class loses", "change of its accuracy", points, Point::worst, false, true, true, 1));
			}
		}
	}

	@Override
	public String title() {
		return "Surgery at " + LayerNames.of(data, planned.layer());
	}

	@Override
	public List<String> facts() {
		PlannedSurgery.Choice c = planned.choice();
		List<String> facts = new ArrayList<>(List.of(String.format(Locale.ROOT, "%,d of %,d channels go", c.count(), c.channels()), by(c),
				"replaced by " + switch (c.replacement()) {
				case ZERO -> "zero";
				case MEAN -> "their means";
				case COMPENSATE -> "what the others say about them";
				}));
		if (!Double.isNaN(c.guard())) {
			facts.add(String.format(Locale.ROOT, "no class loses more than %.0f %% where the plan was made", 100 * c.guard()));
		}
		facts.add("measured on " + planned.images().heldOut().size() + " other images");
		return facts;
	}

	private String by(PlannedSurgery.Choice c) {
		return c.ranking().isEmpty() ? "as listed"
				: "by " + data.catalogue().find(ExtensionPoint.CHANNEL_RANKINGS, c.ranking()).map(Contribution::name).orElse(c.ranking());
	}

	@Override
	public int width() {
		return WIDE;
	}

	@Override
	public int height() {
		return Math.max(1, panels.size()) * PANEL_HEIGHT;
	}

	@Override
	public void draw(Surface surface, View view) {
		if (panels.isEmpty()) {
			surface.text("The network predicts no class: there is no accuracy to draw.", view.width() / 2.0, view.height() / 2.0, 11, Anchor.MIDDLE, false,
					view.theme().quiet());
		}
		for (int i = 0; i < panels.size(); i++) {
			panels.get(i).draw(surface, room(view, i), view.theme());
		}
	}

	private PanelPlace room(View view, int panel) {
		return PanelPlace.among(view, panel, panels.size(), Panel.RIGHT);
	}

	@Override
	public Drag drag() {
		return Drag.NONE;
	}

	@Override
	public boolean walks() {
		return true;
	}

	@Override
	public Optional<Hit> hit(View view, double x, double y, double reach) {
		for (int i = 0; i < panels.size(); i++) {
			PanelPlace room = room(view, i);
			int point = x >= room.left() && x < room.left() + room.width() ? panels.get(i).pointAt(room, x, y, reach) : -1;
			if (point >= 0) {
				return Optional.of(hit(i, point));
			}
		}
		return Optional.empty();
	}

	private Hit hit(int panel, int point) {
		Point p = points.get(point);
		int worst = panel == 0 ? -1 : data.labels().classes().indexOf(p.name());
		if (worst < 0) {
			return Hit.of(panel == 0 ? p.accuracyText() : p.worstText());
		}
		return Hit.images(data.labels().rowsOf(worst), p.worstText()).withClasses(List.of(p.name()));
	}

	@Override
	public int items() {
		return panels.size() * points.size();
	}

	@Override
	public Item item(View view, int index) {
		int panel = index / points.size();
		int point = index % points.size();
		double[] place = panels.get(panel).place(room(view, panel), point);
		return new Item(hit(panel, point), place[0] - 6, place[1] - 6, 12, 12);
	}

	/** To the sides the next size, up and down the same size in the other panel. */
	@Override
	public int next(View view, int from, int dx, int dy) {
		int n = points.size();
		if (from < 0 || from >= items()) {
			return items() > 0 ? 0 : -1;
		}
		return Math.clamp(from / n + dy, 0, panels.size() - 1) * n + Math.clamp(from % n + dx, 0, n - 1);
	}

	@Override
	public String text(View view) {
		StringBuilder text = new StringBuilder(title() + ": " + String.join(", ", facts()) + ".\n");
		if (panels.isEmpty()) {
			text.append("The network predicts no class.\n");
		} else {
			points.forEach(p -> text.append(p.accuracyText()).append("; ").append(p.name().isEmpty() ? "no class loses" : p.name() + " loses most, "
					+ String.format(Locale.ROOT, "%+.3f", p.worst())).append(".\n"));
		}
		return text.toString();
	}

	@Override
	public Table table() {
		return Table.builder().doubles("share", numbers(Point::share)).longs("channels", points.stream().mapToLong(Point::count).toArray())
				.doubles("accuracy", numbers(Point::accuracy)).doubles("randomMean", numbers(p -> p.random().mean()))
				.doubles("randomLow", numbers(p -> p.random().low())).doubles("randomHigh", numbers(p -> p.random().high()))
				.strings("worstClass", points.stream().map(Point::name).toArray(String[]::new)).doubles("loses", numbers(Point::worst)).build();
	}

	private double[] numbers(ToDoubleFunction<Point> value) {
		return points.stream().mapToDouble(value).toArray();
	}
}
