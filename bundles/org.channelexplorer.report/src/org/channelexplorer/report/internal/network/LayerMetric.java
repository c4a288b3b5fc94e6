package org.channelexplorer.report.internal.network;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.extension.SeparabilityMetric;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.plot.internal.network.Scores;

/**
 * A metric by which layers can be coloured.
 *
 * @param share whether its scores are shares from 0 to 1
 */
public record LayerMetric(String id, String name, boolean higherIsBetter, boolean share) {
	/** That of a new analysis. */
	public static final String DEFAULT = "knnPurity";
	/** The operation that scores layers. */
	public static final String OPERATION = "separability";
	/** Its parameter that names metrics. */
	public static final String METRICS = "metrics";

	/** The installed metrics. */
	@SuppressWarnings("rawtypes")
	public static List<LayerMetric> all(Catalogue catalogue) {
		List<LayerMetric> all = new ArrayList<>();
		for (Contribution<SeparabilityMetric> c : catalogue.contributions(ExtensionPoint.SEPARABILITY_METRICS)) {
			SeparabilityMetric<?> metric = c.create();
			all.add(new LayerMetric(c.id(), c.name(), metric.higherIsBetter(), metric.share()));
		}
		return all;
	}

	/** No scores, as the metric is not there. */
	public static Scores missing(String id) {
		return Scores.none(id, "No colours: the separability metric '" + id + "' is not installed");
	}

	/** No scores, with the reason. */
	public static Scores none(String shownName, String problem) {
		return Scores.none(shownName, "No colours: " + problem);
	}

	/** The name of the scores at a step; an empty one for a network that was run once per image. */
	public String name(String step) {
		return step.isEmpty() ? name : name + " at " + step;
	}

	/** The scores of the layers, under a name. */
	public Scores scores(LayerScores all, String shownName) {
		double even = all.basis().classes() > 1 ? 1.0 / all.basis().classes() : Double.NaN;
		return Scores.of(all, id, shownName, share ? all.chance().getOrDefault(id, even) : Double.NaN);
	}
}
