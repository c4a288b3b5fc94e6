package org.channelexplorer.onnx.tests;

import static org.channelexplorer.onnx.tests.ModelBuilder.integer;
import static org.channelexplorer.onnx.tests.ModelBuilder.ints;
import static org.channelexplorer.onnx.tests.ModelBuilder.ramp;
import static org.channelexplorer.onnx.tests.Runners.open;
import static org.channelexplorer.onnx.tests.Runners.values;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.extension.CutRunner;
import org.channelexplorer.core.extension.HeadChange;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.OnnxImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks whose image is given as bytes or in double precision. */
class ElementTypesTest {
	private static final RunnerOptions OPTIONS = new RunnerOptions(List.of(), 1, 0, 0);

	@TempDir
	Path folder;

	private Path write(ModelBuilder model) throws Exception {
		return model.write(folder.resolve("model.onnx"));
	}

	/** As exporters of TensorFlow write it: bytes, channels last, turned and scaled by the network. */
	private static ModelBuilder bytes() {
		return new ModelBuilder().input("image", DataType.UINT8, "N", 2, 2, 3).node("Cast", "real", List.of("image"), integer("to", DataType.FLOAT_VALUE))
				.node("Transpose", "turned", List.of("real"), ints("perm", 0, 3, 1, 2))
				.weights("w", new long[] { 4, 3, 1, 1 }, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1).node("Conv", "conv", List.of("turned", "w"))
				.node("Relu", "relu", List.of("conv")).node("GlobalAveragePool", "pool", List.of("relu")).node("Flatten", "flat", List.of("pool"))
				.weights("v", new long[] { 4, 2 }, 1, 0, 0, 1, 1, -1, 0.5f, 2).node("MatMul", "logits", List.of("flat", "v")).output("logits");
	}

	private static TensorProto doubles(String name, long rows, long columns, float... values) {
		TensorProto.Builder t = TensorProto.newBuilder().setName(name).setDataType(DataType.DOUBLE_VALUE).addDims(rows).addDims(columns);
		for (float v : values) {
			t.addDoubleData(v);
		}
		return t.build();
	}

	/** As {@code model.double()} of PyTorch is exported: pixels, hidden units, classes. */
	private static ModelBuilder doubles() {
		return new ModelBuilder().input("image", DataType.DOUBLE, "N", 1, 2, 2).node("Flatten", "pixels", List.of("image"))
				.initializer(doubles("w", 4, 3, 1, 0, 2, 0, 1, -1, 0, 0, 1, 1, 1, 1)).node("MatMul", "hidden", List.of("pixels", "w"))
				.node("Relu", "relu", List.of("hidden")).initializer(doubles("v", 3, 2, 1, 2, -1, 0.5f, 0.25f, 1))
				.node("MatMul", "logits", List.of("relu", "v")).output("logits", DataType.DOUBLE);
	}

	@Test
	void bytesAreRoundedAndCut() throws Exception {
		Path file = write(bytes());
		assertEquals("uint8", Opened.network(file).inputs().getFirst().type());
		try (NetworkRunner runner = open(file, "conv")) {
			assertTrue(runner.input().channelsLast());
			NetworkRunner.Worker worker = runner.worker();
			worker.inputBuffer().put(new float[] { 0, 127, 255, -3, 0.49f, 0.51f, 254.6f, 300, 1e9f, 200, 128, 129 });
			worker.run(1);
			assertArrayEquals(new float[] { 0, 0, 255, 200, 127, 0, 255, 128, 255, 1, 255, 129, 382, 1, 765, 457 }, values(runner, worker, "conv"));
			assertEquals(2, worker.output(0).length);
		}
	}

	@Test
	void doublesAreReadAsFloats() throws Exception {
		Path file = write(doubles());
		assertEquals("float64", Opened.network(file).layer("hidden").orElseThrow().properties().get("Type"));
		try (NetworkRunner runner = open(file, ".*")) {
			NetworkRunner.Worker worker = runner.worker();
			worker.inputBuffer().put(new float[] { 0.1f, 2, 3, 4 });
			worker.run(1);
			assertArrayEquals(new float[] { 4.1f, 6, 5.2f }, values(runner, worker, "hidden"));
			assertArrayEquals(new float[] { 4.1f - 6 + 1.3f, 8.2f + 3 + 5.2f }, worker.output(0), 1e-6f);
		}
	}

	@Test
	void doublesWithinAFloatNetworkAreRead() throws Exception {
		Path file = write(new ModelBuilder().input("image", "N", 1, 2, 2).node("Flatten", "pixels", List.of("image"))
				.node("Cast", "wide", List.of("pixels"), integer("to", DataType.DOUBLE_VALUE)).node("Neg", "less", List.of("wide"))
				.node("Cast", "narrow", List.of("less"), integer("to", DataType.FLOAT_VALUE)).output("narrow"));
		try (NetworkRunner runner = open(file, "less")) {
			NetworkRunner.Worker worker = runner.worker();
			worker.inputBuffer().put(ramp(4, 0.1f));
			worker.run(1);
			assertArrayEquals(ramp(4, -0.1f), values(runner, worker, "less"));
		}
	}

	@Test
	void whatTheRuntimeCannotComputeInDoublePrecisionIsNamed() throws Exception {
		TensorProto w = doubles("w", 2, 3, 1, 2, 3, 4, 5, 6).toBuilder().addDims(1).addDims(1).build();
		Path file = write(new ModelBuilder().input("image", DataType.DOUBLE, "N", 3, 2, 2).initializer(w).node("Conv", "conv", List.of("image", "w"))
				.output("conv", DataType.DOUBLE));
		String message = assertThrows(InputException.class, () -> Opened.network(file)).getMessage();
		assertTrue(message.endsWith("Conv(11) node with name 'conv' in float64, in which ONNX Runtime computes few operators: export the network in float32 "
				+ "(PyTorch: model.float())"), message);
	}

	@Test
	void channelsAreReplacedAndRemoved() throws Exception {
		for (ModelBuilder model : List.of(bytes(), doubles())) {
			Path file = write(model);
			boolean wide = model.build().getGraph().getInput(0).getType().getTensorType().getElemType() == DataType.DOUBLE_VALUE;
			String layer = wide ? "hidden" : "conv";
			int channels = wide ? 3 : 4;
			float[] image = ramp(wide ? 4 : 12, 10);
			Substitute stand = Substitute.zero(new Removal(layer, List.of(1)), channels);
			Path smaller = folder.resolve("smaller.onnx");
			float[] replaced;
			try (ImportedModel opened = new OnnxImporter().open(file); CutRunner cut = opened.cut(OPTIONS, List.of(layer))) {
				NetworkRunner.Worker worker = cut.front().worker();
				worker.inputBuffer().put(image);
				worker.run(1);
				MemorySegment kept = MemorySegment.ofArray(worker.activations(0).toArray(ValueLayout.JAVA_FLOAT));
				CutRunner.Behind behind = cut.behind();
				assertArrayEquals(worker.output(0), behind.run(List.of(kept))[0], 1e-4f);
				assertEquals(channels, behind.values(0, List.of(kept)).orElseThrow()[0].length);
				behind.substitute(List.of(stand));
				replaced = behind.run(List.of(kept))[0];
				opened.surgeon().export(List.of(stand), smaller, true);
			}
			try (NetworkRunner runner = open(smaller, ".*")) {
				NetworkRunner.Worker worker = runner.worker();
				worker.inputBuffer().put(image);
				worker.run(1);
				assertEquals(wide ? "float64" : "uint8", Opened.network(smaller).inputs().getFirst().type());
				assertArrayEquals(replaced, worker.output(0), 1e-3f);
			}
		}
	}

	@Test
	void aHeadOfAnyTypeIsExchanged() throws Exception {
		for (ModelBuilder model : List.of(bytes(), doubles())) {
			Path file = write(model);
			Path other = folder.resolve("other.onnx");
			try (ImportedModel opened = new OnnxImporter().open(file)) {
				int features = opened.head().features();
				assertEquals(2, opened.head().classes());
				opened.head().write(other, new HeadChange.Replaced(List.of("a", "b", "c"), ramp(3 * features, 0.5f), new float[] { 1, 2, 3 }), true);
			}
			ModelProto written = ModelProto.parseFrom(Files.readAllBytes(other));
			try (NetworkRunner runner = open(other, ".*")) {
				assertEquals(3, runner.output().orElseThrow().classes());
				assertEquals(model.build().getGraph().getInput(0), written.getGraph().getInput(0));
			}
		}
	}
}
