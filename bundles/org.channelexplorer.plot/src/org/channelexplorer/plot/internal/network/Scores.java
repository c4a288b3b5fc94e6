package org.channelexplorer.plot.internal.network;

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
 * @param intervals      intervals of the scores by layer id; layers are missing for which none is known
 * @param scale          what the colours mean
 */
public record Scores(String metric, boolean higherIsBetter, Map<String, Double> byLayer, String message, Map<String, Interval> intervals, Scale scale) {

	/** Where a score lies, in all probability. */
	public record Interval(double low, double high, double level) {
	}

	/**
	 * A scale of colours.
	 *
	 * @param chance the score of classes without any structure, NaN when it is not known
	 * @param fixed  whether the scale goes from 0 to 1, otherwise from the worst layer to the best
	 */
	public record Scale(double chance, boolean fixed) {
		/** From the worst layer to the best. */
		public static final Scale RELATIVE = new Scale(Double.NaN, false);
	}

	/** Scores without intervals, coloured from the worst to the best. */
	public Scores(String metric, boolean higherIsBetter, Map<String, Double> byLayer, String message) {
		this(metric, higherIsBetter, byLayer, message, Map.of(), Scale.RELATIVE);
	}

	/** No scores, with the reason. */
	public static Scores none(String metric, String message) {
		return new Scores(metric, true, Map.of(), message);
	}

	/**
	 * The scores of one metric.
	 *
	 * @param chance the score of classes without any structure, NaN when the metric is no share or has no such level
	 */
	public static Scores of(LayerScores all, String metricId, String metricName, double chance) {
		Map<String, Double> scores = new LinkedHashMap<>();
		Map<String, Interval> intervals = new LinkedHashMap<>();
		for (LayerScores.Score s : all.scores()) {
			if (s.metric().equals(metricId) && Double.isFinite(s.score())) {
				scores.put(s.layer(), s.score());
				if (Double.isFinite(s.low()) && Double.isFinite(s.high())) {
					intervals.put(s.layer(), new Interval(s.low(), s.high(), all.basis().level()));
				}
			}
		}
		return new Scores(metricName, all.higherIsBetter().getOrDefault(metricId, true), scores,
				scores.isEmpty() ? metricName + " is not defined for any layer of this analysis" : "", intervals, new Scale(chance, false));
	}

	/** The same on the scale from 0 to 1, or not; scores that are no shares have only one scale. */
	public Scores fixed(boolean on) {
		return new Scores(metric, higherIsBetter, byLayer, message, intervals, new Scale(scale.chance, on && !Double.isNaN(scale.chance)));
	}

	/** The smallest score, NaN when there is none. */
	public double min() {
		return byLayer.values().stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
	}

	/** The largest score, NaN when there is none. */
	public double max() {
		return byLayer.values().stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
	}

	/** The score at the lower end of the scale's numbers. */
	public double from() {
		return scale.fixed ? 0 : min();
	}

	/** The score at the upper end of the scale's numbers. */
	public double to() {
		return scale.fixed ? 1 : max();
	}

	/** A score's place on the colour scale: 0 for the worst layer, 1 for the best. */
	public double position(double score) {
		double range = to() - from();
		double p = range > 0 ? (score - from()) / range : 0.5;
		return higherIsBetter ? p : 1 - p;
	}

	/** The scores of some layers, in their order. */
	public List<Double> of(Collection<String> layers) {
		return layers.stream().map(byLayer::get).filter(Objects::nonNull).toList();
	}

	/** A score with its interval, for people; empty when there is none. */
	public String text(String layer) {
		Double score = byLayer.get(layer);
		Interval i = intervals.get(layer);
		return score == null ? "" : text(score) + (i == null ? "" : " (" + text(i.low) + " to " + text(i.high) + ")");
	}

	/** A score as badges show it. */
	public static String text(double score) {
		double size = Math.abs(score);
		return String.format(Locale.ROOT, size >= 1000 ? "%.3g" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", score);
	}
}
