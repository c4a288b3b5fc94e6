package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds a network's non-linearities: single operators, and the patterns that exporters write for SiLU, Mish and GELU. */
final class NonLinearity {
	private static final Set<String> OPERATORS = Set.of("Relu", "LeakyRelu", "ThresholdedRelu", "PRelu", "Clip", "Sigmoid", "HardSigmoid", "HardSwish",
			"Tanh", "Elu", "Selu", "Celu", "Gelu", "FastGelu", "QuickGelu", "BiasGelu", "Erf", "Softplus", "Softsign", "Mish", "Softmax", "LogSoftmax",
			"Hardmax", "Swish", "Shrink");
	/** What may gate its own input: x * g(x). */
	private static final Set<String> GATES = Set.of("Sigmoid", "HardSigmoid", "Tanh", "Clip", "Erf");
	/** Gates behind which a division may follow: 1 + erf and 1 + tanh (GELU) by 2, clip (hard swish) by 6. */
	private static final Set<String> HALVED = Set.of("Erf", "Clip", "Tanh");
	private static final Set<String> VALUE_BY_VALUE = Set.of("Sigmoid", "HardSigmoid", "Tanh", "Clip", "Softplus", "Erf", "Add", "Sub", "Mul", "Div", "Neg",
			"Pow");
	/** Of the longest of these patterns, GELU by tanh, there are eight. */
	private static final int MOST_STEPS = 10;

	private final Graph graph;
	private final Normalisation normalisation;
	/** Nodes that are parts of a pattern. */
	private final Set<Integer> parts = new HashSet<>();

	NonLinearity(Graph graph, Normalisation normalisation) {
		this.graph = graph;
		this.normalisation = normalisation;
		for (int n : graph.layers()) {
			gated(Graph.output(graph.node(n)));
		}
		graph.inputs().forEach(i -> gated(i.getName()));
	}

	/** Whether the node is a non-linearity or part of one. */
	boolean contains(int n) {
		return OPERATORS.contains(graph.node(n).getOpType()) || parts.contains(n);
	}

	/** The tensor behind the non-linearity that reads the given one, a normalisation passed over; null when there is none. */
	String after(String tensor) {
		String found = behind(tensor);
		for (String normalised : normalisation.of(tensor)) {
			found = found == null ? behind(normalised) : found;
		}
		return found;
	}

	private static boolean readsFirst(NodeProto node, String tensor) {
		return node.getInputCount() > 0 && node.getInput(0).equals(tensor);
	}

	private String behind(String tensor) {
		String gated = gated(tensor);
		if (gated != null) {
			return gated;
		}
		for (int n : graph.consumers(tensor)) {
			NodeProto node = graph.node(n);
			if (OPERATORS.contains(node.getOpType()) && readsFirst(node, tensor)) {
				return Graph.output(node);
			}
		}
		return null;
	}

	/** The output of {@code Mul(x, g(x))}, where g is made of x alone, value by value, and x may be scaled; null when x is not gated so. */
	private String gated(String x) {
		String gated = gated(x, x);
		if (gated != null) {
			return gated;
		}
		for (int n : graph.consumers(x)) {
			if (scales(graph.node(n), x)) {
				String scaled = gated(x, Graph.output(graph.node(n)));
				if (scaled != null) {
					parts.add(n);
					return scaled;
				}
			}
		}
		return null;
	}

	/** @param factor x or a multiple of it */
	private String gated(String x, String factor) {
		for (int m : graph.consumers(factor)) {
			NodeProto mul = graph.node(m);
			if (!mul.getOpType().equals("Mul") || mul.getInputCount() != 2) {
				continue;
			}
			String other = mul.getInput(0).equals(factor) ? mul.getInput(1) : mul.getInput(0);
			Set<Integer> steps = new HashSet<>();
			if (!other.equals(x) && madeOf(x, other, steps)) {
				Set<String> operations = steps.stream().map(n -> graph.node(n).getOpType()).collect(Collectors.toSet());
				if (!Collections.disjoint(operations, GATES)) {
					parts.addAll(steps);
					parts.add(m);
					return factor.equals(x) && !Collections.disjoint(operations, HALVED) ? scaled(Graph.output(mul)) : Graph.output(mul);
				}
			}
		}
		return null;
	}

	/** Whether a tensor is made of x and scalars by a few steps that take every value for itself. @param steps receives them */
	private boolean madeOf(String x, String tensor, Set<Integer> steps) {
		if (tensor.equals(x) || graph.isScalar(tensor)) {
			return true;
		}
		int n = graph.producerIndex(tensor);
		if (n < 0 || !VALUE_BY_VALUE.contains(graph.node(n).getOpType())) {
			return false;
		}
		if (!steps.add(n)) {
			return true;
		}
		return steps.size() <= MOST_STEPS && graph.node(n).getInputList().stream().allMatch(input -> input.isEmpty() || madeOf(x, input, steps));
	}

	/** GELU and hard swish end with a multiplication by a constant. */
	private String scaled(String tensor) {
		if (graph.consumers(tensor).size() == 1 && !graph.isOutput(tensor)) {
			int n = graph.consumers(tensor).getFirst();
			if (scales(graph.node(n), tensor)) {
				parts.add(n);
				return Graph.output(graph.node(n));
			}
		}
		return tensor;
	}

	/** Whether a node gives a multiple of a tensor. */
	private boolean scales(NodeProto node, String tensor) {
		return switch (node.getOpType()) {
		case "Neg" -> true;
		case "Div" -> node.getInputCount() == 2 && readsFirst(node, tensor) && graph.isScalar(node.getInput(1));
		case "Mul" -> node.getInputCount() == 2 && graph.isScalar(node.getInput(readsFirst(node, tensor) ? 1 : 0));
		default -> false;
		};
	}
}
