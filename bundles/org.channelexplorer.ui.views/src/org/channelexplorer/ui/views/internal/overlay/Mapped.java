package org.channelexplorer.ui.views.internal.overlay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.model.Edge;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.Tap.Layout;

/**
 * The layer whose maps stand for a layer that has none, such as a pooled one: the nearest one before it that was read and has maps.
 *
 * @param layer its id
 * @param same  whether its channels are those of the layer it stands for: there are as many, and no dense layer lies between
 */
public record Mapped(String layer, boolean same) {

	/** Empty when the layer has maps itself, is not known, or no layer before it has maps. */
	public static Optional<Mapped> of(Analysis analysis, String layer) {
		Network network = analysis.network();
		Tap tap = tap(network, layer);
		if (tap == null || !point(tap)) {
			return Optional.empty();
		}
		List<String> read = analysis.layers();
		Set<String> seen = new HashSet<>(Set.of(layer));
		Deque<String> front = new ArrayDeque<>(Set.of(layer));
		boolean mixed = weighs(network, layer);
		while (!front.isEmpty()) { // breadth first: the nearest is found first
			String at = front.removeFirst();
			for (Edge edge : network.edges()) {
				if (edge.to().equals(at) && seen.add(edge.from())) {
					Tap before = tap(network, edge.from());
					if (before != null && maps(before) && read.contains(edge.from())) {
						return Optional.of(new Mapped(edge.from(), !mixed && before.channels() == tap.channels()));
					}
					mixed |= weighs(network, edge.from());
					front.addLast(edge.from());
				}
			}
		}
		return Optional.empty();
	}

	/** The other layers that were read whose maps have the same size and which have as many channels: what can be subtracted. */
	static List<String> alike(Analysis analysis, String layer) {
		Tap own = tap(analysis.network(), layer);
		return own == null || !planes(own) ? List.of()
				: analysis.layers().stream().filter(other -> !other.equals(layer) && alike(own, tap(analysis.network(), other))).toList();
	}

	private static boolean alike(Tap one, Tap other) {
		return other != null && planes(other) && one.channels() == other.channels() && one.height() == other.height() && one.width() == other.width();
	}

	private static Tap tap(Network network, String layer) {
		return network.layer(layer).map(l -> l.pre() != null ? l.pre() : l.post()).orElse(null);
	}

	// makes each of its channels of all those before
	private static boolean weighs(Network network, String layer) {
		return network.layer(layer).map(Layer::operation).filter(Set.of("Conv", "Gemm", "MatMul")::contains).isPresent(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private static boolean point(Tap tap) {
		return tap.layout() == Layout.DENSE || planes(tap) && tap.height() == 1 && tap.width() == 1;
	}

	private static boolean maps(Tap tap) {
		return planes(tap) && tap.height() * tap.width() != 1;
	}

	private static boolean planes(Tap tap) {
		return tap.layout() == Layout.CHANNELS_FIRST || tap.layout() == Layout.CHANNELS_LAST;
	}
}
