package org.channelexplorer.ui.graph.internal.editor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.plot.internal.arrangement.Inside;
import org.channelexplorer.plot.internal.arrangement.Placement;
import org.channelexplorer.ui.graph.internal.layout.Room;
import org.channelexplorer.ui.graph.internal.layout.Sizes;

/** Drawings with other miniatures: boxes get room, everything else keeps its place as far as it can. */
public final class Unfolding {
	private final Drawing drawing;
	private final Sizes folded;
	private final Map<String, Inside> insides;

	/**
	 * @param drawing what is changed
	 * @param sizes   sizes of boxes
	 * @param insides the miniatures that are shown, or soon will be
	 */
	public Unfolding(Drawing drawing, Sizes sizes, Map<String, Inside> insides) {
		this.drawing = drawing;
		folded = sizes.with(Map.of());
		this.insides = new HashMap<>(insides);
	}

	/** Whether a box shows an operation's miniature. */
	public static boolean shows(Drawing drawing, DisplayNode node, String operation) {
		Inside inside = drawing.insides().get(node.id());
		return inside != null && inside.operations().contains(operation);
	}

	/** Unfolds an operation's miniature in boxes, or folds it away; boxes of which nothing was read have none. */
	public Unfolding show(List<DisplayNode> nodes, String operation, boolean show) {
		for (DisplayNode node : nodes) {
			Inside inside = insides.get(node.id());
			boolean shown = inside != null && inside.operations().contains(operation);
			if (shown != show && !node.extracted().isEmpty()) {
				put(node, inside == null ? folded.first(node, operation) : inside.toggled(operation));
			}
		}
		return this;
	}

	/** Folds everything away. */
	public Unfolding fold(List<DisplayNode> nodes) {
		nodes.forEach(n -> insides.remove(n.id()));
		return this;
	}

	/** Gives the miniatures of a box another size. */
	public Unfolding size(DisplayNode node, int width, int height) {
		Inside inside = insides.get(node.id());
		if (inside != null) {
			put(node, inside.sized(width, height));
		}
		return this;
	}

	/** Makes the miniatures of boxes larger or smaller. */
	public Unfolding scale(List<DisplayNode> nodes, double factor) {
		for (DisplayNode node : nodes) {
			Inside inside = insides.get(node.id());
			if (inside != null) {
				size(node, (int) Math.round(folded.with(Map.of(node.id(), inside)).width(node) * factor), (int) Math.round(inside.height() * factor));
			}
		}
		return this;
	}

	private void put(DisplayNode node, Inside inside) {
		if (inside == null) {
			insides.remove(node.id());
		} else {
			insides.put(node.id(), inside);
		}
	}

	/** The changed miniatures. */
	public Map<String, Inside> insides() {
		return Map.copyOf(insides);
	}

	/** The changed drawing. */
	public Drawing drawing() {
		Sizes before = folded.with(drawing.insides());
		Sizes after = folded.with(insides);
		TreeMap<Integer, Room.Size> changed = new TreeMap<>();
		for (int i = 0; i < drawing.graph().nodes().size(); i++) {
			DisplayNode n = drawing.graph().nodes().get(i);
			Box now = drawing.placement().boxes().get(i);
			int dx = after.width(n) - before.width(n);
			int dy = after.height(n) - before.height(n);
			if (dx != 0 || dy != 0) {
				changed.put(i, new Room.Size(now.width() + dx, now.height() + dy));
			}
		}
		Placement placement = Room.resized(drawing.graph(), drawing.placement(), drawing.orientation(), changed);
		return new Drawing(drawing.graph(), drawing.collapsed(), drawing.orientation(), placement, insides);
	}
}
