package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the convolutions between two replaced tensors that read no replaced channel: behind another convolution or dense layer that does, with nothing
 * in between that mixes what comes from elsewhere, as inside the blocks of residual networks.
 */
final class BetweenPlaces {
	/** Leave channels apart and read no second tensor of the image. */
	private static final Set<String> ALONE = Set.of("Relu", "LeakyRelu", "PRelu", "Clip", "Elu", "Selu", "Celu", "Sigmoid", "HardSigmoid", "HardSwish", "Tanh",
			"Softplus", "Gelu", "Mish", "BatchNormalization", "Identity", "Dropout", "MaxPool", "AveragePool");
	private static final Set<String> MIX = Set.of("Conv", "Gemm", "MatMul");

	private final Graph graph;
	private final List<Integer> nodes;
	private final List<String> replaced;
	private final Map<Integer, Found> found = new TreeMap<>();

	/**
	 * A convolution.
	 *
	 * @param node   index
	 * @param behind index of the replaced tensor in front of it
	 * @param before indices of those that it leads to
	 */
	record Found(int node, int behind, List<Integer> before) {
	}

	/** @param nodes those behind the replaced tensors, in topological order @param replaced the tensors, each once */
	BetweenPlaces(Graph graph, List<Integer> nodes, List<String> replaced) {
		this.graph = graph;
		this.nodes = nodes;
		this.replaced = replaced;
		for (int place = 0; place < replaced.size(); place++) {
			follow(replaced.get(place), place);
		}
	}

	/** In network order. */
	List<Found> found() {
		return nodes.stream().filter(found::containsKey).map(found::get).toList();
	}

	private record Way(String tensor, boolean mixed) {
	}

	private void follow(String from, int place) {
		List<Way> open = new ArrayList<>(List.of(new Way(from, false)));
		Set<Way> seen = new HashSet<>(open);
		while (!open.isEmpty()) {
			Way at = open.removeLast();
			for (int n : graph.consumers(at.tensor)) {
				NodeProto node = graph.node(n);
				String output = Graph.output(node);
				if (node.getInput(0).equals(at.tensor) && nodes.contains(n) && !replaced.contains(output)) {
					boolean mixes = MIX.contains(node.getOpType()) && !depthwise(node);
					Way next = new Way(output, at.mixed || mixes);
					if ((mixes || alone(node)) && seen.add(next)) {
						open.add(next);
					}
				}
				if (at.mixed && node.getInput(0).equals(at.tensor) && nodes.contains(n) && changeable(node)) {
					List<Integer> before = leadsTo(output);
					if (!before.isEmpty()) {
						found.putIfAbsent(n, new Found(n, place, before));
					}
				}
			}
		}
	}

	private boolean alone(NodeProto node) {
		return (ALONE.contains(node.getOpType()) || depthwise(node)) && node.getInputList().stream().skip(1).noneMatch(graph::carriesData);
	}

	private static boolean depthwise(NodeProto node) {
		return node.getOpType().equals("Conv") && Attributes.integer(node, "group", 1) > 1;
	}

	/** Whether the weights are numbers of the file that nothing else reads. */
	private boolean changeable(NodeProto node) {
		return node.getOpType().equals("Conv") && Attributes.integer(node, "group", 1) == 1 && node.getInputCount() > 1 && own(node.getInput(1), 4)
				&& (node.getInputCount() < 3 || node.getInput(2).isEmpty() || own(node.getInput(2), 1));
	}

	private boolean own(String tensor, int rank) {
		TensorProto weights = graph.initializer(tensor);
		return weights != null && weights.getDataType() == TensorProto.DataType.FLOAT_VALUE && weights.getDimsCount() == rank
				&& graph.consumers(tensor).size() == 1 && !graph.isOutput(tensor);
	}

	private List<Integer> leadsTo(String tensor) {
		Set<String> reached = new HashSet<>(Set.of(tensor));
		Set<Integer> places = new LinkedHashSet<>();
		for (int n : nodes) {
			if (graph.reads(n).stream().anyMatch(reached::contains)) {
				reached.addAll(graph.node(n).getOutputList());
			}
		}
		for (int p = 0; p < replaced.size(); p++) {
			if (reached.contains(replaced.get(p))) {
				places.add(p);
			}
		}
		return List.copyOf(places);
	}
}
