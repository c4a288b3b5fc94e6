package org.channelexplorer.onnx.internal.surgery;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.channelexplorer.core.repair.Refit;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.onnx.internal.Graph;

/** The original network in which removed channels are replaced where they are read: what the smaller one has to equal. */
final class Masked {
	private final Channels channels;
	private final ToIntFunction<String> types;
	private final Additions additions;
	private final List<TensorProto> constants = new ArrayList<>();
	private final Map<String, List<NodeProto>> behind = new HashMap<>();
	private final Map<String, String> renamed = new HashMap<>();
	/** What nodes read, by index. */
	private final Map<Integer, List<String>> refitted = new HashMap<>();

	private Masked(Channels channels, ToIntFunction<String> types) {
		this.channels = channels;
		this.types = types;
		additions = new Additions(channels.graph());
	}

	/**
	 * The masked network.
	 *
	 * @param types       number of a tensor's element type
	 * @param removed     by tensor the elements of its space that are replaced
	 * @param substitutes by tensor what replaces them; others become zero
	 * @param refits      by node what its weights become
	 */
	static ModelProto of(Channels channels, ToIntFunction<String> types, Map<String, int[]> removed, Map<String, Substitute> substitutes,
			Map<Integer, Refit> refits) {
		Masked masked = new Masked(channels, types);
		removed.forEach((tensor, elements) -> masked.replace(tensor, elements, substitutes.get(tensor)));
		refits.forEach(masked::refit);
		return masked.build();
	}

	private void replace(String tensor, int[] elements, Substitute s) {
		Space space = channels.space(tensor);
		int rank = channels.dims(tensor).length;
		Long[] dims = new Long[rank];
		Arrays.fill(dims, 1L);
		for (int p = 0; p < space.axes().length; p++) {
			dims[space.axes()[p]] = (long) space.sizes()[p];
		}
		double[] mask = new double[space.labels().length];
		double[] constant = new double[mask.length];
		Arrays.fill(mask, 1);
		for (int e : elements) {
			mask[e] = 0;
		}
		List<NodeProto> nodes = new ArrayList<>();
		String made = additions.free(tensor + "_original");
		renamed.put(tensor, made);
		String at = made;
		if (s != null && s.weights().length > 0) {
			at = mixed(nodes, tensor, at, space.axes()[0], rank, mask, s);
		} else {
			at = node(nodes, tensor, "Mul", at, constant(tensor, Arrays.asList(dims), mask));
		}
		if (s != null) {
			for (int i = 0; i < s.removed().length; i++) {
				constant[s.removed()[i]] = mask[s.removed()[i]] == 0 ? s.constants()[i] : 0;
			}
		}
		nodes.add(NodeProto.newBuilder().setName(additions.free(tensor + "_replaced")).setOpType("Add").addInput(at)
				.addInput(constant(tensor, Arrays.asList(dims), constant)).addOutput(tensor).build());
		behind.put(tensor, nodes);
	}

	private void refit(int n, Refit refit) {
		NodeProto node = channels.graph().node(n);
		long[] dims = channels.dims(node.getInput(1));
		String weights = additions.free(node.getInput(1) + "_refitted");
		String bias = additions.free(weights + "_bias");
		constants.add(TensorBytes.reals(weights, TensorProto.DataType.FLOAT_VALUE, Arrays.stream(dims).boxed().toList(), TensorBytes.doubles(refit.weights())));
		constants.add(TensorBytes.reals(bias, TensorProto.DataType.FLOAT_VALUE, List.of(dims[0]), TensorBytes.doubles(refit.constants())));
		refitted.put(n, List.of(node.getInput(0), weights, bias));
	}

	/** Kept channels in place of removed ones: a matrix product along the axis of the channels. */
	private String mixed(List<NodeProto> nodes, String tensor, String from, int axis, int rank, double[] mask, Substitute s) {
		int channelCount = mask.length;
		double[] matrix = new double[channelCount * channelCount];
		for (int c = 0; c < channelCount; c++) {
			matrix[c * channelCount + c] = mask[c];
		}
		for (int r = 0; r < s.removed().length; r++) {
			for (int k = 0; k < s.kept().length && mask[s.removed()[r]] == 0; k++) {
				matrix[s.kept()[k] * channelCount + s.removed()[r]] = s.weights()[r * s.kept().length + k];
			}
		}
		long[] there = new long[rank];
		int next = 0;
		for (int d = 0; d < rank; d++) {
			if (d != axis) {
				there[next++] = d;
			}
		}
		there[rank - 1] = axis;
		long[] back = new long[rank];
		for (int d = 0; d < rank; d++) {
			back[(int) there[d]] = d;
		}
		String last = transposed(nodes, tensor, from, there);
		String product = node(nodes, tensor, "MatMul", last, constant(tensor, List.of((long) channelCount, (long) channelCount), matrix));
		return transposed(nodes, tensor, product, back);
	}

	private String node(List<NodeProto> nodes, String tensor, String op, String... inputs) {
		String output = additions.free(tensor + "_" + op);
		nodes.add(NodeProto.newBuilder().setName(output).setOpType(op).addAllInput(List.of(inputs)).addOutput(output).build());
		return output;
	}

	private String transposed(List<NodeProto> nodes, String tensor, String from, long[] permutation) {
		String output = additions.free(tensor + "_turned");
		nodes.add(NodeProto.newBuilder().setName(output).setOpType("Transpose").addInput(from).addOutput(output).addAttribute(AttributeProto.newBuilder()
				.setName("perm").setType(AttributeProto.AttributeType.INTS).addAllInts(Arrays.stream(permutation).boxed().toList())).build());
		return output;
	}

	private String constant(String tensor, List<Long> dims, double[] values) {
		String name = additions.free(tensor + "_mask");
		constants.add(TensorBytes.reals(name, types.applyAsInt(tensor), dims, values));
		return name;
	}

	private ModelProto build() {
		ModelProto.Builder model = channels.file().model().toBuilder();
		GraphProto.Builder target = model.getGraphBuilder();
		Graph graph = channels.graph();
		Set<String> done = new HashSet<>();
		target.clearNode().clearValueInfo();
		for (int n = 0; n < graph.proto().getNodeCount(); n++) {
			NodeProto node = graph.node(n);
			NodeProto.Builder changed = node.toBuilder();
			if (refitted.containsKey(n)) {
				changed.clearInput().addAllInput(refitted.get(n));
			}
			for (int o = 0; o < node.getOutputCount(); o++) {
				changed.setOutput(o, renamed.getOrDefault(node.getOutput(o), node.getOutput(o)));
			}
			target.addNode(changed);
			for (String output : node.getOutputList()) {
				if (behind.containsKey(output) && done.add(output)) {
					target.addAllNode(behind.get(output));
				}
			}
		}
		target.addAllInitializer(constants);
		if (model.getIrVersion() < 4) {
			model.setIrVersion(4);
		}
		return model.build();
	}
}
