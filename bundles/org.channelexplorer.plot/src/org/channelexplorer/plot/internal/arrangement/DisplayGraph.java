package org.channelexplorer.plot.internal.arrangement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.model.Edge;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;

/** What is drawn of a network when some blocks are collapsed. Immutable; boxes and edges in network order. */
public final class DisplayGraph {
	private final List<DisplayNode> nodes;
	private final List<DisplayEdge> edges;
	private final Map<String, Integer> index = new HashMap<>();
	private final Map<String, Integer> nodeOfLayer;
	private final List<List<Integer>> outgoing = new ArrayList<>();
	private final List<List<Integer>> incoming = new ArrayList<>();

	private DisplayGraph(List<DisplayNode> nodes, List<DisplayEdge> edges, Map<String, Integer> nodeOfLayer) {
		this.nodes = List.copyOf(nodes);
		this.edges = List.copyOf(edges);
		this.nodeOfLayer = nodeOfLayer;
		for (int i = 0; i < nodes.size(); i++) {
			index.put(nodes.get(i).id(), i);
			outgoing.add(new ArrayList<>());
			incoming.add(new ArrayList<>());
		}
		for (int e = 0; e < edges.size(); e++) {
			outgoing.get(edges.get(e).from()).add(e);
			incoming.get(edges.get(e).to()).add(e);
		}
	}

	/** The drawing of a network. Collapsed paths which are no blocks of it are ignored. */
	public static DisplayGraph of(Network network, Collection<String> extracted, Set<String> collapsed) {
		Set<String> known = new Blocks(network).paths();
		Set<String> read = new LinkedHashSet<>(extracted);
		Map<String, List<Layer>> members = new LinkedHashMap<>();
		Map<String, String> block = new HashMap<>();
		for (Layer layer : network.layers()) {
			String outer = Blocks.levels(layer.block()).stream().filter(p -> collapsed.contains(p) && known.contains(p)).findFirst().orElse(null);
			String id = outer == null ? layer.id() : DisplayNode.blockId(outer);
			members.computeIfAbsent(id, x -> new ArrayList<>()).add(layer);
			if (outer != null) {
				block.put(id, outer);
			}
		}
		List<DisplayNode> nodes = new ArrayList<>(members.size());
		Map<String, Integer> nodeOfLayer = new HashMap<>();
		members.forEach((id, layers) -> {
			layers.forEach(l -> nodeOfLayer.put(l.id(), nodes.size()));
			String path = block.get(id);
			nodes.add(new DisplayNode(id, path == null ? layers.getFirst() : null, path == null ? layers.getFirst().block() : path, layers,
					layers.stream().map(Layer::id).filter(read::contains).toList()));
		});
		return new DisplayGraph(nodes, edges(network, nodeOfLayer), nodeOfLayer);
	}

	private static List<DisplayEdge> edges(Network network, Map<String, Integer> nodeOfLayer) {
		record Ends(int from, int to) {
		}
		Map<Ends, Set<String>> tensors = new LinkedHashMap<>();
		for (Edge e : network.edges()) {
			Integer from = nodeOfLayer.get(e.from());
			Integer to = nodeOfLayer.get(e.to());
			if (from != null && to != null && !from.equals(to)) {
				tensors.computeIfAbsent(new Ends(from, to), x -> new LinkedHashSet<>()).add(e.tensor());
			}
		}
		List<DisplayEdge> edges = new ArrayList<>(tensors.size());
		tensors.forEach((ends, names) -> edges.add(new DisplayEdge(ends.from, ends.to, List.copyOf(names))));
		return edges;
	}

	public List<DisplayNode> nodes() {
		return nodes;
	}

	public List<DisplayEdge> edges() {
		return edges;
	}

	/** Index of the box with this id, -1 for none. */
	public int indexOf(String nodeId) {
		return index.getOrDefault(nodeId, -1);
	}

	/** Index of the box that shows a layer, -1 when the network has no such layer. */
	public int indexOfLayer(String layerId) {
		return nodeOfLayer.getOrDefault(layerId, -1);
	}

	/** Indices of the edges that leave a box. */
	public List<Integer> outgoing(int node) {
		return outgoing.get(node);
	}

	/** Indices of the edges that enter a box. */
	public List<Integer> incoming(int node) {
		return incoming.get(node);
	}
}
