package org.channelexplorer.ui.graph.internal.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.channelexplorer.core.result.LayerScores;

/**
 * The separability of layers by one metric.
 *
 * @param metric         display name of the metric
 * @param higherIsBetter whether larger means better separated
 * @param byLayer        score by layer id; layers without a defined score are missing
 * @param message        what the legend says instead of a scale, empty when there are scores
 */
public record Scores(String metric, boolean higherIsBetter, Map<String, Double> byLayer, String message) {

	/** No scores, with the reason. */
	public static Scores none(String metric, String message) {
		return new Scores(metric, true, Map.of(), message);
	}

	/** The scores of one metric. */
	public static Scores of(LayerScores all, String metricId, String metricName, boolean higherIsBetter) {
		Map<String, Double> scores = new LinkedHashMap<>();
		for (LayerScores.Score s : all.scores()) {
			if (s.metric().equals(metricId) && Double.isFinite(s.score())) {
				scores.put(s.layer(), s.score());
			}
		}
		return new Scores(metricName, higherIsBetter, scores,
				scores.isEmpty() ? metricName + " is not defined for any layer of this analysis" : "");
	}

	/** The smallest score, NaN when there is none. */
	public double min() {
		return byLayer.values().stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
	}

	/** The largest score, NaN when there is none. */
	public double max() {
		return byLayer.values().stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
	}

	/** A score's place on the colour scale: 0 for the worst layer, 1 for the best. */
	public double position(double score) {
		double range = max() - min();
		double p = range > 0 ? (score - min()) / range : 0.5;
		return higherIsBetter ? p : 1 - p;
	}

	/** The scores of some layers, in their order. */
	public List<Double> of(Collection<String> layers) {
		return layers.stream().map(byLayer::get).filter(Objects::nonNull).toList();
	}

	/** A score as badges show it. */
	public static String text(double score) {
		double size = Math.abs(score);
		return String.format(Locale.ROOT, size >= 1000 ? "%.3g" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", score);
	}
}
