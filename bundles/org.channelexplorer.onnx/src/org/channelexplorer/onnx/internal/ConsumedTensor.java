package org.channelexplorer.onnx.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/**
 * Finds the tensor that the consumers of a layer read: behind its non-linearity when nothing reads what is in front of that, behind its
 * normalisation.
 */
final class ConsumedTensor {
	private final Graph graph;
	private final Set<Integer> needed;

	/** @param output the tensor that everything is run for */
	ConsumedTensor(Graph graph, String output) {
		this.graph = graph;
		needed = graph.needed(List.of(output));
	}

	/** The tensor as a tap. @throws InputException when its channels are not one axis */
	Tap of(Layer layer) throws InputException {
		if (layer.pre() == null && layer.post() == null) {
			throw new InputException("the channels of layer " + layer.id() + " cannot be replaced: " + layer.unreadable());
		}
		Tap tap = layer.pre() == null ? layer.post() : layer.pre();
		if (layer.post() != null && layer.pre() != null && guards(layer.post().tensor(), layer.pre().tensor())) {
			tap = layer.post();
		} else {
			tap = normalised(tap);
		}
		if (tap.layout().alone()) {
			throw new InputException("the channels of layer " + layer.id() + " cannot be replaced: they are not one axis of [" + layer.shape() + "]");
		}
		return tap;
	}

	/** Nodes that read a tensor on the way to the output. */
	List<Integer> consumers(String tensor) {
		return graph.consumers(tensor).stream().filter(needed::contains).toList();
	}

	private Tap normalised(Tap tap) {
		List<Integer> readers = consumers(tap.tensor());
		if (readers.size() == 1 && graph.node(readers.getFirst()).getOpType().equals("BatchNormalization")) {
			return new Tap(Graph.output(graph.node(readers.getFirst())), tap.channels(), tap.height(), tap.width(), tap.layout());
		}
		return tap;
	}

	/** Whether every way from a tensor on leads through the gate. */
	private boolean guards(String gate, String from) {
		int last = graph.producerIndex(gate);
		Set<Integer> before = graph.needed(List.of(gate));
		Set<Integer> within = new HashSet<>();
		Set<String> open = new HashSet<>(Set.of(from));
		// the few nodes of a normalisation and a non-linearity
		for (int step = 0; step < 16 && !open.isEmpty(); step++) {
			Set<Integer> readers = open.stream().flatMap(t -> consumers(t).stream()).collect(Collectors.toSet());
			if (open.stream().anyMatch(graph::isOutput)) {
				return false;
			}
			open = new HashSet<>();
			for (int n : readers) {
				if (n != last && within.add(n)) {
					open.add(Graph.output(graph.node(n)));
				}
			}
		}
		return open.isEmpty() && before.containsAll(within);
	}
}
