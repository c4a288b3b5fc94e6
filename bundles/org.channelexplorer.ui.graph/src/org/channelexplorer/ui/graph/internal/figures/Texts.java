package org.channelexplorer.ui.graph.internal.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.ui.LayerMark;
import org.channelexplorer.ui.graph.internal.model.DisplayNode;
import org.channelexplorer.ui.graph.internal.model.Scores;
import org.eclipse.draw2d.FigureUtilities;
import org.eclipse.swt.graphics.Font;

/** Texts of boxes and their tooltips. */
public final class Texts {
	private static final String DOTS = "\u2026";

	private Texts() {
	}

	/** A text made to fit a width by leaving out its middle: layers differ at both ends of their names. */
	public static String shorten(String text, Font font, int width) {
		if (FigureUtilities.getTextWidth(text, font) <= width) {
			return text;
		}
		int low = 0;
		int high = text.length() - 1;
		while (low < high) { // the most characters that fit
			int middle = (low + high + 1) / 2;
			if (FigureUtilities.getTextWidth(cut(text, middle), font) <= width) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return cut(text, low);
	}

	/** A text made to fit a width by leaving out of what comes before its end; all of it when not even that is room enough for. */
	public static String shorten(String text, String end, Font font, int width) {
		if (end.isEmpty() || FigureUtilities.getTextWidth(text, font) <= width) {
			return shorten(text, font, width);
		}
		int room = width - FigureUtilities.getTextWidth(end, font);
		String start = text.substring(0, text.length() - end.length());
		return room < FigureUtilities.getTextWidth(cut(start, 2), font) ? shorten(end.replaceFirst("^\\W+", ""), font, width)
				: shorten(start, font, room) + end;
	}

	/** A text in lines that fit a width, broken between words. */
	public static List<String> wrapped(String text, Font font, int width) {
		List<String> lines = new ArrayList<>();
		String line = "";
		for (String word : text.split(" ")) {
			String longer = line.isEmpty() ? word : line + " " + word;
			if (!line.isEmpty() && FigureUtilities.getTextWidth(longer, font) > width) {
				lines.add(line);
				longer = word;
			}
			line = longer;
		}
		lines.add(line);
		return lines;
	}

	private static String cut(String text, int keep) {
		int end = keep / 2;
		return text.substring(0, keep - end) + DOTS + text.substring(text.length() - end);
	}

	/** What is known of a box, one fact per line: the mark and the score first, then the shape. */
	public static String facts(DisplayNode node, Style style) {
		LayerMark mark = style.mark(node);
		return (mark == null ? "" : mark.text() + "\n") + facts(node, style.scores());
	}

	/** What is known of a box without marks, one fact per line: the score first, then the shape. */
	public static String facts(DisplayNode node, Scores scores) {
		List<String> lines = new ArrayList<>();
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

	/** The name of a box. */
	public static String name(DisplayNode node) {
		return node.isBlock() ? "Block " + node.block() : node.layer().label();
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
