package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which axis of a tensor is the channel. ONNX convolutions always have it second; Transposes move it, operators that work
 * value by value keep it.
 */
final class ChannelAxes {
	/**
	 * Where the channel is.
	 *
	 * @param index the axis
	 * @param known false when it is only the usual place
	 */
	record Axis(int index, boolean known) {
	}

	private final Map<String, Axis> axes = new HashMap<>();
	private final Function<String, TensorShape> shapes;

	/** @param shapes shape of a tensor, never null */
	ChannelAxes(Graph graph, ImageInput image, Function<String, TensorShape> shapes) {
		this.shapes = shapes;
		axes.put(image.name(), new Axis(image.channelsLast() ? 3 : 1, true));
		for (int n : graph.layers()) {
			NodeProto node = graph.node(n);
			for (String output : node.getOutputList()) {
				Axis axis = axis(node, output);
				if (axis != null) {
					axes.put(output, axis);
				}
			}
		}
	}

	/** The channel axis of a tensor of rank 2 or more. */
	Axis of(String tensor) {
		return axes.getOrDefault(tensor, usual(shapes.apply(tensor).rank()));
	}

	/** Second in images, last in token tensors. */
	private static Axis usual(int rank) {
		return new Axis(rank == 3 ? 2 : 1, false);
	}

	private Axis axis(NodeProto node, String output) {
		TensorShape shape = shapes.apply(output);
		int rank = shape.rank();
		if (rank < 3) {
			return null;
		}
		return switch (node.getOpType()) {
		case "Conv", "ConvTranspose", "FusedConv", "MaxPool", "AveragePool", "LpPool", "GlobalAveragePool", "GlobalMaxPool", "GlobalLpPool",
				"BatchNormalization", "InstanceNormalization", "GroupNormalization", "LRN", "DepthToSpace", "SpaceToDepth" ->
			new Axis(1, true);
		case "Transpose" -> transposed(node, rank);
		case "Reshape", "Flatten", "Squeeze", "Unsqueeze" -> reshaped(node, shape);
		case "MatMul", "Gemm", "Attention", "LayerNormalization", "SkipLayerNormalization" -> matrix(node, rank);
		default -> kept(node, rank);
		};
	}

	/** A matrix product's features are its last axis; of rank 4 it is rather attention, heads second. */
	private Axis matrix(NodeProto node, int rank) {
		Axis axis = kept(node, rank);
		boolean keeps = node.getOpType().endsWith("Normalization");
		if (keeps || rank == 4 && axis.known() && axis.index() == 3) {
			return axis;
		}
		return rank == 3 ? new Axis(2, true) : usual(rank);
	}

	/** The axis of the first input of the same rank whose axis is known. */
	private Axis kept(NodeProto node, int rank) {
		for (String input : node.getInputList()) {
			Axis axis = axes.get(input);
			if (axis != null && axis.known() && shapes.apply(input).rank() == rank) {
				return axis;
			}
		}
		return usual(rank);
	}

	private Axis transposed(NodeProto node, int rank) {
		if (node.getInputCount() == 0) {
			return usual(rank);
		}
		Axis before = axes.getOrDefault(node.getInput(0), usual(rank));
		if (!before.known() || shapes.apply(node.getInput(0)).rank() != rank) {
			return usual(rank);
		}
		List<Long> permutation = Attributes.integers(node, "perm");
		int after = permutation.isEmpty() ? rank - 1 - before.index() : permutation.indexOf((long) before.index());
		return after < 0 ? usual(rank) : new Axis(after, true);
	}

	/** Joining or splitting the pixels keeps the channel where its length is found again. */
	private Axis reshaped(NodeProto node, TensorShape shape) {
		int rank = shape.rank();
		if (node.getInputCount() == 0) {
			return usual(rank);
		}
		String input = node.getInput(0);
		TensorShape from = shapes.apply(input);
		if (from.rank() < 3) {
			return usual(rank);
		}
		Axis before = axes.getOrDefault(input, usual(from.rank()));
		long channels = from.dims()[before.index()];
		if (channels <= 0) {
			return usual(rank);
		}
		boolean second = shape.dims()[1] == channels;
		boolean last = shape.dims()[rank - 1] == channels;
		if (before.index() == 1 && second) {
			return new Axis(1, before.known());
		}
		return before.index() == from.rank() - 1 && last ? new Axis(rank - 1, before.known()) : usual(rank);
	}
}
