package org.channelexplorer.onnx.tests;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds tiny ONNX models. */
final class ModelBuilder {
	private final List<StringStringEntryProto> metadata = new ArrayList<>();
	private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
	private long opset = 17;

	/** A declared input; axes are numbers or strings for free lengths. */
	ModelBuilder input(String name, Object... axes) {
		graph.addInput(value(name, TensorProto.DataType.FLOAT, axes));
		return this;
	}

	ModelBuilder input(String name, TensorProto.DataType type, Object... axes) {
		graph.addInput(value(name, type, axes));
		return this;
	}

	/** A declared output of unknown shape. */
	ModelBuilder output(String name) {
		graph.addOutput(ValueInfoProto.newBuilder().setName(name)
				.setType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE))));
		return this;
	}

	ModelBuilder output(String name, TensorProto.DataType type, Object... axes) {
		graph.addOutput(value(name, type, axes));
		return this;
	}

	static ValueInfoProto value(String name, TensorProto.DataType type, Object... axes) {
		TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
		for (Object axis : axes) {
			TensorShapeProto.Dimension.Builder d = shape.addDimBuilder();
			if (axis instanceof Number n) {
				d.setDimValue(n.longValue());
			} else {
				d.setDimParam(axis.toString());
			}
		}
		return ValueInfoProto.newBuilder().setName(name)
				.setType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape))).build();
	}

	/** A node named as its output. */
	ModelBuilder node(String op, String output, List<String> inputs, AttributeProto... attributes) {
		return named(output, op, output, inputs, attributes);
	}

	ModelBuilder named(String name, String op, String output, List<String> inputs, AttributeProto... attributes) {
		graph.addNode(NodeProto.newBuilder().setName(name).setOpType(op).addAllInput(inputs).addOutput(output).addAllAttribute(List.of(attributes)));
		return this;
	}

	/** A node for which PyTorch's exporter notes its place among the modules. */
	ModelBuilder scoped(String scopes, String op, String output, List<String> inputs, AttributeProto... attributes) {
		node(op, output, inputs, attributes);
		graph.getNodeBuilder(graph.getNodeCount() - 1).addMetadataProps(entry("pkg.torch.onnx.name_scopes", scopes));
		return this;
	}

	/** The last node: by which rules the exporter has rewritten it. */
	ModelBuilder rewritten(String rules) {
		graph.getNodeBuilder(graph.getNodeCount() - 1).addMetadataProps(entry("pkg.onnxscript.rewriter.rule_name", rules));
		return this;
	}

	/** A node of two outputs, named as the first. */
	ModelBuilder two(String op, List<String> inputs, String first, String second, AttributeProto... attributes) {
		graph.addNode(NodeProto.newBuilder().setName(first).setOpType(op).addAllInput(inputs).addOutput(first).addOutput(second)
				.addAllAttribute(List.of(attributes)));
		return this;
	}

	ModelBuilder weights(String name, long[] dims, float... values) {
		graph.addInitializer(tensor(name, dims, values));
		return this;
	}

	static TensorProto tensor(String name, long[] dims, float... values) {
		ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asFloatBuffer().put(values);
		TensorProto.Builder t = TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE).setRawData(ByteString.copyFrom(bytes));
		for (long d : dims) {
			t.addDims(d);
		}
		return t.build();
	}

	ModelBuilder integers(String name, long... values) {
		TensorProto.Builder t = TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.INT64_VALUE).addDims(values.length);
		for (long v : values) {
			t.addInt64Data(v);
		}
		graph.addInitializer(t);
		return this;
	}

	ModelBuilder initializer(TensorProto tensor) {
		graph.addInitializer(tensor);
		return this;
	}

	/** Float weights kept in another file. */
	ModelBuilder external(String name, long[] dims, String location, long offset, long length) {
		TensorProto.Builder t = TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE)
				.setDataLocation(TensorProto.DataLocation.EXTERNAL).addExternalData(entry("location", location))
				.addExternalData(entry("offset", Long.toString(offset))).addExternalData(entry("length", Long.toString(length)));
		for (long d : dims) {
			t.addDims(d);
		}
		graph.addInitializer(t);
		return this;
	}

	private static StringStringEntryProto entry(String key, String value) {
		return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
	}

	ModelBuilder opset(long version) {
		opset = version;
		return this;
	}

	static AttributeProto ints(String name, long... values) {
		AttributeProto.Builder a = AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
		for (long v : values) {
			a.addInts(v);
		}
		return a.build();
	}

	static AttributeProto integer(String name, long value) {
		return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INT).setI(value).build();
	}

	static AttributeProto real(String name, float value) {
		return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOAT).setF(value).build();
	}

	/** What the file's author writes into it. */
	ModelBuilder metadata(String key, String value) {
		metadata.add(entry(key, value));
		return this;
	}

	ModelProto build() {
		return ModelProto.newBuilder().addAllMetadataProps(metadata).setIrVersion(8).setProducerName("test")
				.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(opset))
				.setGraph(graph).build();
	}

	Path write(Path file) throws IOException {
		return Files.write(file, build().toByteArray());
	}

	/** Weights 1, 2, 3 ... scaled. */
	static float[] ramp(int count, float scale) {
		float[] values = new float[count];
		for (int i = 0; i < count; i++) {
			values[i] = (i + 1) * scale;
		}
		return values;
	}

	/**
	 * Convolution 1x1 from 3 to 2 channels, batch normalisation, Relu, global average, dense layer of 4 classes. Small enough
	 * to be computed by hand.
	 */
	static ModelBuilder classifier(Object batch) {
		return new ModelBuilder().input("image", batch, 3, 2, 2)
				.weights("w", new long[] { 2, 3, 1, 1 }, 1, 0, -1, 0, 2, 0).weights("b", new long[] { 2 }, 0.5f, -1)
				.named("/conv/Conv", "Conv", "conv", List.of("image", "w", "b"), ints("kernel_shape", 1, 1))
				.weights("scale", new long[] { 2 }, 2, 1).weights("shift", new long[] { 2 }, 0, 1).weights("mean", new long[] { 2 }, 0, 0)
				.weights("var", new long[] { 2 }, 1, 1)
				.named("/bn/BatchNormalization", "BatchNormalization", "bn", List.of("conv", "scale", "shift", "mean", "var"), real("epsilon", 0))
				.named("/act/Relu", "Relu", "act", List.of("bn")).named("/pool/GlobalAveragePool", "GlobalAveragePool", "pool", List.of("act"))
				.named("/Flatten", "Flatten", "flat", List.of("pool"))
				.weights("fw", new long[] { 4, 2 }, 1, 0, 0, 1, 1, 1, 1, -1).weights("fb", new long[] { 4 }, 0, 0, 0, 0.25f)
				.named("/fc/Gemm", "Gemm", "logits", List.of("flat", "fw", "fb"), integer("transB", 1)).output("logits");
	}
}
