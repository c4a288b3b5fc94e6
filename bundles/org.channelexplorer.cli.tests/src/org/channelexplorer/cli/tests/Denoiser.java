package org.channelexplorer.cli.tests;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
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
import java.util.List;
import java.util.Random;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.store.Npy;

/**
 * A tiny network with the inputs and outputs of a Stable Diffusion U-Net: a convolution, the time step and the context added to its
 * channels, a non-linearity, a smaller scale and back, a convolution to the prediction. And latents and contexts for it.
 */
final class Denoiser {
	private static final int CHANNELS = 8;
	private static final int CONTEXT = 6;

	private final GraphProto.Builder graph = GraphProto.newBuilder().setName("denoiser");
	private final Random random = new Random(7);

	private Denoiser() {
	}

	/** Writes the model. */
	static Path model(Path file) throws IOException {
		Denoiser d = new Denoiser();
		d.input("sample", TensorProto.DataType.FLOAT, "N", 4, "H", "W");
		d.input("timestep", TensorProto.DataType.INT64, "N");
		d.input("encoder_hidden_states", TensorProto.DataType.FLOAT, "N", "L", CONTEXT);
		d.graph.addOutput(value("out_sample", TensorProto.DataType.FLOAT, "N", 4, "H", "W"));
		d.conv("/conv_in/Conv", "sample", "first", 4, CHANNELS, 1);
		d.node("/time/Cast", "Cast", "time", List.of("timestep"), integer("to", TensorProto.DataType.FLOAT_VALUE));
		d.constant("thousandth", 1e-3f).constant("axes123", 1, 2, 3).constant("axes23", 2, 3);
		d.node("/time/Mul", "Mul", "small", List.of("time", "thousandth"));
		d.node("/time/Unsqueeze", "Unsqueeze", "time4", List.of("small", "axes123"));
		d.weights("proj", CONTEXT, CHANNELS);
		d.node("/context/MatMul", "MatMul", "tokens", List.of("encoder_hidden_states", "proj"));
		d.node("/context/ReduceMean", "ReduceMean", "pooled", List.of("tokens"), ints("axes", 1), integer("keepdims", 0));
		d.node("/context/Unsqueeze", "Unsqueeze", "context4", List.of("pooled", "axes23"));
		d.node("/Add", "Add", "timed", List.of("first", "time4"));
		d.node("/Add_1", "Add", "mixed", List.of("timed", "context4"));
		d.node("/act/Sigmoid", "Sigmoid", "gate", List.of("mixed"));
		d.node("/act/Mul", "Mul", "silu", List.of("mixed", "gate"));
		d.conv("/down/Conv", "silu", "down", CHANNELS, CHANNELS, 2);
		d.graph.addInitializer(
				TensorProto.newBuilder().setName("scales").setDataType(TensorProto.DataType.FLOAT_VALUE).addDims(4).addFloatData(1).addFloatData(1)
						.addFloatData(2).addFloatData(2));
		d.node("/up/Resize", "Resize", "up", List.of("down", "", "scales"), text("mode", "nearest"), text("coordinate_transformation_mode", "asymmetric"),
				text("nearest_mode", "floor"));
		d.node("/skip/Concat", "Concat", "skip", List.of("up", "first"), integer("axis", 1));
		d.conv("/conv_out/Conv", "skip", "out_sample", 2 * CHANNELS, 4, 1);
		ModelProto model = ModelProto.newBuilder().setIrVersion(8).setProducerName("test").addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(14))
				.setGraph(d.graph).build();
		return Files.write(file, model.toByteArray());
	}

	/** Latents of 4 x 8 x 8 in two classes, and a context of 3 tokens for each, in {@code latents} and {@code contexts} below the folder. */
	static void data(Path folder, int perClass) throws IOException {
		Random random = new Random(3);
		for (String type : List.of("left", "right")) {
			for (int i = 0; i < perClass; i++) {
				String name = type + "/" + i + ".npy";
				write(folder.resolve("latents").resolve(name), random, 0, 4, 8, 8);
				write(folder.resolve("contexts").resolve(name), random, type.equals("left") ? -1 : 1, 1, 3, CONTEXT);
			}
		}
	}

	private static void write(Path file, Random random, float mean, int... shape) throws IOException {
		float[] values = new float[java.util.Arrays.stream(shape).reduce(1, Math::multiplyExact)];
		for (int i = 0; i < values.length; i++) {
			values[i] = mean + (float) random.nextGaussian();
		}
		Files.createDirectories(file.getParent());
		Npy.write(file, new NdArray(shape, values));
	}

	private void conv(String name, String from, String to, int in, int out, int stride) {
		weights(to + ".weight", out, in, 3, 3);
		node(name, "Conv", to, List.of(from, to + ".weight"), ints("kernel_shape", 3, 3), ints("pads", 1, 1, 1, 1), ints("strides", stride, stride));
	}

	private void node(String name, String operation, String output, List<String> inputs, AttributeProto... attributes) {
		graph.addNode(NodeProto.newBuilder().setName(name).setOpType(operation).addAllInput(inputs).addOutput(output).addAllAttribute(List.of(attributes)));
	}

	private void weights(String name, int... shape) {
		int size = java.util.Arrays.stream(shape).reduce(1, Math::multiplyExact);
		ByteBuffer bytes = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < size; i++) {
			bytes.putFloat((float) random.nextGaussian() * 0.2f);
		}
		TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE)
				.setRawData(ByteString.copyFrom(bytes.flip()));
		for (int s : shape) {
			tensor.addDims(s);
		}
		graph.addInitializer(tensor);
	}

	private Denoiser constant(String name, float value) {
		graph.addInitializer(TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE).addFloatData(value));
		return this;
	}

	private Denoiser constant(String name, long... values) {
		TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.INT64_VALUE).addDims(values.length);
		for (long v : values) {
			tensor.addInt64Data(v);
		}
		graph.addInitializer(tensor);
		return this;
	}

	private void input(String name, TensorProto.DataType type, Object... axes) {
		graph.addInput(value(name, type, axes));
	}

	private static ValueInfoProto value(String name, TensorProto.DataType type, Object... axes) {
		TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
		for (Object axis : axes) {
			TensorShapeProto.Dimension.Builder dimension = shape.addDimBuilder();
			if (axis instanceof Number n) {
				dimension.setDimValue(n.longValue());
			} else {
				dimension.setDimParam(axis.toString());
			}
		}
		return ValueInfoProto.newBuilder().setName(name)
				.setType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape))).build();
	}

	private static AttributeProto integer(String name, long value) {
		return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INT).setI(value).build();
	}

	private static AttributeProto text(String name, String value) {
		return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(value)).build();
	}

	private static AttributeProto ints(String name, long... values) {
		AttributeProto.Builder a = AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
		for (long v : values) {
			a.addInts(v);
		}
		return a.build();
	}
}
