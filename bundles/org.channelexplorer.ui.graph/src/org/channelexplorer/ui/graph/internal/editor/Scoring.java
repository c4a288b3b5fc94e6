package org.channelexplorer.ui.graph.internal.editor;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.plot.internal.network.Scores;
import org.channelexplorer.report.internal.network.LayerMetric;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.Query;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Control;

/** Scores the layers of an analysis by a separability metric, in a job. */
public final class Scoring {
	private final AnalysisSession session;
	private final Consumer<Scores> show;
	private final Asker asker;
	private final Asker intervals;
	private String metric = LayerMetric.DEFAULT;
	private boolean fixed;

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
	public static List<LayerMetric> choices() {
		return LayerMetric.all(Catalogue.ofEquinox());
	}

	/** The id of the metric shown. */
	public String metric() {
		return metric;
	}

	/** Scores the layers by a metric; what was asked before is dropped. */
	public void choose(String metricId) {
		metric = metricId;
		asker.cancel();
		LayerMetric choice = choices().stream().filter(c -> c.id().equals(metricId)).findFirst().orElse(null);
		if (choice == null) {
			show.accept(LayerMetric.missing(metricId));
			return;
		}
		int step = session.step();
		String name = choice.name(session.stepText(step));
		show.accept(Scores.none(name, "Computing " + name + "\u2026"));
		intervals.cancel();
		ask(asker, Map.of(LayerMetric.METRICS, metricId, "bootstrap", "0"), choice, name, scores -> {
			show.accept(scores);
			if (!scores.byLayer().isEmpty()) { // the colours first: intervals take many times as long
				ask(intervals, Map.of(LayerMetric.METRICS, metricId), choice, name, show, ILog.of(Scoring.class)::info);
			}
		}, problem -> show.accept(LayerMetric.none(name, problem)));
	}

	private void ask(Asker by, Map<String, String> given, LayerMetric choice, String name, Consumer<Scores> done, Consumer<String> problem) {
		Query<Scores> query = new Query<>(LayerMetric.OPERATION, given, session.analysis().document().seed(),
				(result, _) -> choice.scores(LayerScores.of(result), name));
		session.ask(by, query, reply -> done.accept(reply.value().fixed(fixed)), problem);
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
