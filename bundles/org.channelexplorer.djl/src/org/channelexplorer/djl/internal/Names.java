package org.channelexplorer.djl.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.djl.internal.flat.Node;

/**
 * Ids of the layers. The only operator of a module without modules within has the module's path, such as {@code layer1.0.conv1}; others add their own
 * name to it. A clash adds {@code #2}, {@code #3} and so on.
 */
final class Names {
	private static final Map<String, String> KNOWN = Map.ofEntries(Map.entry("convolution", "Conv"), Map.entry("conv1d", "Conv"),
			Map.entry("conv2d", "Conv"), Map.entry("conv3d", "Conv"), Map.entry("conv_transpose1d", "ConvTranspose"),
			Map.entry("conv_transpose2d", "ConvTranspose"), Map.entry("conv_transpose3d", "ConvTranspose"), Map.entry("linear", "Gemm"),
			Map.entry("addmm", "Gemm"), Map.entry("matmul", "MatMul"), Map.entry("bmm", "MatMul"), Map.entry("mm", "MatMul"), Map.entry("relu", "Relu"),
			Map.entry("relu6", "Clip"), Map.entry("hardtanh", "Clip"), Map.entry("clamp", "Clip"), Map.entry("leaky_relu", "LeakyRelu"),
			Map.entry("prelu", "PRelu"), Map.entry("silu", "Swish"), Map.entry("hardswish", "HardSwish"), Map.entry("hardsigmoid", "HardSigmoid"),
			Map.entry("log_softmax", "LogSoftmax"), Map.entry("batch_norm", "BatchNormalization"), Map.entry("layer_norm", "LayerNormalization"),
			Map.entry("group_norm", "GroupNormalization"), Map.entry("instance_norm", "InstanceNormalization"), Map.entry("max_pool2d", "MaxPool"),
			Map.entry("avg_pool2d", "AveragePool"), Map.entry("adaptive_avg_pool2d", "AdaptiveAveragePool"), Map.entry("cat", "Concat"),
			Map.entry("concat", "Concat"), Map.entry("view", "Reshape"), Map.entry("permute", "Transpose"), Map.entry("t", "Transpose"),
			Map.entry("mean", "ReduceMean"), Map.entry("feature_dropout", "Dropout"), Map.entry("alpha_dropout", "Dropout"),
			Map.entry("contiguous", "Identity"), Map.entry("clone", "Identity"), Map.entry("detach", "Identity"), Map.entry("to", "Cast"),
			Map.entry("constant_pad_nd", "Pad"), Map.entry("select", "Gather"), Map.entry("embedding", "Gather"), Map.entry("chunk", "Split"),
			Map.entry("native_multi_head_attention", "Attention"), Map.entry("scaled_dot_product_attention", "Attention"));

	private final Map<Integer, String> ids = new HashMap<>();
	private final Set<String> taken = new HashSet<>();

	Names(List<Node> nodes) {
		Map<Integer, Integer> ofCall = new HashMap<>();
		nodes.forEach(n -> ofCall.merge(n.call(), 1, Integer::sum));
		for (Node n : nodes) {
			boolean alone = n.leaf() && !n.path().isEmpty() && ofCall.get(n.call()) == 1;
			ids.put(n.id(), unique(alone ? n.path() : n.path().isEmpty() ? n.operator() : n.path() + "." + n.operator()));
		}
	}

	/** An id that is not taken yet. */
	String unique(String wanted) {
		String id = wanted;
		for (int i = 2; !taken.add(id); i++) {
			id = wanted + "#" + i;
		}
		return id;
	}

	/** Id of a node's layer. */
	String id(Node node) {
		return ids.get(node.id());
	}

	/** Id of a layer without the module it is in. */
	String label(Node node) {
		String id = id(node);
		return id.substring(id.lastIndexOf('.') + 1);
	}

	/** The block it belongs to: the modules around it, levels separated by a slash. */
	String block(Node node) {
		String module = id(node).replaceFirst("#\\d+$", "").equals(node.path()) ? node.path().replaceFirst("\\.?[^.]*$", "") : node.path();
		return module.replace('.', '/');
	}

	/** What its operator is called, as in ONNX where there is one like it. */
	static String operation(Node node) {
		String operator = node.operator();
		if (operator.equals("convolution") && Boolean.TRUE.equals(node.constant(6))) {
			return "ConvTranspose";
		} else if (KNOWN.containsKey(operator)) {
			return KNOWN.get(operator);
		} else if (operator.startsWith("upsample") || operator.equals("interpolate")) {
			return "Resize";
		}
		StringBuilder name = new StringBuilder();
		for (String part : operator.split("_")) {
			if (!part.isEmpty()) {
				name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
			}
		}
		return name.isEmpty() ? operator : name.toString();
	}
}
