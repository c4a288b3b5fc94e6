package org.channelexplorer.ui;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.model.Edge;
import org.channelexplorer.core.model.Network;

/** A layer that was not read is no dead end: the nearest one that was read, and reading it, are a click away. */
final class UnreadLayer {
	static final String TEXT = "was not read in this analysis.";
	private static final String SHOW = "show"; //$NON-NLS-1$
	private static final String READ = "read"; //$NON-NLS-1$

	private UnreadLayer() {
	}

	/**
	 * Says that a layer was not read, with links to what can be done.
	 *
	 * @param subject its name
	 * @param source  who selects the other layer
	 */
	static void offer(HeaderLine header, String subject, AnalysisSession session, String layer, Object source) {
		Network network = session.analysis().network();
		Optional<String> near = nearest(session.analysis(), layer);
		List<String> links = new ArrayList<>();
		near.ifPresent(n -> links.add("<a href=\"" + SHOW + "\">Show " + network.label(n).replace("&", "&&") + "</a>"));
		network.layer(layer).filter(l -> l.pre() != null || l.post() != null).ifPresent(_ -> links.add("<a href=\"" + READ + "\">Read this layer\u2026</a>"));
		header.offer(subject, TEXT, String.join("  ", links), chosen -> {
			if (chosen.equals(SHOW)) {
				session.selection().change(s -> s.withLayers(List.of(near.orElseThrow())), source);
			} else {
				MoreLayers.ask(header.getShell(), session, List.of(layer));
			}
		});
	}

	/** The nearest before it, else the nearest after it; empty when no connected layer was read. */
	private static Optional<String> nearest(Analysis analysis, String layer) {
		return nearest(analysis, layer, Edge::to, Edge::from).or(() -> nearest(analysis, layer, Edge::from, Edge::to));
	}

	private static Optional<String> nearest(Analysis analysis, String layer, Function<Edge, String> here, Function<Edge, String> there) {
		List<String> read = analysis.layers();
		Set<String> seen = new HashSet<>(Set.of(layer));
		Deque<String> front = new ArrayDeque<>(Set.of(layer));
		while (!front.isEmpty()) { // breadth first: the nearest is found first
			String at = front.removeFirst();
			for (Edge edge : analysis.network().edges()) {
				String next = there.apply(edge);
				if (here.apply(edge).equals(at) && seen.add(next)) {
					if (read.contains(next)) {
						return Optional.of(next);
					}
					front.addLast(next);
				}
			}
		}
		return Optional.empty();
	}
}
