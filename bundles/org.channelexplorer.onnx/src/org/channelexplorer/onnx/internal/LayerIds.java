package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ids of the layers: the node's name where it is given and unique, else the name of its first output. A clash adds
 * {@code #2}, {@code #3} and so on; nodes come first, so that their ids do not depend on the network's inputs and outputs.
 */
public final class LayerIds {
	private final List<String> nodes = new ArrayList<>();
	private final Map<String, String> inputs = new HashMap<>();
	private final Map<String, String> outputs = new HashMap<>();
	private final Set<String> taken = new HashSet<>();

	public LayerIds(Graph graph) {
		GraphProto proto = graph.proto();
		Map<String, Integer> uses = new HashMap<>();
		proto.getNodeList().forEach(n -> uses.merge(n.getName(), 1, Integer::sum));
		for (NodeProto node : proto.getNodeList()) {
			String name = node.getName();
			nodes.add(unique(!name.isEmpty() && uses.get(name) == 1 ? name : Graph.output(node)));
		}
		for (ValueInfoProto input : graph.inputs()) {
			inputs.putIfAbsent(input.getName(), unique(input.getName()));
		}
		for (ValueInfoProto output : proto.getOutputList()) {
			outputs.putIfAbsent(output.getName(), unique(output.getName()));
		}
	}

	private String unique(String wanted) {
		String base = wanted.isEmpty() ? "unnamed" : wanted;
		String id = base;
		for (int i = 2; !taken.add(id); i++) {
			id = base + "#" + i;
		}
		return id;
	}

	/** Id of the node with this index. */
	public String node(int n) {
		return nodes.get(n);
	}

	/** Index of the node with this id, -1 when there is none. */
	public int indexOf(String id) {
		return nodes.indexOf(id);
	}

	/** Id of the pseudo layer of an input. */
	String input(String tensor) {
		return inputs.get(tensor);
	}

	/** Id of the pseudo layer of an output. */
	String output(String tensor) {
		return outputs.get(tensor);
	}
}
