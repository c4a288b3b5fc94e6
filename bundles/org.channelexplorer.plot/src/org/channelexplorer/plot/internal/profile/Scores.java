package org.channelexplorer.plot.internal.profile;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * A {@code separability} result as a profile reads it: for every metric its course over the layers.
 *
 * @param layers   ids of the layers, in their order
 * @param byMetric for every metric id, in reading order: score, lower and upper end of the interval of every layer, NaN for none
 */
record Scores(List<String> layers, Map<String, double[][]> byMetric) {
	// what reads easily first; others follow
	private static final List<String> ORDER = List.of("linearProbe", "knnPurity", "silhouette", "fisherRatio", "daviesBouldin", "calinskiHarabasz");
	private static final String[] PARTS = { "score", "low", "high" };

	static Scores of(Result result) throws InputException {
		Table t = result.table();
		if (t == null || !t.columns().stream().map(Table.Column::name).toList().containsAll(List.of("layer", "metric", "score", "low", "high"))) {
			throw new InputException("the " + result.type() + " result has no scores to draw: compute it again");
		}
		List<String> layers = Arrays.stream(t.strings("layer")).distinct().toList();
		String[] metric = t.strings("metric");
		List<String> all = Arrays.stream(metric).distinct().toList();
		Map<String, double[][]> byMetric = new LinkedHashMap<>();
		Stream.concat(ORDER.stream().filter(all::contains), all.stream().filter(m -> !ORDER.contains(m))).forEach(m -> {
			double[][] none = new double[PARTS.length][layers.size()];
			Arrays.stream(none).forEach(v -> Arrays.fill(v, Double.NaN));
			byMetric.put(m, none);
		});
		for (int p = 0; p < PARTS.length; p++) {
			double[] values = t.doubles(PARTS[p]);
			for (int row = 0; row < metric.length; row++) {
				byMetric.get(metric[row])[p][layers.indexOf(t.strings("layer")[row])] = values[row];
			}
		}
		return new Scores(layers, byMetric);
	}

	/** Layer at which a metric is best, -1 when it is nowhere defined. */
	int best(String metric, boolean higherIsBetter) {
		double[] v = byMetric.get(metric)[0];
		return IntStream.range(0, v.length).filter(i -> Double.isFinite(v[i])).boxed()
				.reduce((a, b) -> (higherIsBetter ? v[b] > v[a] : v[b] < v[a]) ? b : a).orElse(-1);
	}
}
