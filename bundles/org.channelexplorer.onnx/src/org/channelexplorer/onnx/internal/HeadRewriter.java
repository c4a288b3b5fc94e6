package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxJavaType;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.channelexplorer.core.extension.HeadChange;

/**
 * Makes a model with another head. A division adds log p(part | old output) to the old output's logit, so that the parts' probabilities add up to
 * the old one whatever the image; outputs that several old ones lead to take the logarithm of the summed exponentials.
 */
final class HeadRewriter {
	/** From this opset on the axes of ReduceLogSumExp are an input. */
	private static final int AXES_ARE_AN_INPUT = 18;

	private final ModelFile file;
	private final Graph graph;
	private final OnnxHead.Parts parts;
	private final GraphProto.Builder target;
	private final ModelProto.Builder model;
	private final Set<String> names = new HashSet<>();

	HeadRewriter(ModelFile file, Graph graph, OnnxHead.Parts parts) {
		this.file = file;
		this.graph = graph;
		this.parts = parts;
		model = file.model().toBuilder();
		target = model.getGraphBuilder();
		graph.proto().getNodeList().forEach(n -> {
			names.add(n.getName());
			names.addAll(n.getOutputList());
			names.addAll(n.getInputList());
		});
		graph.proto().getInitializerList().forEach(t -> names.add(t.getName()));
		graph.proto().getInputList().forEach(t -> names.add(t.getName()));
	}

	/** The whole model. */
	ModelProto with(HeadChange change) {
		String old = withoutTail(change instanceof HeadChange.Replaced);
		String features = features();
		String logits = switch (change) {
		case HeadChange.Divided d -> divided(d, features, flat(old, parts.values()));
		case HeadChange.Replaced r -> linear("fitted", features, r.weights(), r.bias());
		};
		NodeProto softmax = parts.behind().stream().filter(n -> n.getOpType().endsWith("Softmax")).findFirst().orElse(null);
		NodeProto.Builder last = NodeProto.newBuilder().setName(unused("head/output")).addInput(logits).addOutput(parts.output());
		target.addNode(softmax == null ? last.setOpType("Identity") : last.setOpType(softmax.getOpType()).addAttribute(integer("axis", 1)));
		for (int o = 0; o < target.getOutputCount(); o++) {
			if (target.getOutput(o).getName().equals(parts.output())) {
				target.setOutput(o, output(target.getOutput(o), change.names().size()));
			}
		}
		return model.build();
	}

	/**
	 * Takes away the nodes behind the logits, and with {@code all} the head, too.
	 *
	 * @return the name that the logits have now
	 */
	private String withoutTail(boolean all) {
		Set<NodeProto> gone = new HashSet<>();
		boolean behindLogits = !parts.logits().equals(parts.output());
		for (NodeProto node : parts.behind()) {
			behindLogits &= !Graph.output(node).equals(parts.logits());
			if (behindLogits || all) {
				gone.add(node);
			}
		}
		String logits = parts.logits().equals(parts.output()) ? unused("head/old") : parts.logits();
		target.clearNode();
		Set<String> read = new HashSet<>();
		Set<String> made = new HashSet<>();
		for (int n = 0; n < graph.proto().getNodeCount(); n++) {
			NodeProto node = graph.node(n);
			if (gone.contains(node)) {
				made.addAll(node.getOutputList());
				continue;
			}
			read.addAll(graph.reads(n));
			int at = node.getOutputList().indexOf(parts.logits());
			target.addNode(at < 0 || logits.equals(parts.logits()) ? node : node.toBuilder().setOutput(at, logits).build());
		}
		Set<String> unread = new HashSet<>();
		gone.forEach(n -> unread.addAll(n.getInputList()));
		unread.removeAll(read);
		target.clearInitializer();
		graph.proto().getInitializerList().stream().filter(t -> !unread.contains(t.getName())).forEach(target::addInitializer);
		target.clearInput();
		graph.proto().getInputList().stream().filter(i -> graph.initializer(i.getName()) == null || !unread.contains(i.getName())).forEach(target::addInput);
		target.clearValueInfo();
		graph.proto().getValueInfoList().stream().filter(v -> !made.contains(v.getName()) && !v.getName().equals(parts.output())).forEach(target::addValueInfo);
		return logits;
	}

	private String features() {
		if (!parts.pooled()) {
			return flat(parts.input().tensor(), parts.features());
		}
		String pooled = node("GlobalAveragePool", "head/mean", List.of(parts.input().tensor()));
		return cast(node("Flatten", "head/features", List.of(pooled), integer("axis", 1)), parts.features());
	}

	private String flat(String tensor, TensorShape shape) {
		return cast(shape != null && shape.rank() == 2 ? tensor : node("Flatten", "head/flat", List.of(tensor), integer("axis", 1)), shape);
	}

	private String cast(String tensor, TensorShape shape) {
		return shape == null || shape.type() == null || shape.type() == OnnxJavaType.FLOAT ? tensor
				: node("Cast", "head/float", List.of(tensor), integer("to", TensorProto.DataType.FLOAT_VALUE));
	}

	private String divided(HeadChange.Divided change, String features, String old) {
		List<List<String>> ways = new ArrayList<>();
		change.names().forEach(_ -> ways.add(new ArrayList<>()));
		for (HeadChange.Division d : change.divisions()) {
			String logit = column(old, d.output(), "head/of" + d.output());
			if (d.parts().size() == 1) {
				ways.get(d.parts().getFirst()).add(logit);
				continue;
			}
			String shares = node("LogSoftmax", "head/shares" + d.output(), List.of(linear("divided" + d.output(), features, d.weights(), d.bias())),
					integer("axis", 1));
			String all = node("Add", "head/parts" + d.output(), List.of(shares, logit));
			for (int p = 0; p < d.parts().size(); p++) {
				ways.get(d.parts().get(p)).add(column(all, p, "head/part" + d.output() + "." + p));
			}
		}
		List<String> columns = new ArrayList<>();
		for (List<String> way : ways) {
			columns.add(way.size() == 1 ? way.getFirst() : together(way));
		}
		return columns.size() == 1 ? columns.getFirst() : node("Concat", "head/logits", columns, integer("axis", 1));
	}

	private String together(List<String> columns) {
		String joined = node("Concat", "head/joined", columns, integer("axis", 1));
		if (file.opset() >= AXES_ARE_AN_INPUT) {
			return node("ReduceLogSumExp", "head/sum", List.of(joined, constant("head/axes", 1)), integer("keepdims", 1));
		}
		AttributeProto axes = AttributeProto.newBuilder().setName("axes").setType(AttributeProto.AttributeType.INTS).addInts(1).build();
		return node("ReduceLogSumExp", "head/sum", List.of(joined), axes, integer("keepdims", 1));
	}

	private String column(String tensor, int index, String name) {
		return node("Gather", name, List.of(tensor, constant(name + ".index", index)), integer("axis", 1));
	}

	private String linear(String name, String features, float[] weights, float[] bias) {
		String w = floats("head/" + name + ".weight", weights, bias.length, weights.length / bias.length);
		String b = floats("head/" + name + ".bias", bias, bias.length);
		return node("Gemm", "head/" + name, List.of(features, w, b), integer("transB", 1));
	}

	private String node(String type, String name, List<String> inputs, AttributeProto... attributes) {
		String output = unused(name);
		target.addNode(NodeProto.newBuilder().setName(output).setOpType(type).addAllInput(inputs).addOutput(output).addAllAttribute(List.of(attributes)));
		return output;
	}

	private String constant(String name, long value) {
		TensorProto tensor = TensorProto.newBuilder().setName(unused(name)).setDataType(TensorProto.DataType.INT64_VALUE).addDims(1).addInt64Data(value)
				.build();
		target.addInitializer(tensor);
		return tensor.getName();
	}

	private String floats(String name, float[] values, long... dims) {
		ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asFloatBuffer().put(values);
		TensorProto.Builder tensor = TensorProto.newBuilder().setName(unused(name)).setDataType(TensorProto.DataType.FLOAT_VALUE)
				.setRawData(ByteString.copyFrom(bytes));
		for (long d : dims) {
			tensor.addDims(d);
		}
		target.addInitializer(tensor);
		return tensor.getName();
	}

	private String unused(String name) {
		String free = name;
		for (int i = 2; !names.add(free); i++) {
			free = name + "_" + i;
		}
		return free;
	}

	private static AttributeProto integer(String name, long value) {
		return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INT).setI(value).build();
	}

	private static ValueInfoProto output(ValueInfoProto old, int classes) {
		TensorShapeProto shape = old.getType().getTensorType().getShape();
		TensorShapeProto.Dimension first = shape.getDimCount() > 0 ? shape.getDim(0) : TensorShapeProto.Dimension.getDefaultInstance();
		return ValueInfoProto.newBuilder().setName(old.getName()).setType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder()
				.setElemType(TensorProto.DataType.FLOAT_VALUE)
				.setShape(TensorShapeProto.newBuilder().addDim(first).addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(classes))))).build();
	}
}
