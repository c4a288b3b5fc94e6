package org.channelexplorer.onnx.internal.surgery;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import org.channelexplorer.onnx.internal.Attributes;
import org.channelexplorer.onnx.internal.Graph;
import org.channelexplorer.onnx.internal.Weights;

/** Constants as nodes read them: of the file, dequantised, or transposed, as exporters write the weights of dense layers. */
final class Constants {
	private Constants() {
	}

	/** The node that transposes a constant; null when the tensor is no such thing. */
	static NodeProto transposition(Graph graph, String tensor) {
		NodeProto node = graph.carriesData(tensor) || graph.constant(tensor) != null ? null : graph.producer(tensor);
		return node != null && node.getOpType().equals("Transpose") && node.getInputCount() == 1 && axes(graph, node.getInput(0)) != null ? node : null;
	}

	/** Axes of a constant; null when the tensor is none. */
	static long[] axes(Graph graph, String tensor) {
		TensorProto source = Weights.source(graph, tensor);
		if (source != null) {
			return source.getDimsList().stream().mapToLong(Long::longValue).toArray();
		}
		NodeProto node = transposition(graph, tensor);
		if (node == null) {
			return null;
		}
		long[] from = axes(graph, node.getInput(0));
		long[] to = new long[from.length];
		for (int d = 0; d < to.length; d++) {
			to[d] = from[before(node, d, from.length)];
		}
		return to;
	}

	/** The axis before a transposition that becomes the given one. */
	static int before(NodeProto node, int axis, int rank) {
		List<Long> permutation = Attributes.integers(node, "perm");
		return permutation.size() == rank ? permutation.get(axis).intValue() : rank - 1 - axis;
	}

	/** Element type of a constant as it is read. */
	static int type(Graph graph, String tensor) {
		TensorProto constant = graph.constant(tensor);
		NodeProto node = constant == null ? transposition(graph, tensor) : null;
		return constant != null ? constant.getDataType() : node != null ? type(graph, node.getInput(0)) : TensorProto.DataType.FLOAT_VALUE;
	}

	/** The numbers of a transposed constant. @param from the numbers before, row-major @param axes before */
	static double[] transposed(double[] from, NodeProto node, long[] axes) {
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
				int old = before(node, d, rank);
				at += rest % (int) axes[old] * strides[old];
				rest /= (int) axes[old];
			}
			to[i] = from[at];
		}
		return to;
	}
}
