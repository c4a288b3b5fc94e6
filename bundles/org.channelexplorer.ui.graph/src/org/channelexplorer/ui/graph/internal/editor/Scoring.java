package org.channelexplorer.ui.graph.internal.editor;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.CatalogueException;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.extension.SeparabilityMetric;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.graph.internal.model.Scores;
import org.eclipse.core.runtime.jobs.Job;

/** Scores the layers of an analysis by a separability metric, in a job. */
public final class Scoring {
	/** The metric of a new analysis. */
	public static final String DEFAULT = "knnPurity";
	private static final String OPERATION = "separability";

	private final AnalysisSession session;
	private final Object family;
	private final Consumer<Scores> show;
	private Job running;
	private String metric = DEFAULT;

	/** A metric to choose. */
	public record Choice(String id, String name, boolean higherIsBetter) {
	}

	/** @param family the editor, which cancels its jobs when it closes */
	public Scoring(AnalysisSession session, Object family, Consumer<Scores> show) {
		this.session = session;
		this.family = family;
		this.show = show;
	}

	/** The installed metrics. */
	@SuppressWarnings("rawtypes")
	public static List<Choice> choices() {
		List<Choice> choices = new java.util.ArrayList<>();
		for (Contribution<SeparabilityMetric> c : Catalogue.ofEquinox().contributions(ExtensionPoint.SEPARABILITY_METRICS)) {
			try {
				choices.add(new Choice(c.id(), c.name(), c.create().higherIsBetter()));
			} catch (CatalogueException broken) {
				org.eclipse.core.runtime.ILog.of(Scoring.class).warn("The separability metric " + c.id() + " cannot be used", broken);
			}
		}
		return choices;
	}

	/** The id of the metric shown. */
	public String metric() {
		return metric;
	}

	/** Scores the layers by a metric; what was running is given up. */
	public void choose(String metricId) {
		metric = metricId;
		if (running != null) {
			running.cancel();
		}
		Choice choice = choices().stream().filter(c -> c.id().equals(metricId)).findFirst().orElse(null);
		if (choice == null) {
			show.accept(Scores.none(metricId, "No colours: the separability metric '" + metricId + "' is not installed"));
			return;
		}
		int step = session.step();
		String name = step == 0 ? choice.name : choice.name + " at " + session.stepText(step);
		show.accept(Scores.none(name, "Computing " + name + "\u2026"));
		running = session.compute(family, OPERATION, Map.of("metrics", metricId, "bootstrap", "0"), session.analysis().document().seed(), result -> {
			if (metric.equals(metricId) && step == session.step()) {
				show.accept(Scores.of(result.table(), metricId, name, choice.higherIsBetter));
			}
		}, problem -> {
			if (metric.equals(metricId) && step == session.step()) {
				show.accept(Scores.none(name, "No colours: " + problem));
			}
		});
	}
}
