package org.channelexplorer.core.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds where the branches of a block come together: the concatenation of an Inception module, the sum of a residual unit. */
final class BlockOutputs {
	private static final Set<String> JOINS = Set.of("Concat", "Add", "Sum");

	private final Map<String, Layer> byId = new HashMap<>();
	private final Map<String, List<String>> next = new HashMap<>();
	private final Map<String, Set<String>> previous = new HashMap<>();

	private BlockOutputs(Network network) {
		network.layers().forEach(l -> byId.put(l.id(), l));
		network.edges().forEach(e -> {
			next.computeIfAbsent(e.from(), _ -> new ArrayList<>()).add(e.to());
			previous.computeIfAbsent(e.to(), _ -> new HashSet<>()).add(e.from());
		});
	}

	/** Ids of the layers that join at least two others and whose output, after its non-linearity if there is one, leaves their block. */
	static Set<String> of(Network network) {
		BlockOutputs graph = new BlockOutputs(network);
		Set<String> found = new LinkedHashSet<>();
		for (Layer layer : network.layers()) {
			if (JOINS.contains(layer.operation()) && !layer.step() && graph.previous.getOrDefault(layer.id(), Set.of()).size() > 1
					&& graph.leaves(layer.id(), layer.block())) {
				found.add(layer.id());
			}
		}
		return found;
	}

	private boolean leaves(String id, String block) {
		List<String> consumers = next.getOrDefault(id, List.of());
		if (consumers.isEmpty() || block.isEmpty()) {
			return true;
		}
		for (String consumer : consumers) {
			Layer layer = byId.get(consumer);
			boolean inside = layer.block().equals(block) || layer.block().startsWith(block + "/");
			if (!inside || layer.activation() && leaves(consumer, block)) {
				return true;
			}
		}
		return false;
	}
}
