package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashSet;
import java.util.Set;

/** Which constants of a graph are trained, and how many numbers they have. */
public final class Parameters {
	private static final Set<String> ARGUMENTS = Set.of("Clip", "DequantizeLinear", "Dropout", "Pad", "QuantizeLinear", "Resize", "Upsample");

	private Parameters() {
	}

	/** Trained numbers. */
	public static long of(GraphProto graph) {
		Set<String> arguments = new HashSet<>();
		for (NodeProto node : graph.getNodeList()) {
			for (int i = 0; i < node.getInputCount(); i++) {
				if (isArgument(node, i)) {
					arguments.add(node.getInput(i));
				}
			}
		}
		return graph.getInitializerList().stream().filter(t -> trained(t) && !arguments.contains(t.getName()))
				.mapToLong(t -> Tensors.elements(t.getDimsList())).sum();
	}

	/** Whether a node's input says how to compute (scales, limits, ratios) and is not itself computed on. */
	static boolean isArgument(NodeProto node, int input) {
		return input > 0 && ARGUMENTS.contains(node.getOpType());
	}

	/** Trained numbers are of floating point type or quantised, and no scalars; sizes and indices are 64-bit integers. */
	static boolean trained(TensorProto constant) {
		return constant.getDimsCount() > 0 && switch (TensorProto.DataType.forNumber(constant.getDataType())) {
		case null -> false;
		case INT64, BOOL, STRING, UNDEFINED -> false;
		default -> true;
		};
	}
}
