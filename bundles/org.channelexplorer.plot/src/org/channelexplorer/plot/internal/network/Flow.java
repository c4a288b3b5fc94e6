package org.channelexplorer.plot.internal.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.model.Edge;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;

/**
 * The graph of a network between some of its layers: an edge is a way from one to the other that leads through none of them.
 *
 * @param nodes the layers in topological order, with the network's inputs and outputs
 * @param edges by node, the nodes it leads to, ascending; all are later ones
 */
public record Flow(List<Node> nodes, List<int[]> edges) {
	/** With more edges per node, those that have a detour through other nodes are left out: a dense block would be a black square. */
	private static final int EDGES = 2;

	/**
	 * A node.
	 *
	 * @param layer  its id
	 * @param label  its name for drawings
	 * @param number its place among the layers, from 1; 0 for inputs and outputs
	 */
	public record Node(String layer, String label, int number) {
	}

	/** @param layers ids of the layers, in network order; those that the network does not have stand alone */
	public static Flow of(Network network, List<String> layers) {
		Map<String, Integer> numbers = new HashMap<>();
		layers.forEach(l -> numbers.put(l, numbers.size() + 1));
		Map<String, List<String>> before = new HashMap<>();
		for (Edge e : network.edges()) {
			before.computeIfAbsent(e.to(), _ -> new ArrayList<>()).add(e.from());
		}
		List<Node> nodes = new ArrayList<>();
		List<BitSet> from = new ArrayList<>();
		Map<String, BitSet> sources = new HashMap<>();
		for (Layer layer : network.layers()) {
			BitSet reached = new BitSet();
			before.getOrDefault(layer.id(), List.of()).forEach(b -> reached.or(sources.getOrDefault(b, new BitSet())));
			Integer number = numbers.remove(layer.id());
			if (number == null && !layer.operation().equals(Layer.INPUT) && !layer.operation().equals(Layer.OUTPUT)) {
				sources.put(layer.id(), reached);
				continue;
			}
			BitSet itself = new BitSet();
			itself.set(nodes.size());
			sources.put(layer.id(), itself);
			from.add(reached);
			nodes.add(new Node(layer.id(), layer.label(), number == null ? 0 : number));
		}
		layers.stream().filter(numbers::containsKey).forEach(l -> {
			nodes.add(new Node(l, l, numbers.get(l)));
			from.add(new BitSet());
		});
		return new Flow(List.copyOf(nodes), edges(from));
	}

	private static List<int[]> edges(List<BitSet> from) {
		if (from.stream().mapToInt(BitSet::cardinality).sum() > EDGES * from.size()) {
			withoutDetours(from);
		}
		List<List<Integer>> to = new ArrayList<>();
		from.forEach(_ -> to.add(new ArrayList<>()));
		for (int v = 0; v < from.size(); v++) {
			for (int u = from.get(v).nextSetBit(0); u >= 0; u = from.get(v).nextSetBit(u + 1)) {
				to.get(u).add(v);
			}
		}
		return to.stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toList();
	}

	// the transitive reduction
	private static void withoutDetours(List<BitSet> from) {
		List<BitSet> ancestors = new ArrayList<>();
		for (BitSet direct : from) {
			BitSet further = new BitSet();
			for (int u = direct.nextSetBit(0); u >= 0; u = direct.nextSetBit(u + 1)) {
				further.or(ancestors.get(u));
			}
			BitSet all = (BitSet) further.clone();
			all.or(direct);
			ancestors.add(all);
			direct.andNot(further);
		}
	}
}
