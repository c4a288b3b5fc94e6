package org.channelexplorer.bench;

import ai.onnx.proto.OnnxMl;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** A network of two channels on images of 4 x 4, and such an image: where a million images are to be run, and not the network to be measured. */
final class TinyNetwork {
	private static final int SIDE = 4;

	private TinyNetwork() {
	}

	/** Writes it. */
	static Path write(Path file) throws IOException {
		OnnxMl.TensorProto.Builder weights = OnnxMl.TensorProto.newBuilder().setName("w").setDataType(OnnxMl.TensorProto.DataType.FLOAT.getNumber());
		List.of(2L, 3L, 1L, 1L).forEach(weights::addDims);
		for (float v : new float[] { 1, -1, 0.5f, 0.25f, 1, 1 }) {
			weights.addFloatData(v);
		}
		OnnxMl.GraphProto graph = OnnxMl.GraphProto.newBuilder().setName("tiny").addInitializer(weights).addInput(value("image", 3, SIDE, SIDE))
				.addNode(OnnxMl.NodeProto.newBuilder().setName("conv").setOpType("Conv").addInput("image").addInput("w").addOutput("maps"))
				.addNode(OnnxMl.NodeProto.newBuilder().setName("pool").setOpType("GlobalAveragePool").addInput("maps").addOutput("mean"))
				.addNode(OnnxMl.NodeProto.newBuilder().setName("flat").setOpType("Flatten").addInput("mean").addOutput("classes")).addOutput(value("classes", 2))
				.build();
		OnnxMl.ModelProto model = OnnxMl.ModelProto.newBuilder().setIrVersion(8).setProducerName("bench")
				.addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(13)).setGraph(graph).build();
		return Files.write(file, model.toByteArray());
	}

	private static OnnxMl.ValueInfoProto value(String name, int... axes) {
		OnnxMl.TensorShapeProto.Builder shape = OnnxMl.TensorShapeProto.newBuilder()
				.addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
		for (int a : axes) {
			shape.addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(a));
		}
		return OnnxMl.ValueInfoProto.newBuilder().setName(name).setType(OnnxMl.TypeProto.newBuilder()
				.setTensorType(OnnxMl.TypeProto.Tensor.newBuilder().setElemType(OnnxMl.TensorProto.DataType.FLOAT.getNumber()).setShape(shape))).build();
	}

	/** A PNG that it takes. */
	static byte[] image() throws IOException {
		BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
		image.setRGB(1, 2, 0xff8040);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageIO.write(image, "png", bytes);
		return bytes.toByteArray();
	}
}
