package org.channelexplorer.plot.internal.arrangement;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A drawing of the network: a value, so that undoing is showing the earlier one.
 *
 * @param graph       what is drawn
 * @param collapsed   paths of the collapsed blocks
 * @param orientation which way the network flows
 * @param placement   where everything is
 * @param insides     the miniatures of boxes that are unfolded, by the box' id; also of boxes that a collapsed block hides
 */
public record Drawing(DisplayGraph graph, Set<String> collapsed, Orientation orientation, Placement placement, Map<String, Inside> insides) {

	/** A drawing without miniatures. */
	public Drawing(DisplayGraph graph, Set<String> collapsed, Orientation orientation, Placement placement) {
		this(graph, collapsed, orientation, placement, Map.of());
	}

	public Drawing {
		insides = Map.copyOf(insides);
		collapsed = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(collapsed));
		if (graph.nodes().size() != placement.boxes().size() || graph.edges().size() != placement.routes().size()) {
			throw new IllegalArgumentException("a placement of another graph");
		}
	}

	/** The same with boxes and routes elsewhere. */
	public Drawing with(Placement other) {
		return new Drawing(graph, collapsed, orientation, other, insides);
	}

	/** The same, larger or smaller. */
	public Drawing scaled(double factor) {
		Map<String, Inside> sized = new HashMap<>();
		insides.forEach((id, i) -> sized.put(id, i.sized((int) Math.round(i.width() * factor), (int) Math.round(i.height() * factor))));
		return new Drawing(graph, collapsed, orientation, placement.scaled(factor), sized);
	}

	/** The miniatures of a box, null when it is folded. */
	public Inside inside(int node) {
		return insides.get(graph.nodes().get(node).id());
	}
}
