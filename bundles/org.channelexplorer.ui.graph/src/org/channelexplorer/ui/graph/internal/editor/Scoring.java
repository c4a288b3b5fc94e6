package org.channelexplorer.ui.graph.internal.editor;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.extension.SeparabilityMetric;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.plot.internal.network.Scores;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.Query;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Control;

/** Scores the layers of an analysis by a separability metric, in a job. */
public final class Scoring {
	/** The metric of a new analysis. */
	public static final String DEFAULT = "knnPurity";
	private static final String OPERATION = "separability";
	private static final String METRICS = "metrics";

	private final AnalysisSession session;
	private final Consumer<Scores> show;
	private final Asker asker;
	private final Asker intervals;
	private String metric = DEFAULT;
	private boolean fixed;

	/** A metric to choose. */
	public record Choice(String id, String name, boolean higherIsBetter, boolean share) {
	}

	/**
	 * @param control shows the scores
	 * @param family  the editor
	 */
	public Scoring(AnalysisSession session, Control control, Object family, Consumer<Scores> show) {
		this.session = session;
		this.show = show;
		asker = new Asker(control, family);
		intervals = new Asker(control, family);
	}

	/** The installed metrics. */
	@SuppressWarnings("rawtypes")
	public static List<Choice> choices() {
		List<Choice> choices = new java.util.ArrayList<>();
		for (Contribution<SeparabilityMetric> c : Catalogue.ofEquinox().contributions(ExtensionPoint.SEPARABILITY_METRICS)) {
			SeparabilityMetric<?> metric = c.create();
			choices.add(new Choice(c.id(), c.name(), metric.higherIsBetter(), metric.share()));
		}
		return choices;
	}

	/** The id of the metric shown. */
	public String metric() {
		return metric;
	}

	/** Scores the layers by a metric; what was asked before is dropped. */
	public void choose(String metricId) {
		metric = metricId;
		asker.cancel();
		Choice choice = choices().stream().filter(c -> c.id().equals(metricId)).findFirst().orElse(null);
		if (choice == null) {
			show.accept(Scores.none(metricId, "No colours: the separability metric '" + metricId + "' is not installed"));
			return;
		}
		int step = session.step();
		String name = step == 0 ? choice.name : choice.name + " at " + session.stepText(step);
		show.accept(Scores.none(name, "Computing " + name + "\u2026"));
		intervals.cancel();
		ask(asker, Map.of(METRICS, metricId, "bootstrap", "0"), choice, name, scores -> {
			show.accept(scores);
			if (!scores.byLayer().isEmpty()) { // the colours first: intervals take many times as long
				ask(intervals, Map.of(METRICS, metricId), choice, name, show, ILog.of(Scoring.class)::info);
			}
		}, problem -> show.accept(Scores.none(name, "No colours: " + problem)));
	}

	private void ask(Asker by, Map<String, String> given, Choice choice, String name, Consumer<Scores> done, Consumer<String> problem) {
		Query<Scores> query = new Query<>(OPERATION, given, session.analysis().document().seed(),
				(result, _) -> scores(LayerScores.of(result), choice, name));
		session.ask(by, query, reply -> done.accept(reply.value().fixed(fixed)), problem);
	}

	private static Scores scores(LayerScores all, Choice choice, String name) {
		double even = all.basis().classes() > 1 ? 1.0 / all.basis().classes() : Double.NaN;
		return Scores.of(all, choice.id, name, choice.share ? all.chance().getOrDefault(choice.id, even) : Double.NaN);
	}

	/** Whether the colours of shares go from 0 to 1. */
	public boolean fixed() {
		return fixed;
	}

	/** Lets the colours of shares go from 0 to 1, or from the worst layer to the best. */
	public void fix(boolean on) {
		fixed = on;
	}
}
