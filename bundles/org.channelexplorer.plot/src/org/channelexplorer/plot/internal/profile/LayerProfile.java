package org.channelexplorer.plot.internal.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.result.Course;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.plot.Drag;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.internal.PanelPlace;

/**
 * Metrics over the layers, each in a panel with its own axis, the interval as a band: two of them one above the other, so that the same layer stands
 * at the same place, more side by side.
 */
final class LayerProfile implements Plot {
	private static final int COLUMNS = 3;
	private static final int PANEL_WIDTH = 340;
	private static final int PANEL_HEIGHT = 210;
	private static final int WIDE = 720;

	private final PlotData data;
	private final LayerScores scores;
	private final List<String> layers;
	private final List<Panel> panels = new ArrayList<>();

	LayerProfile(PlotData data, LayerScores scores, ProfileOptions options) {
		this.data = data;
		this.scores = scores;
		layers = scores.layers();
		for (String metric : scores.metrics()) {
			Course course = scores.course(metric, layers);
			panels.add(new Panel(name(metric), (course.higherIsBetter() ? "higher" : "lower") + " is better", layers, course, options.zero(),
					panels.size()));
		}
	}

	private String name(String metric) {
		return data.catalogue().find(ExtensionPoint.SEPARABILITY_METRICS, metric).map(Contribution::name).orElse(metric);
	}

	private String summary() {
		return data.catalogue().find(ExtensionPoint.SUMMARY_FUNCTIONS, scores.summary()).map(Contribution::name).orElse(scores.summary());
	}

	@Override
	public String title() {
		return "Separability by layer";
	}

	@Override
	public List<String> facts() {
		LayerScores.Basis basis = scores.basis();
		List<String> facts = new ArrayList<>(List.of(summary(), basis.classes() + " classes, " + basis.images() + " images"));
		if (basis.bootstrap() > 0) {
			facts.add(String.format(Locale.ROOT, "bands: %.0f %% grouped-jackknife intervals", 100 * basis.level()));
		}
		if (basis.imagesUsed() < basis.images()) {
			facts.add("scores of " + basis.imagesUsed() + " of the images");
		}
		return facts;
	}

	private boolean stacked() {
		return panels.size() <= 2;
	}

	@Override
	public int width() {
		return stacked() ? WIDE : COLUMNS * PANEL_WIDTH;
	}

	@Override
	public int height() {
		return Math.max(1, stacked() ? panels.size() : (panels.size() + COLUMNS - 1) / COLUMNS) * PANEL_HEIGHT;
	}

	@Override
	public void draw(Surface surface, View view) {
		int chosen = view.layers().isEmpty() ? -1 : layers.indexOf(view.layers().getLast());
		for (int i = 0; i < panels.size(); i++) {
			panels.get(i).draw(surface, room(view, i), chosen, view.theme());
		}
	}

	// as many columns as fit
	private PanelPlace room(View view, int panel) {
		if (stacked()) {
			return PanelPlace.among(view, panel, panels.size(), Panel.RIGHT);
		}
		int columns = Math.clamp(Math.round(view.width() / (double) PANEL_WIDTH), 1, Math.min(COLUMNS, Math.max(1, panels.size())));
		columns = view.width() >= width() ? COLUMNS : columns;
		int rows = (panels.size() + columns - 1) / columns;
		double width = (double) view.width() / columns;
		double height = Math.min(PANEL_HEIGHT, (double) view.height() / rows);
		return new PanelPlace(panel % columns * width, panel / columns * height, width, height, Panel.RIGHT);
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
			int layer = panels.get(i).layerAt(room(view, i), x, y, reach);
			if (layer >= 0) {
				return Optional.of(hit(i, layer));
			}
		}
		return Optional.empty();
	}

	private Hit hit(int panel, int layer) {
		return Hit.layer(layers.get(layer), layers.get(layer) + ": " + panels.get(panel).text(layer));
	}

	@Override
	public int items() {
		return panels.size() * layers.size();
	}

	@Override
	public Item item(View view, int index) {
		int panel = index / layers.size();
		int layer = index % layers.size();
		double[] place = panels.get(panel).place(room(view, panel), layer);
		return new Item(hit(panel, layer), place[0] - 5, place[1] - 5, 10, 10);
	}

	/** To the sides the next layer, up and down the same layer of the next measure. */
	@Override
	public int next(View view, int from, int dx, int dy) {
		int n = layers.size();
		if (from < 0 || from >= items()) {
			return items() > 0 ? Math.max(0, view.layers().isEmpty() ? 0 : layers.indexOf(view.layers().getLast())) : -1;
		}
		int layer = Math.clamp(from % n + dx, 0, n - 1);
		int panel = Math.clamp(from / n + dy, 0, panels.size() - 1);
		return panel * n + layer;
	}

	@Override
	public String text(View view) {
		StringBuilder text = new StringBuilder(title() + ", " + layers.size() + " layers.\n");
		for (Panel panel : panels) {
			Course course = panel.course();
			int best = course.best();
			text.append(panel.name()).append(" (").append(panel.remark()).append("): ");
			if (best < 0) {
				text.append("not defined for these classes.\n");
			} else {
				text.append(String.format(Locale.ROOT, "%s in the first layer, %s in the last, best in %s with %s, worst in %s with %s",
						Panel.number(course.score()[0]), Panel.number(course.score()[course.score().length - 1]), layers.get(best),
						Panel.number(course.score()[best]), layers.get(course.worst()), Panel.number(course.score()[course.worst()])));
				text.append(Double.isNaN(course.chance()) ? "" : ", chance " + Panel.number(course.chance())).append(".\n");
			}
		}
		return text.toString();
	}

	@Override
	public Table table() {
		return data.result().table();
	}
}
