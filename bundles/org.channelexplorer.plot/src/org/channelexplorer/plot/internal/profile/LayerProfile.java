package org.channelexplorer.plot.internal.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.View;

/** Metrics over the layers as small panels side by side, each with its own axis and the interval as a band. */
final class LayerProfile implements Plot {
	private static final int COLUMNS = 3;
	private static final int PANEL_WIDTH = 340;
	private static final int PANEL_HEIGHT = 210;

	private final PlotData data;
	private final LayerScores scores;
	private final Courses courses;
	private final List<Panel> panels = new ArrayList<>();

	LayerProfile(PlotData data, LayerScores scores) {
		this.data = data;
		this.scores = scores;
		courses = Courses.of(scores.scores());
		courses.byMetric().forEach((metric, values) -> panels.add(new Panel(name(metric),
				(higherIsBetter(metric) ? "higher" : "lower") + " = classes separate better", values[0], values[1], values[2], panels.size())));
	}

	private String name(String metric) {
		return data.catalogue().find(ExtensionPoint.SEPARABILITY_METRICS, metric).map(Contribution::name).orElse(metric);
	}

	private boolean higherIsBetter(String metric) {
		return scores.higherIsBetter().getOrDefault(metric, true);
	}

	@Override
	public String title() {
		return "Separability by layer";
	}

	@Override
	public int width() {
		return COLUMNS * PANEL_WIDTH;
	}

	@Override
	public int height() {
		return Math.max(1, (panels.size() + COLUMNS - 1) / COLUMNS) * PANEL_HEIGHT;
	}

	@Override
	public void draw(Surface surface, View view) {
		for (int i = 0; i < panels.size(); i++) {
			panels.get(i).draw(surface, room(view, i), view.theme());
		}
	}

	// as many columns as fit
	private Panel.Place room(View view, int panel) {
		int columns = Math.clamp(Math.round(view.width() / (double) PANEL_WIDTH), 1, Math.min(COLUMNS, Math.max(1, panels.size())));
		columns = view.width() >= width() ? COLUMNS : columns;
		int rows = (panels.size() + columns - 1) / columns;
		double width = (double) view.width() / columns;
		double height = Math.min(PANEL_HEIGHT, (double) view.height() / rows);
		return new Panel.Place(panel % columns * width, panel / columns * height, width, height);
	}

	@Override
	public Optional<Hit> hit(View view, double x, double y, double reach) {
		for (int i = 0; i < panels.size(); i++) {
			int layer = panels.get(i).layerAt(room(view, i), x, y, reach);
			if (layer >= 0) {
				return Optional.of(Hit.layer(courses.layers().get(layer), courses.layers().get(layer) + ": " + panels.get(i).text(layer)));
			}
		}
		return Optional.empty();
	}

	@Override
	public String text(View view) {
		StringBuilder text = new StringBuilder(title() + ", " + courses.layers().size() + " layers.\n");
		int i = 0;
		for (String metric : courses.byMetric().keySet()) {
			Panel panel = panels.get(i++);
			int best = courses.best(metric, higherIsBetter(metric));
			text.append(panel.name()).append(" (").append(panel.remark()).append("): ");
			if (best < 0) {
				text.append("not defined for these classes.\n");
			} else {
				text.append(String.format(Locale.ROOT, "%s in the first layer, %s in the last, best in %s with ", Panel.number(panel.value()[0]),
						Panel.number(panel.value()[panel.value().length - 1]), courses.layers().get(best))).append(Panel.number(panel.value()[best]))
						.append(".\n");
			}
		}
		return text.toString();
	}

	@Override
	public Table table() {
		return data.result().table();
	}
}
