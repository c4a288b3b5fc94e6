package org.channelexplorer.djl.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.djl.internal.flat.FlatNetwork;
import org.channelexplorer.djl.internal.flat.Node;

/** Finds non-linearities: single operators, and x * sigmoid(x). */
final class NonLinearity {
	private static final Set<String> OPERATORS = Set.of("relu", "relu6", "hardtanh", "clamp", "clamp_min", "leaky_relu", "prelu", "rrelu", "elu", "selu",
			"celu", "gelu", "silu", "mish", "hardswish", "hardsigmoid", "sigmoid", "tanh", "softplus", "softsign", "softmax", "log_softmax", "logsigmoid",
			"threshold", "hardshrink", "softshrink", "tanhshrink", "glu", "erf");
	private static final Set<String> NORMALISATIONS = Set.of("batch_norm", "layer_norm", "group_norm", "instance_norm", "rms_norm");
	private static final Set<String> GATES = Set.of("sigmoid", "hardsigmoid", "tanh", "relu6", "clamp");

	private final FlatNetwork network;
	private final Map<Integer, List<Integer>> readers = new HashMap<>();
	private final Set<Integer> parts = new HashSet<>();

	NonLinearity(FlatNetwork network) {
		this.network = network;
		network.nodes().forEach(n -> n.inputs().forEach(i -> readers.computeIfAbsent(i, _ -> new ArrayList<>()).add(n.id())));
		network.nodes().forEach(n -> gated(n.id()));
	}

	/** Whether the node is a non-linearity or part of one. */
	boolean contains(Node node) {
		return OPERATORS.contains(node.operator()) || parts.contains(node.id());
	}

	/** The node of the non-linearity that reads the given one, a normalisation passed over; -1 when there is none. */
	int after(int node) {
		int found = behind(node);
		for (int reader : readers.getOrDefault(node, List.of())) {
			if (found < 0 && NORMALISATIONS.contains(network.nodes().get(reader).operator()) && first(reader) == node) {
				found = behind(reader);
			}
		}
		return found;
	}

	private int first(int node) {
		return network.nodes().get(node).inputs().getFirst();
	}

	private int behind(int node) {
		int gated = gated(node);
		if (gated >= 0) {
			return gated;
		}
		for (int reader : readers.getOrDefault(node, List.of())) {
			if (OPERATORS.contains(network.nodes().get(reader).operator()) && first(reader) == node) {
				return reader;
			}
		}
		return -1;
	}

	/** The product of a tensor and a gate that reads the same one; -1 when there is none. */
	private int gated(int node) {
		for (int gate : readers.getOrDefault(node, List.of())) {
			if (!GATES.contains(network.nodes().get(gate).operator())) {
				continue;
			}
			for (int product : readers.getOrDefault(gate, List.of())) {
				Node n = network.nodes().get(product);
				if (n.operator().equals("mul") && n.inputs().size() == 2 && n.inputs().contains(node)) {
					parts.add(gate);
					parts.add(product);
					return product;
				}
			}
		}
		return -1;
	}
}
