package org.channelexplorer.plot.internal.heatmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.result.ActivationHeatmap;
import org.channelexplorer.plot.View;

/** A heatmap in words and numbers. */
final class HeatmapText {
	private static final int ROWS = 20;
	private static final long MOST_CELLS = 1_000_000;

	private final Heatmap plot;

	HeatmapText(Heatmap plot) {
		this.plot = plot;
	}

	String of(View view) {
		StringBuilder text = new StringBuilder("Activation heatmap of layer " + plot.title() + ": " + String.join(", ", plot.facts()) + ".\n");
		String pixel = plot.pixel(view);
		if (!pixel.isEmpty()) {
			text.append(pixel).append(".\n");
		}
		Labels labels = plot.data().labels();
		plot.legend(view).forEach(e -> text.append(e.name()).append(": ").append(e.total()).append(e.total() == 1 ? " image" : " images")
				.append(view.some() ? ", " + e.chosen() + " selected" : "").append(".\n"));
		Set<Integer> missing = new TreeSet<>(IntStream.range(0, labels.classes().size()).boxed().toList());
		long readable = MOST_CELLS / Math.max(1, plot.columns().length);
		int listed = 0;
		for (int r = 0; r < plot.rows().length && (r < ROWS || !missing.isEmpty() && r < readable); r++) {
			double[] means = means(plot.rows()[r], labels);
			int high = best(means, 1);
			if (missing.remove(high) || r < ROWS) { // behind the first rows only the first of each class
				row(text, view, r, means);
				listed++;
			}
		}
		if (plot.rows().length > listed) {
			text.append("And ").append(plot.rows().length - listed).append(" more rows.\n");
		}
		return text.toString();
	}

	private void row(StringBuilder text, View view, int row, double[] means) {
		Labels labels = plot.data().labels();
		int channel = plot.rows()[row];
		text.append("Row ").append(row + 1).append(", channel ").append(channel);
		int high = best(means, 1);
		int low = best(means, -1);
		if (high >= 0) {
			text.append(": highest mean in ").append(labels.classes().get(high)).append(" (").append(Heatmap.number(means[high])).append(")");
		}
		if (low >= 0 && low != high) {
			text.append(", lowest in ").append(labels.classes().get(low)).append(" (").append(Heatmap.number(means[low])).append(")");
		}
		text.append(view.channels().get(channel) ? ", selected.\n" : ".\n");
	}

	private double[] means(int channel, Labels labels) {
		double[] sums = new double[labels.classes().size()];
		int[] counts = new int[sums.length];
		for (int column = 0; column < plot.columns().length; column++) {
			int c = plot.columnFacts().classOf(plot.columns()[column]);
			if (c >= 0) {
				sums[c] += plot.cells().value(column, channel);
				counts[c]++;
			}
		}
		return IntStream.range(0, sums.length).mapToDouble(c -> counts[c] == 0 ? Double.NaN : sums[c] / counts[c]).toArray();
	}

	private static int best(double[] means, int sign) {
		return IntStream.range(0, means.length).filter(c -> !Double.isNaN(means[c])).boxed().max((a, b) -> Double.compare(sign * means[a], sign * means[b]))
				.orElse(-1);
	}

	/** A row for every row: the channel and its scores, then its values, a column for every image, where those are not more than a million. */
	Table table() {
		ActivationHeatmap heatmap = plot.heatmap();
		int[] rows = plot.rows();
		List<Table.Column> columns = new ArrayList<>();
		columns.add(new Table.Column("channel", Arrays.stream(rows).asLongStream().toArray()));
		columns.add(new Table.Column("rank", Arrays.stream(rows).mapToLong(plot::rank).toArray()));
		for (int k = 0; k < heatmap.rankings().size(); k++) {
			int at = k;
			columns.add(new Table.Column(heatmap.rankings().get(k).id(),
					Arrays.stream(rows).mapToDouble(c -> heatmap.channels().get(plot.rank(c) - 1).scores().get(at).score()).toArray()));
		}
		Set<String> names = new HashSet<>(columns.stream().map(Table.Column::name).toList());
		if ((long) rows.length * plot.columns().length <= MOST_CELLS) {
			for (int column = 0; column < plot.columns().length; column++) {
				int at = column;
				String file = plot.data().images().get(plot.columns()[column]).file();
				columns.add(new Table.Column(names.add(file) ? file : file + " (" + plot.columns()[column] + ")",
						Arrays.stream(rows).mapToDouble(c -> plot.cells().value(at, c)).toArray()));
			}
		}
		return new Table(columns);
	}
}
