package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds a network's normalisations: single operators, and the patterns that exporters write for layer, root mean square and
 * group normalisation.
 */
final class Normalisation {
	private static final Set<String> OPERATORS = Set.of("BatchNormalization", "InstanceNormalization", "GroupNormalization", "LayerNormalization",
			"SimplifiedLayerNormalization", "RMSNormalization");

	private final Graph graph;
	/** What is normalised to the results. */
	private final Map<String, List<String>> results = new HashMap<>();
	/** Nodes within a pattern, its last one left out, to that one. */
	private final Map<Integer, Integer> steps = new HashMap<>();
	/** Last nodes of the patterns. */
	private final Map<Integer, String> kinds = new HashMap<>();

	Normalisation(Graph graph) {
		this.graph = graph;
		for (int n : graph.layers()) {
			NodeProto node = graph.node(n);
			if (node.getOpType().equals("InstanceNormalization")) {
				groups(n);
			} else if (node.getInputCount() == 2 && (node.getOpType().equals("Div") || node.getOpType().equals("Mul"))) {
				deviations(n);
			}
			if (OPERATORS.contains(node.getOpType()) && node.getInputCount() > 0) {
				result(node.getInput(0), Graph.output(node));
			}
		}
	}

	/** The normalised tensors made of the given one. */
	List<String> of(String tensor) {
		return results.getOrDefault(tensor, List.of());
	}

	private void result(String tensor, String normalised) {
		results.computeIfAbsent(tensor, t -> new ArrayList<>()).add(normalised);
	}

	/** The node that ends the pattern this one is a step of; -1 when it is in none or its last. */
	int end(int n) {
		return steps.getOrDefault(n, -1);
	}

	/** What the pattern that ends here computes, e.g. {@code layer normalisation}; null when none does. */
	String kind(int n) {
		return kinds.get(n);
	}

	/** Group normalisation: Reshape, InstanceNormalization, Reshape. */
	private void groups(int n) {
		int before = graph.producerIndex(graph.node(n).getInput(0));
		String normalised = Graph.output(graph.node(n));
		int after = only(normalised, "Reshape");
		if (before < 0 || after < 0 || !graph.node(before).getOpType().equals("Reshape")) {
			return;
		}
		Set<Integer> parts = new LinkedHashSet<>(List.of(before, n, after));
		found("group normalisation", graph.node(before).getInput(0), parts, after);
	}

	/** Layer normalisation, d / sqrt(mean(d^2) + e) with d = x - mean(x); with d = x that by the root mean square. */
	private void deviations(int n) {
		NodeProto node = graph.node(n);
		Set<Integer> parts = new LinkedHashSet<>();
		String d = node.getInput(0);
		if (!spread(node.getInput(1), d, node.getOpType().equals("Mul"), parts)) {
			if (node.getOpType().equals("Div")) {
				return;
			}
			parts.clear();
			d = node.getInput(1);
			if (!spread(node.getInput(0), d, true, parts)) {
				return;
			}
		}
		String x = centred(d, parts);
		parts.add(n);
		found(x == null ? "root mean square normalisation" : "layer normalisation", x == null ? d : x, parts, n);
	}

	/** Whether a tensor is sqrt(mean(d^2) + e), or one divided by that. */
	private boolean spread(String tensor, String d, boolean inverse, Set<Integer> parts) {
		String root = tensor;
		if (inverse) {
			NodeProto node = step(tensor, "Reciprocal", parts);
			if (node == null) {
				node = step(tensor, "Div", parts);
				if (node == null || !graph.isScalar(node.getInput(0))) {
					return false;
				}
			}
			root = node.getInput(node.getInputCount() - 1);
		}
		NodeProto sqrt = step(root, "Sqrt", parts);
		NodeProto sum = sqrt == null ? null : step(sqrt.getInput(0), "Add", parts);
		if (sum == null) {
			return false;
		}
		NodeProto mean = step(sum.getInput(graph.isScalar(sum.getInput(0)) ? 1 : 0), "ReduceMean", parts);
		return mean != null && square(mean.getInput(0), d, parts);
	}

	private boolean square(String tensor, String d, Set<Integer> parts) {
		NodeProto power = step(tensor, "Pow", parts);
		if (power != null) {
			return same(power.getInput(0), d, parts) && graph.isScalar(power.getInput(1));
		}
		NodeProto product = step(tensor, "Mul", parts);
		return product != null && same(product.getInput(0), d, parts) && same(product.getInput(1), d, parts);
	}

	/** Whether two tensors are one, or the same difference written twice. */
	private boolean same(String tensor, String d, Set<Integer> parts) {
		if (tensor.equals(d)) {
			return true;
		}
		NodeProto one = graph.producer(tensor);
		NodeProto other = graph.producer(d);
		if (one != null && other != null && one.getOpType().equals("Sub") && other.getOpType().equals("Sub")
				&& one.getInputList().equals(other.getInputList())) {
			parts.add(graph.producerIndex(tensor));
			return true;
		}
		return false;
	}

	/** The x of d = x - mean(x); null when d is nothing of the kind. */
	private String centred(String d, Set<Integer> parts) {
		NodeProto sub = graph.producer(d);
		if (sub == null || !sub.getOpType().equals("Sub")) {
			return null;
		}
		NodeProto mean = graph.producer(sub.getInput(1));
		if (mean == null || !mean.getOpType().equals("ReduceMean") || !mean.getInput(0).equals(sub.getInput(0))) {
			return null;
		}
		parts.add(graph.producerIndex(d));
		parts.add(graph.producerIndex(sub.getInput(1)));
		return sub.getInput(0);
	}

	private NodeProto step(String tensor, String operation, Set<Integer> parts) {
		int n = graph.producerIndex(tensor);
		if (n < 0 || !graph.node(n).getOpType().equals(operation) || graph.node(n).getInputCount() == 0
				|| graph.node(n).getInputCount() < 2 && Set.of("Add", "Mul", "Div", "Pow", "Sub").contains(operation)) {
			return null;
		}
		parts.add(n);
		return graph.node(n);
	}

	/** Takes in the factor and the offset per channel that may follow. */
	private void found(String kind, String x, Set<Integer> parts, int core) {
		int last = core;
		for (String operation : List.of("Mul", "Add")) {
			int next = only(Graph.output(graph.node(last)), operation);
			if (next >= 0 && graph.node(next).getInputList().stream().filter(graph::carriesData).count() == 1) {
				parts.add(next);
				last = next;
			}
		}
		result(x, Graph.output(graph.node(last)));
		kinds.put(last, kind);
		for (int n : parts) {
			String tensor = Graph.output(graph.node(n));
			if (n != last && !graph.isOutput(tensor) && parts.containsAll(graph.consumers(tensor))) {
				steps.put(n, last);
			}
		}
	}

	/** The tensor's one consumer; -1 when it has others or is of another operation. */
	private int only(String tensor, String operation) {
		List<Integer> consumers = graph.consumers(tensor);
		return consumers.size() == 1 && !graph.isOutput(tensor) && graph.node(consumers.getFirst()).getOpType().equals(operation) ? consumers.getFirst() : -1;
	}
}
