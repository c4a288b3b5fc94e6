package org.channelexplorer.onnx.tests;

import static org.channelexplorer.onnx.tests.ModelBuilder.integer;
import static org.channelexplorer.onnx.tests.ModelBuilder.ints;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** L2 norms of filters. */
class FilterNormsTest {
	@TempDir
	Path folder;

	private float[] norms(ModelBuilder model, String layer) throws Exception {
		return Opened.filterNorms(model.write(folder.resolve("model.onnx")), layer);
	}

	private static ModelBuilder image() {
		return new ModelBuilder().input("x", "N", 3, 4, 4);
	}

	@Test
	void convolution() throws Exception {
		assertArrayEquals(new float[] { 3, 5 },
				norms(image().weights("w", new long[] { 2, 3, 1, 1 }, 1, 2, -2, 0, 3, 4).node("Conv", "c", List.of("x", "w")).output("c"), "c"));
	}

	@Test
	void transposedConvolutionInGroups() throws Exception {
		// 4 inputs in 2 groups, 2 outputs per group: output 0 takes inputs 0 and 1, first of each pair
		assertArrayEquals(new float[] { 5, 13, 10, 2 }, norms(image().weights("w", new long[] { 4, 2, 1, 1 }, 3, 5, 4, 12, 6, 0, 8, 2)
				.node("ConvTranspose", "c", List.of("x", "w"), integer("group", 2)).output("c"), "c"));
	}

	@Test
	void denseLayersBothWays() throws Exception {
		ModelBuilder model = new ModelBuilder().input("x", "N", 1, 1, 2).node("Flatten", "f", List.of("x")).weights("a", new long[] { 2, 2 }, 3, 0, 4, 1)
				.weights("b", new long[] { 2, 2 }, 3, 4, 0, 1)
				.node("Gemm", "columns", List.of("f", "a")).node("Gemm", "rows", List.of("f", "b"), integer("transB", 1))
				.node("MatMul", "mm", List.of("f", "a"))
				.output("columns");
		assertArrayEquals(new float[] { 5, 1 }, norms(model, "columns"));
		assertArrayEquals(new float[] { 5, 1 }, norms(model, "rows"));
		assertArrayEquals(new float[] { 5, 1 }, norms(model, "mm"));
	}

	@Test
	void quantisedWeightsAreDequantised() throws Exception {
		TensorProto q = TensorProto.newBuilder().setName("q").setDataType(TensorProto.DataType.UINT8_VALUE).addDims(2).addDims(3).addDims(1).addDims(1)
				.setRawData(ByteString.copyFrom(new byte[] { (byte) 129, (byte) 130, 126, (byte) 128, (byte) 131, (byte) 132 })).build();
		TensorProto zero = TensorProto.newBuilder().setName("z").setDataType(TensorProto.DataType.UINT8_VALUE)
				.setRawData(ByteString.copyFrom(new byte[] { (byte) 128 }))
				.build();
		assertArrayEquals(new float[] { 1.5f, 2.5f }, norms(image().initializer(q).initializer(zero).weights("s", new long[] {}, 0.5f)
				.node("DequantizeLinear", "w", List.of("q", "s", "z")).node("Conv", "c", List.of("x", "w")).output("c"), "c"));
		TensorProto zeros = zero.toBuilder().addDims(2).setRawData(ByteString.copyFrom(new byte[] { (byte) 128, (byte) 128 })).build();
		assertArrayEquals(new float[] { 3, 10 }, norms(image().initializer(q).initializer(zeros).weights("s", new long[] { 2 }, 1, 2)
				.node("DequantizeLinear", "w", List.of("q", "s", "z"), integer("axis", 0)).node("Conv", "c", List.of("x", "w")).output("c"), "c"));
	}

	private String refused(ModelBuilder model, String layer) throws Exception {
		return assertThrows(InputException.class, () -> norms(model, layer)).getMessage();
	}

	/** Two convolutions on the image: a with norms 3 and 5, b with norms 4 and 12. */
	private static ModelBuilder twoBranches() {
		return image().weights("wa", new long[] { 2, 3, 1, 1 }, 1, 2, -2, 0, 3, 4).node("Conv", "a", List.of("x", "wa"))
				.weights("wb", new long[] { 2, 3, 1, 1 }, 4, 0, 0, 0, 12, 0).node("Conv", "b", List.of("x", "wb"));
	}

	@Test
	void whatKeepsChannelsKeepsNorms() throws Exception {
		Path file = ModelBuilder.classifier("N").write(folder.resolve("model.onnx"));
		float[] conv = Opened.filterNorms(file, "/conv/Conv");
		assertArrayEquals(conv, Opened.filterNorms(file, "/act/Relu"));
		assertArrayEquals(conv, Opened.filterNorms(file, "/bn/BatchNormalization"), "its scale is not folded in");
		ModelBuilder silu = twoBranches().node("Sigmoid", "s", List.of("a")).node("Mul", "m", List.of("a", "s"))
				.node("MaxPool", "p", List.of("m"), ints("kernel_shape", 2, 2)).node("GlobalAveragePool", "g", List.of("p")).node("Flatten", "f", List.of("g"))
				.output("f");
		assertArrayEquals(new float[] { 3, 5 }, norms(silu, "f"));
		ModelBuilder layout = twoBranches().node("Transpose", "last", List.of("a"), ints("perm", 0, 2, 3, 1))
				.node("Transpose", "first", List.of("last"), ints("perm", 0, 3, 1, 2))
				.output("first");
		assertArrayEquals(new float[] { 3, 5 }, norms(layout, "first"));
	}

	@Test
	void aConcatenationHasThoseOfItsBranches() throws Exception {
		ModelBuilder model = twoBranches().node("Relu", "r", List.of("b")).node("Concat", "cat", List.of("a", "r"), integer("axis", 1))
				.node("AveragePool", "pool", List.of("cat"), ints("kernel_shape", 2, 2)).node("MaxPool", "pool2", List.of("a"), ints("kernel_shape", 2, 2))
				.node("Concat", "cat2", List.of("pool2", "pool"), integer("axis", 1)).output("cat2");
		assertArrayEquals(new float[] { 3, 5, 4, 12 }, norms(model, "cat"));
		assertArrayEquals(new float[] { 3, 5, 3, 5, 4, 12 }, norms(model, "cat2"));
	}

	@Test
	void aSumHasTheRootOfTheSquares() throws Exception {
		ModelBuilder model = twoBranches().node("Add", "sum", List.of("a", "b")).weights("bias", new long[] { 2, 1, 1 }, 7, 8)
				.node("Add", "biased", List.of("sum", "bias")).node("Relu", "r", List.of("biased")).node("Add", "again", List.of("r", "a")).output("again");
		assertArrayEquals(new float[] { 5, 13 }, norms(model, "sum"));
		assertArrayEquals(new float[] { 5, 13 }, norms(model, "r"), "a constant adds no filter");
		assertArrayEquals(new float[] { (float) Math.sqrt(25 + 9), (float) Math.sqrt(169 + 25) }, norms(model, "again"));
	}

	@Test
	void theRefusalNamesTheLayerWhereTracingStopped() throws Exception {
		ModelBuilder gate = twoBranches().node("Sigmoid", "s", List.of("b")).node("Mul", "gate", List.of("a", "s")).node("Relu", "r", List.of("gate"))
				.output("r");
		assertEquals("no filters can be traced to the channels of layer r: layer gate (Mul) combines computed tensors of different filters",
				refused(gate, "r"));
		ModelBuilder image = image().node("Relu", "r", List.of("x")).output("r");
		assertTrue(refused(image, "r").endsWith("the input x comes without filters"), refused(image, "r"));
		ModelBuilder flat = twoBranches().node("Flatten", "f", List.of("a")).node("Relu", "r", List.of("f")).output("r");
		assertTrue(refused(flat, "r").endsWith("layer f (Flatten) has 32 channels, and 2 filters lead to it"), refused(flat, "r"));
		ModelBuilder shuffled = twoBranches().integers("to", 0, 1, 2, 4, 4).integers("back", 0, 2, 4, 4).node("Reshape", "grouped", List.of("a", "to"))
				.node("Transpose", "shuffled", List.of("grouped"), ints("perm", 0, 2, 1, 3, 4)).node("Reshape", "r", List.of("shuffled", "back")).output("r");
		assertTrue(refused(shuffled, "r").endsWith("layer r (Reshape) does not keep channels one by one"), refused(shuffled, "r"));
		ModelBuilder computed = twoBranches().node("MatMul", "mm", List.of("a", "b")).output("mm");
		assertTrue(refused(computed, "mm").endsWith("layer mm (MatMul) computes with numbers that are no constant filters"), refused(computed, "mm"));
		assertTrue(refused(computed, "nowhere").contains("nowhere"));
		assertTrue(refused(computed, "x").contains("no layer that computes"));
	}
}
