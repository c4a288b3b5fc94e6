package org.channelexplorer.ui.graph.internal.model;

import java.util.LinkedHashSet;
import java.util.Set;
import org.channelexplorer.ui.graph.internal.layout.Orientation;
import org.channelexplorer.ui.graph.internal.layout.Placement;

/**
 * A drawing of the network: a value, so that undoing is showing the earlier one.
 *
 * @param graph       what is drawn
 * @param collapsed   paths of the collapsed blocks
 * @param orientation which way the network flows
 * @param placement   where everything is
 */
public record Drawing(DisplayGraph graph, Set<String> collapsed, Orientation orientation, Placement placement) {

	public Drawing {
		collapsed = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(collapsed));
		if (graph.nodes().size() != placement.boxes().size() || graph.edges().size() != placement.routes().size()) {
			throw new IllegalArgumentException("a placement of another graph");
		}
	}

	/** The same with boxes and routes elsewhere. */
	public Drawing with(Placement other) {
		return new Drawing(graph, collapsed, orientation, other);
	}
}
