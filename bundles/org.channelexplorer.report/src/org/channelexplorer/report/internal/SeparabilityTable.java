package org.channelexplorer.report.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.result.Course;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.core.util.InputException;

/** The separability of all layers, turned round: for every metric its course over the layers. */
final class SeparabilityTable {
	private final Map<String, Course> byMetric = new LinkedHashMap<>();
	private final List<String> layers;
	private final Catalogue catalogue;
	private LayerScores scores; // of all layers: the same call at every layer

	/** @param profile at least one layer */
	SeparabilityTable(List<Findings.Profiled> profile, Catalogue catalogue) throws InputException {
		this.catalogue = catalogue;
		layers = profile.stream().map(Findings.Profiled::layer).toList();
		List<LayerScores> found = new ArrayList<>();
		for (Findings.Profiled p : profile) {
			Result result = p.separability().found().orElse(null);
			if (result != null) {
				found.add(LayerScores.of(result));
			}
		}
		if (!found.isEmpty()) {
			scores = complete(LayerScores.joined(found));
			scores.metrics().forEach(m -> byMetric.put(m, scores.course(m, layers)));
		}
	}

	// a layer that has no scores is there, too: its place is on the axis
	private LayerScores complete(LayerScores some) {
		Map<String, Map<String, LayerScores.Score>> known = new LinkedHashMap<>();
		some.scores().forEach(s -> known.computeIfAbsent(s.layer(), _ -> new LinkedHashMap<>()).put(s.metric(), s));
		List<String> metrics = some.metrics();
		List<LayerScores.Score> all = layers.stream()
				.flatMap(layer -> metrics.stream()
						.map(m -> known.getOrDefault(layer, Map.of()).getOrDefault(m, new LayerScores.Score(layer, m, Double.NaN, Double.NaN, Double.NaN, ""))))
				.toList();
		return new LayerScores(some.summary(), some.basis(), some.higherIsBetter(), some.chance(), all, some.pairs());
	}

	boolean isEmpty() {
		return byMetric.isEmpty();
	}

	List<String> metrics() {
		return List.copyOf(byMetric.keySet());
	}

	/** A metric over all layers. */
	Course course(String metric) {
		return byMetric.get(metric);
	}

	String name(String metric) {
		return catalogue.find(ExtensionPoint.SEPARABILITY_METRICS, metric).map(c -> c.name()).orElse(metric);
	}

	String summary(String metric) {
		return catalogue.find(ExtensionPoint.SEPARABILITY_METRICS, metric).map(c -> c.documentation().summary()).orElse("");
	}

	/** The scores of all layers as one; of a table that is not empty. */
	LayerScores scores() {
		return scores;
	}

	/** A row per layer and metric, with the layer's number from 1. */
	Table table() {
		Table table = scores.toResult().table();
		int each = byMetric.size();
		List<Table.Column> columns = new ArrayList<>(table.columns());
		columns.addFirst(new Table.Column("number", IntStream.range(0, table.rows()).mapToLong(row -> row / each + 1L).toArray()));
		return new Table(columns);
	}
}
