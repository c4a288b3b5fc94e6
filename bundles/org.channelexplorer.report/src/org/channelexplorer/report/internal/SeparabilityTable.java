package org.channelexplorer.report.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
	private final Map<String, String> notes = new LinkedHashMap<>(); // by metric and layer
	private final List<String> layers = new ArrayList<>();
	private final Catalogue catalogue;
	private LayerScores first; // the basis of all: the same call at every layer

	/** @param profile at least one layer */
	SeparabilityTable(List<Findings.Profiled> profile, Catalogue catalogue) throws InputException {
		this.catalogue = catalogue;
		int n = profile.size();
		for (int i = 0; i < n; i++) {
			layers.add(profile.get(i).layer());
			Result result = profile.get(i).separability().found().orElse(null);
			if (result != null) {
				add(LayerScores.of(result), i, n);
			}
		}
	}

	private void add(LayerScores scores, int layer, int n) {
		first = first == null ? scores : first;
		for (LayerScores.Score score : scores.scores()) {
			double[][] values = byMetric.computeIfAbsent(score.metric(), _ -> {
				double[][] none = new double[3][n];
				Arrays.stream(none).forEach(v -> Arrays.fill(v, Double.NaN));
				return none;
			});
			values[0][layer] = score.score();
			values[1][layer] = score.low();
			values[2][layer] = score.high();
			notes.put(score.metric() + "/" + layer, score.note());
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

	/** The scores of all layers as one; of a table that is not empty. A layer that has none is there, too: its place is on the axis. */
	LayerScores scores() {
		List<LayerScores.Score> scores = new ArrayList<>();
		for (int i = 0; i < layers.size(); i++) {
			for (String m : metrics()) {
				double[][] v = values(m);
				scores.add(new LayerScores.Score(layers.get(i), m, v[0][i], v[1][i], v[2][i], notes.getOrDefault(m + "/" + i, "")));
			}
		}
		return new LayerScores(first.summary(), first.basis(), metrics().stream().collect(Collectors.toMap(m -> m, this::higherIsBetter)), scores,
				Optional.empty());
	}

	/** A row per layer and metric, with the layer's number from 1. */
	Table table() {
		Table scores = scores().toResult().table();
		int each = byMetric.size();
		List<Table.Column> columns = new ArrayList<>(scores.columns());
		columns.addFirst(new Table.Column("number", IntStream.range(0, scores.rows()).mapToLong(row -> row / each + 1L).toArray()));
		return new Table(columns);
	}
}
