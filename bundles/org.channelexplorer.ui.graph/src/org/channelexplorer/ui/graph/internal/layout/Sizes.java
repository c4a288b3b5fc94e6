package org.channelexplorer.ui.graph.internal.layout;

import java.util.Map;
import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.plot.internal.arrangement.Inside;
import org.channelexplorer.plot.internal.arrangement.Proportions;
import org.channelexplorer.plot.internal.network.NetworkBox;

/**
 * How large boxes are: by kind, not by text, so that a drawing looks even and needs no font to be measured for every layer.
 *
 * @param line    height of a line of the workbench's font in pixels
 * @param insides the miniatures of boxes that are unfolded, by the box' id
 */
public record Sizes(int line, Map<String, Inside> insides) {
	private static final int MINIATURE = 9;
	private static final double SLIGHT = 0.1;

	public Sizes {
		insides = Map.copyOf(insides);
	}

	/** Of boxes that are all folded. */
	public Sizes(int line) {
		this(line, Map.of());
	}

	/** The same with some boxes unfolded. */
	public Sizes with(Map<String, Inside> unfolded) {
		return new Sizes(line, unfolded);
	}

	public int width(DisplayNode node) {
		Inside inside = insides.get(node.id());
		return inside == null ? folded(node) : Math.max(folded(node), inside.width());
	}

	private int folded(DisplayNode node) {
		return line * Proportions.width(node);
	}

	public int height(DisplayNode node) {
		Inside inside = insides.get(node.id());
		return (node.rank() == NetworkBox.Rank.EXTRACTED ? line * 5 / 2 + 6 : line * 2 + 6) + (inside == null ? 0 : inside.extra());
	}

	/** A drawing that was laid out beside text of another size, as large as the present one asks for; itself when the difference is small. */
	public Drawing fit(Drawing kept) {
		for (int i = 0; i < kept.graph().nodes().size(); i++) {
			if (kept.inside(i) == null) {
				double factor = folded(kept.graph().nodes().get(i)) / (double) Math.max(1, kept.placement().boxes().get(i).width());
				return Math.abs(factor - 1) < SLIGHT ? kept : kept.scaled(factor);
			}
		}
		return kept;
	}

	/** The size in which a miniature is unfolded first: the box keeps its width, so that its neighbours stay where they are. */
	public Inside first(DisplayNode node, String operation) {
		return new Inside(java.util.List.of(operation), folded(node), line * MINIATURE);
	}
}
