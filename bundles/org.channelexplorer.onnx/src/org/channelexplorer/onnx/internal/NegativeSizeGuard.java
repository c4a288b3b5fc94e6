package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.util.InputException;

/**
 * Keeps negative sizes from the runtime's Slice. A window larger than its map gives a map of negative size; most operators
 * refuse that, but the shape inference of Slice fails a C++ assertion, which ends the JVM. So the sizes that windows leave are
 * looked at before any Slice behind them is shown to the runtime; networks without such a Slice cost nothing.
 */
final class NegativeSizeGuard {
	private static final Set<String> WINDOWS = Set.of("Conv", "ConvTranspose", "ConvInteger", "QLinearConv", "DeformConv", "MaxPool", "AveragePool",
			"LpPool");

	/** Looks at a rewritten model. */
	interface Inference {
		Map<String, TensorShape> shapes(ModelProto model) throws InputException;
	}

	private final ModelFile file;
	private final Graph graph;
	/** By tensor: how many checks must be passed before its shape may be inferred. */
	private final Map<String, Integer> stage = new HashMap<>();
	/** Tensors whose size may be negative for all that has been checked before their stage. */
	private final Set<String> doubtful = new HashSet<>();
	/** Nodes that may give a negative size, by stage. */
	private final Map<Integer, List<Integer>> risks = new LinkedHashMap<>();
	private int stages;

	NegativeSizeGuard(ModelFile file, Graph graph, Collection<String> tensors) {
		this.file = file;
		this.graph = graph;
		Set<Integer> needed = graph.needed(tensors);
		for (int n : graph.layers()) {
			if (needed.contains(n)) {
				place(n);
			}
		}
	}

	private void place(int n) {
		NodeProto node = graph.node(n);
		int at = 0;
		boolean doubt = false;
		for (String tensor : graph.reads(n)) {
			at = Math.max(at, stage.getOrDefault(tensor, 0));
		}
		for (String tensor : graph.reads(n)) {
			doubt |= doubtful.contains(tensor) && stage.getOrDefault(tensor, 0) == at;
		}
		if (node.getOpType().equals("Slice") && doubt) {
			at++;
			doubt = false;
			stages = Math.max(stages, at);
		}
		if (axes(node) > 0) {
			risks.computeIfAbsent(at, k -> new ArrayList<>()).add(n);
			doubt = true;
		}
		for (String output : node.getOutputList()) {
			stage.put(output, at);
			if (doubt) {
				doubtful.add(output);
			}
		}
	}

	/** @throws InputException when a map would have a negative size */
	void check(Rewriter rewriter, Map<String, long[]> dims, Inference inference) throws InputException {
		for (int s = 0; s < stages; s++) {
			Map<String, Integer> doubled = new LinkedHashMap<>();
			ModelProto.Builder model = rewriter.withoutWeights(risks.getOrDefault(s, List.of()).stream().map(n -> Graph.output(graph.node(n))).toList(), dims)
					.toBuilder();
			for (int n : risks.getOrDefault(s, List.of())) {
				for (int axis = 0; axis < axes(graph.node(n)); axis++) {
					String name = "negative size guard " + n + " " + axis;
					doubled.put(name, n);
					model.getGraphBuilder().addNode(twice(Graph.output(graph.node(n)), name, axis + first(graph.node(n))));
					model.getGraphBuilder().addOutputBuilder().setName(name);
				}
			}
			Map<String, TensorShape> shapes = inference.shapes(model.build());
			for (Map.Entry<String, Integer> e : doubled.entrySet()) {
				check(graph.node(e.getValue()), shapes.get(e.getKey()));
			}
		}
	}

	/** -1 stands for an unknown length, so a length of -1 shows only when it is doubled. */
	private static NodeProto twice(String tensor, String name, int axis) {
		return NodeProto.newBuilder().setOpType("Concat").addInput(tensor).addInput(tensor).addOutput(name)
				.addAttribute(AttributeProto.newBuilder().setName("axis").setType(AttributeProto.AttributeType.INT).setI(axis)).build();
	}

	private void check(NodeProto node, TensorShape shape) throws InputException {
		if (shape == null || shape.dims() == null) {
			return;
		}
		for (long d : shape.dims()) {
			if (d < -1) {
				throw file.refuse("is damaged: the " + Text.printable(node.getOpType()) + " node '" + Text.printable(node.getName())
						+ "' leaves a map of negative size");
			}
		}
	}

	/** First axis that may become negative. */
	private static int first(NodeProto node) {
		return node.getOpType().equals("Pad") ? 0 : 2;
	}

	/** Number of axes that may become negative, 0 when the node does no harm. */
	private int axes(NodeProto node) {
		if (node.getOpType().equals("Pad")) {
			return cropped(node);
		}
		if (!WINDOWS.contains(node.getOpType())) {
			return 0;
		}
		List<Long> kernel = Attributes.integers(node, "kernel_shape");
		if (kernel.isEmpty() && node.getInputCount() > 1) {
			TensorProto weights = Weights.source(graph, node.getInput(1));
			kernel = weights == null || weights.getDimsCount() < 3 ? List.of() : weights.getDimsList().subList(2, weights.getDimsCount());
		}
		for (int a = 0; a < kernel.size(); a++) {
			if (!harmless(node, kernel, a)) {
				return kernel.size();
			}
		}
		return 0;
	}

	/** Axes of a Pad that takes something away. */
	private int cropped(NodeProto node) {
		List<Long> pads = Attributes.integers(node, "pads");
		TensorProto constant = node.getInputCount() > 1 ? graph.constant(node.getInput(1)) : null;
		if (constant != null) {
			pads = Tensors.integers(constant);
		}
		return pads.stream().anyMatch(p -> p < 0) ? pads.size() / 2 : 0;
	}

	/** Whether the size left is never negative, whatever the size of the map. */
	private static boolean harmless(NodeProto node, List<Long> kernel, int axis) {
		String auto = Attributes.find(node, "auto_pad").map(p -> p.getS().toStringUtf8()).orElse("NOTSET");
		if (auto.startsWith("SAME")) {
			return true;
		}
		int n = kernel.size();
		List<Long> pads = Attributes.integers(node, "pads");
		long padding = auto.equals("VALID") || pads.size() != 2 * n ? 0 : pads.get(axis) + pads.get(axis + n);
		long stride = at(Attributes.integers(node, "strides"), axis);
		long extent = at(Attributes.integers(node, "dilations"), axis) * (kernel.get(axis) - 1) + 1;
		return node.getOpType().equals("ConvTranspose") ? extent >= stride + padding : padding + stride >= extent;
	}

	private static long at(List<Long> values, int axis) {
		return axis < values.size() ? values.get(axis) : 1;
	}
}
