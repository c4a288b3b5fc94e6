package org.channelexplorer.onnx.tests;

import static org.channelexplorer.onnx.tests.ModelBuilder.integer;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
		ModelBuilder model = new ModelBuilder().input("x", "N", 1, 1, 2).node("Flatten", "f", List.of("x")).weights("a", new long[] { 2, 2 }, 3, 0, 4, 1).weights("b", new long[] { 2, 2 }, 3, 4, 0, 1)
				.node("Gemm", "columns", List.of("f", "a")).node("Gemm", "rows", List.of("f", "b"), integer("transB", 1)).node("MatMul", "mm", List.of("f", "a"))
				.output("columns");
		assertArrayEquals(new float[] { 5, 1 }, norms(model, "columns"));
		assertArrayEquals(new float[] { 5, 1 }, norms(model, "rows"));
		assertArrayEquals(new float[] { 5, 1 }, norms(model, "mm"));
	}

	@Test
	void quantisedWeightsAreDequantised() throws Exception {
		TensorProto q = TensorProto.newBuilder().setName("q").setDataType(TensorProto.DataType.UINT8_VALUE).addDims(2).addDims(3).addDims(1).addDims(1)
				.setRawData(ByteString.copyFrom(new byte[] { (byte) 129, (byte) 130, 126, (byte) 128, (byte) 131, (byte) 132 })).build();
		TensorProto zero = TensorProto.newBuilder().setName("z").setDataType(TensorProto.DataType.UINT8_VALUE).setRawData(ByteString.copyFrom(new byte[] { (byte) 128 }))
				.build();
		assertArrayEquals(new float[] { 1.5f, 2.5f }, norms(image().initializer(q).initializer(zero).weights("s", new long[] {}, 0.5f)
				.node("DequantizeLinear", "w", List.of("q", "s", "z")).node("Conv", "c", List.of("x", "w")).output("c"), "c"));
		TensorProto zeros = zero.toBuilder().addDims(2).setRawData(ByteString.copyFrom(new byte[] { (byte) 128, (byte) 128 })).build();
		assertArrayEquals(new float[] { 3, 10 }, norms(image().initializer(q).initializer(zeros).weights("s", new long[] { 2 }, 1, 2)
				.node("DequantizeLinear", "w", List.of("q", "s", "z"), integer("axis", 0)).node("Conv", "c", List.of("x", "w")).output("c"), "c"));
	}

	@Test
	void othersHaveNone() throws Exception {
		Path file = ModelBuilder.classifier("N").write(folder.resolve("model.onnx"));
		assertThrows(InputException.class, () -> Opened.filterNorms(file, "image"));
		assertTrue(assertThrows(InputException.class, () -> Opened.filterNorms(file, "nowhere")).getMessage().contains("nowhere"));
	}
}
