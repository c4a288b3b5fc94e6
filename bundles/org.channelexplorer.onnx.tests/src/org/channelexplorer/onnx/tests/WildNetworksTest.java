package org.channelexplorer.onnx.tests;

import static org.channelexplorer.onnx.tests.ModelBuilder.integer;
import static org.channelexplorer.onnx.tests.ModelBuilder.ints;
import static org.channelexplorer.onnx.tests.ModelBuilder.ramp;
import static org.channelexplorer.onnx.tests.Runners.open;
import static org.channelexplorer.onnx.tests.Runners.values;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extension.NetworkRunner.OutputSpec;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks as exporters of all kinds and ages write them. */
class WildNetworksTest {
	@TempDir
	Path folder;

	private Path write(ModelBuilder model) throws Exception {
		return model.write(folder.resolve("model.onnx"));
	}

	@Test
	void oneNumberPerImageIsRead() throws Exception {
		Path file = write(new ModelBuilder().input("x", 1, 3, 2, 2).node("ReduceMax", "scale", List.of("x"), integer("keepdims", 0))
				.node("Mul", "scaled", List.of("x", "scale")).output("scaled"));
		try (NetworkRunner runner = open(file, "all")) {
			NetworkRunner.Worker worker = runner.worker();
			worker.inputBuffer().put(ramp(12, 1));
			worker.run(1);
			assertArrayEquals(new float[] { 12 }, values(runner, worker, "scale"));
			assertEquals(144, values(runner, worker, "scaled")[11]);
		}
	}

	@Test
	void emptyConstantsListedAsInputsDoNoHarm() throws Exception {
		Path file = write(new ModelBuilder().input("x", "N", 3, 4, 4).input("roi", 0).weights("roi", new long[] { 0 }).input("factors", 4)
				.weights("factors", new long[] { 4 }, 1, 1, 2, 2).node("Resize", "big", List.of("x", "roi", "factors")).node("Relu", "y", List.of("big"))
				.output("y"));
		assertEquals("N x 3 x 8 x 8", Opened.network(file).layer("y").orElseThrow().shape());
	}

	@Test
	void lengthsOfMinusOneAndZeroAreFree() throws Exception {
		for (long free : new long[] { -1, 0 }) {
			Path file = write(
					new ModelBuilder().input("x", free, 3, free, free).weights("w", new long[] { 2, 3, 1, 1 }, ramp(6, 1)).node("Conv", "c", List.of("x", "w"))
							.output("c", TensorProto.DataType.FLOAT, -1, 2, -1, -1));
			Network network = Opened.network(file);
			assertEquals("free", network.properties().get("Batch"));
			assertEquals("N x 2 x ? x ?", network.layer("c").orElseThrow().shape());
			try (NetworkRunner runner = Opened.run(file, new RunnerOptions(List.of(network.layer("c").orElseThrow().pre()), 1, 5, 7))) {
				assertEquals(new Tap("c", 2, 5, 7, Tap.Layout.CHANNELS_FIRST), runner.taps().getFirst());
			}
		}
	}

	/** Takes images of 16 x 16, and of no other size, or for which the dense layer makes several rows of one image. */
	private static ModelBuilder denseHead(String head) {
		ModelBuilder m = new ModelBuilder().input("x", "N", 3, "height", "width").weights("w", new long[] { 4, 3, 2, 2 }, ramp(48, 0.01f))
				.node("Conv", "c", List.of("x", "w"), ints("strides", 2, 2)).weights("dense", new long[] { 256, 5 }, ramp(1280, 0.001f))
				.integers("rows", -1, 256)
				.integers("kept", 0, 256);
		return switch (head) {
		case "Gemm" -> m.node("Flatten", "f", List.of("c")).node("Gemm", "y", List.of("f", "dense")).output("y");
		case "MatMul" -> m.node("Flatten", "f", List.of("c")).node("MatMul", "y", List.of("f", "dense")).output("y");
		case "rows" -> m.node("Reshape", "f", List.of("c", "rows")).node("MatMul", "y", List.of("f", "dense")).output("y");
		default -> m.node("Reshape", "f", List.of("c", "kept")).node("Gemm", "y", List.of("f", "dense")).output("y");
		};
	}

	@Test
	void aDenseLayerThatFitsOneSizeIsNoFault() throws Exception {
		for (String head : List.of("Gemm", "MatMul", "rows", "kept")) {
			Path file = write(denseHead(head));
			Network network = Opened.network(file);
			assertEquals("free, but 224 x 224 does not fit; 16 x 16 does (--size 16x16)", network.properties().get("Image size"), head);
			Layer dense = network.layer("y").orElseThrow();
			assertEquals("N x 5", dense.shape(), head);
			List<Tap> taps = List.of(network.layer("c").orElseThrow().pre(), dense.pre());
			try (NetworkRunner runner = Opened.run(file, new RunnerOptions(taps, 1, 16, 16))) {
				assertEquals(new Tap("c", 4, 8, 8, Tap.Layout.CHANNELS_FIRST), runner.taps().getFirst(), head);
				assertEquals(5, runner.output().orElseThrow().classes(), head);
			}
			String message = assertThrows(InputException.class, () -> Opened.run(file, new RunnerOptions(taps, 1, 0, 0)), head).getMessage();
			assertTrue(head.equals("rows") || message.contains("images of 224 x 224 were tried") && message.endsWith("--size 16x16 fits"), message);
			message = assertThrows(InputException.class, () -> Opened.run(file, new RunnerOptions(taps, 1, 20, 20)), head).getMessage();
			assertTrue(message.contains("model.onnx"), message);
		}
	}

	/** A classifier of three classes, or one, with something behind its dense layer. */
	private Optional<OutputSpec> output(int classes, String... operators) throws Exception {
		ModelBuilder m = new ModelBuilder().input("x", "N", 3, 2, 2).node("GlobalAveragePool", "p", List.of("x")).node("Flatten", "f", List.of("p"))
				.weights("w", new long[] { 3, classes }, ramp(3 * classes, 0.3f)).weights("b", new long[] { classes }, ramp(classes, 0.4f))
				.node("MatMul", "t0", List.of("f", "w")).integers("axes", 1).weights("low", new long[0], 0).weights("high", new long[0], 1);
		String last = "t0";
		for (String op : operators) {
			String next = last + op;
			switch (op) {
			case "Bias" -> m.node("Add", next, List.of(last, "b"));
			case "Clip" -> m.node("Clip", next, List.of(last, "low", "high"));
			case "Div" -> m.node("ReduceSum", next + "sum", List.of(last, "axes")).node("Div", next, List.of(last, next + "sum"));
			case "Softmax", "LogSoftmax" -> m.node(op, next, List.of(last), integer("axis", 1));
			default -> m.node(op, next, List.of(last));
			}
			last = next;
		}
		Path file = write(m.output(last));
		try (NetworkRunner runner = open(file, "t0")) {
			return runner.output();
		}
	}

	@Test
	void onlyWhatIsADistributionOrMakesOneCountsAsProbabilities() throws Exception {
		assertEquals(Optional.of(true), output(3, "Softmax").map(OutputSpec::probabilities));
		assertEquals(Optional.of(true), output(3, "Softmax", "Clip").map(OutputSpec::probabilities));
		assertEquals(Optional.of(true), output(3, "Bias", "Exp", "Div").map(OutputSpec::probabilities));
		assertEquals(Optional.of(false), output(3).map(OutputSpec::probabilities));
		assertEquals(Optional.of(false), output(3, "Bias").map(OutputSpec::probabilities));
		assertEquals(Optional.of(false), output(3, "Bias", "LogSoftmax").map(OutputSpec::probabilities));
		assertEquals(Optional.of(false), output(3, "Bias", "Identity").map(OutputSpec::probabilities));
		for (List<String> end : List.of(List.of("Sigmoid"), List.of("Bias", "Tanh"), List.of("Bias", "Sigmoid", "Identity"), List.of("Bias", "HardSigmoid"))) {
			assertEquals(Optional.empty(), output(3, end.toArray(String[]::new)), end.toString());
		}
		assertEquals(Optional.empty(), output(3, "Bias", "Neg", "Exp", "Reciprocal", "Sigmoid", "Clip"), "values from 0 to 1 that are no distribution");
		for (List<String> end : List.of(List.<String>of(), List.of("Sigmoid"), List.of("Softmax"), List.of("Tanh"))) {
			assertEquals(Optional.empty(), output(1, end.toArray(String[]::new)), "one unit " + end);
		}
	}

	@Test
	void whyThereAreNoProbabilitiesIsSaid() throws Exception {
		output(3, "Sigmoid");
		assertEquals("none are kept: t0Sigmoid ends in Sigmoid, so that its values are no distribution over classes",
				Opened.network(folder.resolve("model.onnx")).properties().get("Class probabilities"));
		output(1, "Sigmoid");
		assertEquals("none are kept: t0Sigmoid is one value, which is no distribution over classes",
				Opened.network(folder.resolve("model.onnx")).properties().get("Class probabilities"));
		output(3);
		assertFalse(Opened.network(folder.resolve("model.onnx")).properties().containsKey("Class probabilities"));
	}

	@Test
	void thePixelShuffleOfOneChannelIsRead() throws Exception {
		for (int channels : new int[] { 1, 2 }) {
			Path file = write(new ModelBuilder().input("x", "N", 3, 5, 7).weights("w", new long[] { channels * 4, 3, 1, 1 }, ramp(channels * 12, 0.1f))
					.node("Conv", "c", List.of("x", "w")).integers("apart", -1, channels, 2, 2, 5, 7).node("Reshape", "six", List.of("c", "apart"))
					.node("Transpose", "mixed", List.of("six"), ints("perm", 0, 1, 4, 2, 5, 3)).integers("together", -1, channels, 10, 14)
					.node("Reshape", "big", List.of("mixed", "together")).output("big"));
			assertEquals(new Tap("big", channels, 10, 14, Tap.Layout.CHANNELS_FIRST), Opened.network(file).layer("big").orElseThrow().pre());
		}
	}

	@Test
	void anOldOpsetIsNamedWhereTheRuntimeRefusesIt() throws Exception {
		Path file = write(new ModelBuilder().opset(6).input("x", "N", 2, 2, 2).weights("s", new long[] { 2 }, 1, 1)
				.node("BatchNormalization", "y", List.of("x", "s", "s", "s", "s"), integer("is_test", 1)).output("y"));
		String message = assertThrows(InputException.class, () -> Opened.network(file)).getMessage();
		assertTrue(message.contains("its opset 6 is older than 7, the oldest that ONNX Runtime supports"), message);
	}
}
