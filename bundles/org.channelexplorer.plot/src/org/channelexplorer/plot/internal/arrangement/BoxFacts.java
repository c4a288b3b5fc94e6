package org.channelexplorer.plot.internal.arrangement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.plot.internal.network.NetworkBox;
import org.channelexplorer.plot.internal.network.Scores;

/** What stands in boxes, and what is known of them besides. */
public final class BoxFacts {
	private BoxFacts() {
	}

	/** What stands in a box. */
	public static NetworkBox box(DisplayNode node, Scores scores, BoxMarks marks) {
		List<String> scored = node.extracted().stream().filter(scores.byLayer()::containsKey).toList();
		return new NetworkBox(new NetworkBox.Words(node.title(), node.subtitle(), node.size()), node.rank(), node.isBlock(), scores.of(scored),
				scored.isEmpty() ? Optional.empty() : Optional.ofNullable(scores.intervals().get(scored.getLast())), marks.of(node));
	}

	/** The name of a box. */
	public static String name(DisplayNode node) {
		return node.isBlock() ? "Block " + node.block() : node.layer().label();
	}

	/** What is known of a box, one fact per line: the mark and the score first, then the shape. */
	public static String of(DisplayNode node, Scores scores, BoxMarks marks) {
		List<String> lines = new ArrayList<>();
		marks.of(node).ifPresent(m -> lines.add(m.text()));
		score(node, scores, lines);
		if (node.isBlock()) {
			lines.add(node.members().size() + " layers, " + node.extracted().size() + " of them read");
			lines.add("Block " + node.block());
			lines.add("Double-click to expand");
		} else {
			layer(node, node.layer(), lines);
		}
		return String.join("\n", lines);
	}

	/** The score of a box with its interval, of a block the range and the last layer's; empty when there is none. */
	public static String score(DisplayNode node, Scores scores) {
		List<String> lines = new ArrayList<>();
		score(node, scores, lines);
		return String.join("\n", lines);
	}

	private static void score(DisplayNode node, Scores scores, List<String> lines) {
		List<String> scored = node.extracted().stream().filter(scores.byLayer()::containsKey).toList();
		if (scored.isEmpty()) {
			return;
		}
		List<Double> values = scores.of(scored);
		double min = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
		double max = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
		String better = scores.higherIsBetter() ? "" : ", lower is better";
		if (node.isBlock() && scored.size() > 1) {
			lines.add(scores.metric() + ": " + Scores.text(min) + " to " + Scores.text(max) + better);
			lines.add("Last layer: " + scores.text(scored.getLast()));
		} else {
			lines.add(scores.metric() + ": " + scores.text(scored.getLast()) + better);
		}
		Scores.Interval interval = scores.intervals().get(scored.getLast());
		if (interval != null) {
			lines.set(lines.size() - 1, lines.getLast() + String.format(Locale.ROOT, ", %.0f %% interval", interval.level() * 100));
		}
		if (!Double.isNaN(scores.scale().chance())) {
			lines.add("Chance: " + Scores.text(scores.scale().chance()));
		}
	}

	private static void layer(DisplayNode node, Layer layer, List<String> lines) {
		lines.add(layer.operation() + (layer.shape().isEmpty() ? "" : ", output " + layer.shape()));
		lines.add(layer.id());
		if (!layer.block().isEmpty()) {
			lines.add("Block: " + layer.block());
		}
		if (layer.unreadable() != null) {
			lines.add("Cannot be read: " + layer.unreadable());
		} else if (node.extracted().isEmpty()) {
			lines.add("Not read in this analysis");
		}
	}
}
