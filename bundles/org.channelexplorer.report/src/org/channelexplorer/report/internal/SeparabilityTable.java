package org.channelexplorer.report.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.extension.SeparabilityMetric;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.core.util.InputException;

/** The separability of all layers, turned round: for every metric its course over the layers. */
final class SeparabilityTable {
	// what reads easily first; others follow
	private static final List<String> ORDER = List.of("linearProbe", "knnPurity", "silhouette", "fisherRatio", "daviesBouldin", "calinskiHarabasz");

	private final Map<String, double[][]> byMetric = new LinkedHashMap<>();
	private final List<String> layers = new ArrayList<>();
	private final Map<String, Object> scalars = new LinkedHashMap<>();
	private final Catalogue catalogue;

	/** @param profile at least one layer */
	SeparabilityTable(List<Findings.Profiled> profile, Catalogue catalogue) throws InputException {
		this.catalogue = catalogue;
		int n = profile.size();
		for (int i = 0; i < n; i++) {
			layers.add(profile.get(i).layer());
			int layer = i;
			Result result = profile.get(i).separability().found().orElse(null);
			if (result != null) {
				add(LayerScores.of(result), layer, n);
				metrics().forEach(m -> scalars.put("higherIsBetter." + m, higherIsBetter(m)));
			}
		}
	}

	private void add(LayerScores scores, int layer, int n) {
		for (LayerScores.Score score : scores.scores()) {
			double[][] values = byMetric.computeIfAbsent(score.metric(), _ -> {
				double[][] none = new double[3][n];
				java.util.Arrays.stream(none).forEach(v -> java.util.Arrays.fill(v, Double.NaN));
				return none;
			});
			values[0][layer] = score.score();
			values[1][layer] = score.low();
			values[2][layer] = score.high();
		}
	}

	boolean isEmpty() {
		return byMetric.isEmpty();
	}

	List<String> metrics() {
		List<String> metrics = new ArrayList<>(ORDER);
		metrics.retainAll(byMetric.keySet());
		byMetric.keySet().stream().filter(m -> !ORDER.contains(m)).forEach(metrics::add);
		return metrics;
	}

	/** Value (0), lower (1) and upper (2) end of the interval of every layer. */
	double[][] values(String metric) {
		return byMetric.get(metric);
	}

	String name(String metric) {
		return catalogue.find(ExtensionPoint.SEPARABILITY_METRICS, metric).map(c -> c.name()).orElse(metric);
	}

	boolean higherIsBetter(String metric) {
		return catalogue.find(ExtensionPoint.SEPARABILITY_METRICS, metric).map(c -> c.create()).map(SeparabilityMetric::higherIsBetter).orElse(true);
	}

	String summary(String metric) {
		return catalogue.find(ExtensionPoint.SEPARABILITY_METRICS, metric).map(c -> c.documentation().summary()).orElse("");
	}

	/** Layer at which a metric is best, -1 when it is nowhere defined. */
	int best(String metric) {
		double[] v = values(metric)[0];
		int best = -1;
		for (int i = 0; i < v.length; i++) {
			if (Double.isFinite(v[i]) && (best < 0 || (higherIsBetter(metric) ? v[i] > v[best] : v[i] < v[best]))) {
				best = i;
			}
		}
		return best;
	}

	/** The results of all layers as one. */
	Result result() {
		return new Result("separability", scalars, Map.of(Result.MAIN, table()), Map.of());
	}

	/** One row per layer and metric. */
	Table table() {
		int n = layers.size() * byMetric.size();
		long[] number = new long[n];
		String[] layer = new String[n];
		String[] metric = new String[n];
		double[][] parts = new double[3][n];
		int row = 0;
		for (int i = 0; i < layers.size(); i++) {
			for (String m : metrics()) {
				number[row] = i + 1L;
				layer[row] = layers.get(i);
				metric[row] = m;
				for (int p = 0; p < 3; p++) {
					parts[p][row] = values(m)[p][i];
				}
				row++;
			}
		}
		return Table.builder().longs("number", number).strings("layer", layer).strings("metric", metric).doubles("score", parts[0])
				.doubles("low", parts[1]).doubles("high", parts[2]).build();
	}
}
