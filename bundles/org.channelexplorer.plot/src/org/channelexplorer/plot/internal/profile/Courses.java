package org.channelexplorer.plot.internal.profile;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.channelexplorer.core.result.LayerScores;

/**
 * Scores as a profile draws them: for every metric its course over the layers.
 *
 * @param layers   ids of the layers, in their order
 * @param byMetric for every metric id, in reading order: score, lower and upper end of the interval of every layer, NaN for none
 */
record Courses(List<String> layers, Map<String, double[][]> byMetric) {
	// what reads easily first; others follow
	private static final List<String> ORDER = List.of("linearProbe", "knnPurity", "silhouette", "fisherRatio", "daviesBouldin", "calinskiHarabasz");

	static Courses of(List<LayerScores.Score> scores) {
		List<String> layers = scores.stream().map(LayerScores.Score::layer).distinct().toList();
		List<String> all = scores.stream().map(LayerScores.Score::metric).distinct().toList();
		Map<String, double[][]> byMetric = new LinkedHashMap<>();
		Stream.concat(ORDER.stream().filter(all::contains), all.stream().filter(m -> !ORDER.contains(m))).forEach(m -> {
			double[][] none = new double[3][layers.size()];
			Arrays.stream(none).forEach(v -> Arrays.fill(v, Double.NaN));
			byMetric.put(m, none);
		});
		for (LayerScores.Score s : scores) {
			double[][] course = byMetric.get(s.metric());
			int layer = layers.indexOf(s.layer());
			course[0][layer] = s.score();
			course[1][layer] = s.low();
			course[2][layer] = s.high();
		}
		return new Courses(layers, byMetric);
	}

	/** Layer at which a metric is best, -1 when it is nowhere defined. */
	int best(String metric, boolean higherIsBetter) {
		double[] v = byMetric.get(metric)[0];
		return IntStream.range(0, v.length).filter(i -> Double.isFinite(v[i])).boxed()
				.reduce((a, b) -> (higherIsBetter ? v[b] > v[a] : v[b] < v[a]) ? b : a).orElse(-1);
	}
}
