package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashSet;
import java.util.Set;

/** Finds a network's non-linearities: single operators, and the patterns that exporters write for SiLU, Mish and GELU. */
final class NonLinearity {
	private static final Set<String> OPERATORS = Set.of("Relu", "LeakyRelu", "ThresholdedRelu", "PRelu", "Clip", "Sigmoid", "HardSigmoid", "HardSwish",
			"Tanh", "Elu", "Selu", "Celu", "Gelu", "FastGelu", "QuickGelu", "BiasGelu", "Erf", "Softplus", "Softsign", "Mish", "Softmax", "LogSoftmax",
			"Hardmax", "Swish", "Shrink");
	/** What may gate its own input: x * g(x). */
	private static final Set<String> GATES = Set.of("Sigmoid", "HardSigmoid", "Tanh", "Clip", "Erf");

	private final Graph graph;
	/** Nodes that are parts of a pattern. */
	private final Set<Integer> parts = new HashSet<>();

	NonLinearity(Graph graph) {
		this.graph = graph;
		for (int n : graph.layers()) {
			gated(Graph.output(graph.node(n)));
		}
		graph.inputs().forEach(i -> gated(i.getName()));
	}

	/** Whether the node is a non-linearity or part of one. */
	boolean contains(int n) {
		return OPERATORS.contains(graph.node(n).getOpType()) || parts.contains(n);
	}

	/**
	 * The tensor behind the non-linearity that reads the given one, batch normalisation passed over; null when there is none.
	 */
	String after(String tensor) {
		String found = behind(tensor);
		if (found != null) {
			return found;
		}
		for (int n : graph.consumers(tensor)) {
			NodeProto node = graph.node(n);
			if (node.getOpType().equals("BatchNormalization") && readsFirst(node, tensor)) {
				String behind = behind(Graph.output(node));
				if (behind != null) {
					return behind;
				}
			}
		}
		return null;
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

	/** The output of {@code Mul(x, g(x))}, where g is a gate up to linear steps in between; null when x is not gated so. */
	private String gated(String x) {
		for (int m : graph.consumers(x)) {
			NodeProto mul = graph.node(m);
			if (!mul.getOpType().equals("Mul") || mul.getInputCount() != 2) {
				continue;
			}
			String other = mul.getInput(0).equals(x) ? mul.getInput(1) : mul.getInput(0);
			Set<Integer> steps = new HashSet<>();
			String gate = gate(x, other, steps);
			if (gate != null) {
				parts.addAll(steps);
				parts.add(m);
				return gate.equals("Erf") || gate.equals("Clip") ? scaled(Graph.output(mul)) : Graph.output(mul);
			}
		}
		return null;
	}

	/** The gate in a chain of at most five scalar steps that leads from x to the other tensor; null when there is none. */
	private String gate(String x, String other, Set<Integer> steps) {
		String gate = null;
		String tensor = other;
		for (int i = 0; i < 5; i++) {
			int n = graph.producerIndex(tensor);
			if (n < 0) {
				return null;
			}
			NodeProto node = graph.node(n);
			String from = single(node);
			if (from == null) {
				return null;
			}
			if (GATES.contains(node.getOpType())) {
				gate = node.getOpType();
			}
			steps.add(n);
			if (from.equals(x)) {
				return gate;
			}
			tensor = from;
		}
		return null;
	}

	/** The only tensor with data that a scalar step reads; null when the node is no such step. */
	private String single(NodeProto node) {
		return switch (node.getOpType()) {
		case "Sigmoid", "HardSigmoid", "Tanh", "Clip", "Softplus", "Erf", "Add", "Mul", "Div" -> {
			String found = null;
			for (String input : node.getInputList()) {
				if (graph.carriesData(input)) {
					if (found != null) {
						yield null;
					}
					found = input;
				} else if (node.getInputCount() == 2 && !isScalar(input)) {
					yield null;
				}
			}
			yield found;
		}
		default -> null;
		};
	}

	/** GELU and hard swish end with a multiplication by a constant. */
	private String scaled(String tensor) {
		if (graph.consumers(tensor).size() == 1 && !graph.isOutput(tensor)) {
			int n = graph.consumers(tensor).getFirst();
			NodeProto node = graph.node(n);
			boolean scale = (node.getOpType().equals("Mul") || node.getOpType().equals("Div")) && single(node) != null;
			if (scale) {
				parts.add(n);
				return Graph.output(node);
			}
		}
		return tensor;
	}

	private boolean isScalar(String tensor) {
		TensorProto constant = graph.constant(tensor);
		return constant != null && Tensors.elements(constant.getDimsList()) == 1;
	}
}
