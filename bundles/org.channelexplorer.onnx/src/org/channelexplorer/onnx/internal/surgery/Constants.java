package org.channelexplorer.onnx.internal.surgery;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import org.channelexplorer.onnx.internal.Attributes;
import org.channelexplorer.onnx.internal.Graph;
import org.channelexplorer.onnx.internal.Tensors;
import org.channelexplorer.onnx.internal.Weights;

/** Constants as nodes read them: of the file, dequantised, or transposed, as exporters write the weights of dense layers. */
final class Constants {
	private Constants() {
	}

	/** The node that only turns a constant, or gives it axes of length 1; null when the tensor is no such thing. */
	static NodeProto view(Graph graph, String tensor) {
		NodeProto node = graph.carriesData(tensor) || graph.constant(tensor) != null ? null : graph.producer(tensor);
		boolean view = node != null && (node.getOpType().equals("Transpose") && node.getInputCount() == 1
				|| node.getOpType().equals("Unsqueeze") && inserted(graph, node) != null);
		return view && axes(graph, node.getInput(0)) != null ? node : null;
	}

	/** The axes that an Unsqueeze adds; null when they are not in the file, or counted from the end. */
	private static List<Long> inserted(Graph graph, NodeProto node) {
		List<Long> listed = Attributes.integers(node, "axes");
		TensorProto constant = node.getInputCount() > 1 ? graph.constant(node.getInput(1)) : null;
		if (constant != null && constant.getDataType() == TensorProto.DataType.INT64_VALUE) {
			listed = Tensors.integers(constant);
		}
		return listed.isEmpty() || listed.stream().anyMatch(a -> a < 0) ? null : listed;
	}

	/** Axes of a constant; null when the tensor is none. */
	static long[] axes(Graph graph, String tensor) {
		TensorProto source = Weights.source(graph, tensor);
		if (source != null) {
			return source.getDimsList().stream().mapToLong(Long::longValue).toArray();
		}
		NodeProto node = view(graph, tensor);
		if (node == null) {
			return null;
		}
		long[] from = axes(graph, node.getInput(0));
		long[] to = new long[from.length + (node.getOpType().equals("Unsqueeze") ? inserted(graph, node).size() : 0)];
		for (int d = 0; d < to.length; d++) {
			int old = before(graph, node, d, from.length);
			to[d] = old < 0 ? 1 : from[old];
		}
		return to;
	}

	/** The axis before a view that becomes the given one, -1 for one that was added. @param rank before */
	static int before(Graph graph, NodeProto node, int axis, int rank) {
		if (node.getOpType().equals("Unsqueeze")) {
			List<Long> inserted = inserted(graph, node);
			return inserted.contains((long) axis) ? -1 : axis - (int) inserted.stream().filter(a -> a < axis).count();
		}
		List<Long> permutation = Attributes.integers(node, "perm");
		return permutation.size() == rank ? permutation.get(axis).intValue() : rank - 1 - axis;
	}

	/** Element type of a constant as it is read. */
	static int type(Graph graph, String tensor) {
		TensorProto constant = graph.constant(tensor);
		NodeProto node = constant == null ? view(graph, tensor) : null;
		return constant != null ? constant.getDataType() : node != null ? type(graph, node.getInput(0)) : TensorProto.DataType.FLOAT_VALUE;
	}

	/** Whether a constant is read as real numbers of 16 bits. */
	static boolean sixteenBits(Graph graph, String tensor) {
		int type = type(graph, tensor);
		return type == TensorProto.DataType.FLOAT16_VALUE || type == TensorProto.DataType.BFLOAT16_VALUE;
	}

	/** The numbers of a view. @param from the numbers before, row-major @param axes before */
	static double[] viewed(Graph graph, double[] from, NodeProto node, long[] axes) {
		if (node.getOpType().equals("Unsqueeze")) {
			return from;
		}
		int rank = axes.length;
		int[] strides = new int[rank];
		int stride = 1;
		for (int d = rank - 1; d >= 0; d--) {
			strides[d] = stride;
			stride *= (int) axes[d];
		}
		double[] to = new double[from.length];
		for (int i = 0; i < to.length; i++) {
			int rest = i;
			int at = 0;
			for (int d = rank - 1; d >= 0; d--) {
				int old = before(graph, node, d, rank);
				at += rest % (int) axes[old] * strides[old];
				rest /= (int) axes[old];
			}
			to[i] = from[at];
		}
		return to;
	}
}
