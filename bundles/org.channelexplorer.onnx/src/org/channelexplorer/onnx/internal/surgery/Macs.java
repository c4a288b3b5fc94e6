package org.channelexplorer.onnx.internal.surgery;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.channelexplorer.onnx.internal.Attributes;
import org.channelexplorer.onnx.internal.Graph;

/** Counts the multiplications of convolutions, dense layers and matrix products: results times the values that each sums. */
final class Macs {
	private final Map<String, long[]> constants = new HashMap<>();
	private final Function<String, long[]> shapes;

	private Macs(GraphProto graph, Function<String, long[]> shapes) {
		this.shapes = shapes;
		for (TensorProto t : graph.getInitializerList()) {
			constants.put(t.getName(), t.getDimsList().stream().mapToLong(Long::longValue).toArray());
		}
		for (NodeProto n : graph.getNodeList()) {
			if (n.getOpType().equals("Constant") && n.getAttributeCount() == 1 && n.getAttribute(0).hasT()) {
				constants.put(n.getOutput(0), n.getAttribute(0).getT().getDimsList().stream().mapToLong(Long::longValue).toArray());
			} else if ((n.getOpType().equals("DequantizeLinear") || n.getOpType().equals("Identity")) && n.getInputCount() > 0
					&& constants.containsKey(n.getInput(0))) {
				constants.put(n.getOutput(0), constants.get(n.getInput(0)));
			} else if (n.getOpType().equals("Transpose") && n.getInputCount() > 0 && constants.containsKey(n.getInput(0))) {
				long[] from = constants.get(n.getInput(0));
				constants.put(n.getOutput(0), IntStream.range(0, from.length).mapToLong(d -> from[turned(n, d, from.length)]).toArray());
			}
		}
	}

	/**
	 * For one image.
	 *
	 * @param shapes axes of tensors that are not constant; null when they are not known
	 * @param images images that these are for
	 */
	static long of(GraphProto graph, Function<String, long[]> shapes, int images) {
		Macs macs = new Macs(graph, shapes);
		return graph.getNodeList().stream().mapToLong(macs::of).sum() / Math.max(1, images);
	}

	private long of(NodeProto node) {
		boolean product = switch (node.getOpType()) {
		case "Conv", "FusedConv", "ConvTranspose", "Gemm", "MatMul" -> node.getInputCount() > 1;
		default -> false;
		};
		long[] in = product ? dims(node.getInput(0)) : null;
		long[] w = product ? dims(node.getInput(1)) : null;
		long[] out = product ? dims(Graph.output(node)) : null;
		if (in == null || w == null || out == null || w.length == 0 || in.length == 0) {
			return 0;
		}
		return switch (node.getOpType()) {
		case "ConvTranspose" -> elements(in) * elements(w) / w[0];
		case "Gemm" -> elements(out) * elements(w) / Math.max(1, out[out.length - 1]);
		case "MatMul" -> elements(out) * in[in.length - 1];
		default -> elements(out) * elements(w) / Math.max(1, w[0]);
		};
	}

	private static int turned(NodeProto node, int axis, int rank) {
		List<Long> permutation = Attributes.integers(node, "perm");
		return permutation.size() == rank ? permutation.get(axis).intValue() : rank - 1 - axis;
	}

	private long[] dims(String tensor) {
		long[] constant = constants.get(tensor);
		return constant != null ? constant : shapes.apply(tensor);
	}

	private static long elements(long[] dims) {
		return Arrays.stream(dims).reduce(1, (a, b) -> a * b);
	}
}
