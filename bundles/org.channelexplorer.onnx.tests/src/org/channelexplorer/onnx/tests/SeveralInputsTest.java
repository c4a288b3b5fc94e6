package org.channelexplorer.onnx.tests;

import static org.channelexplorer.onnx.tests.ModelBuilder.integer;
import static org.channelexplorer.onnx.tests.ModelBuilder.ramp;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.InputTensor;
import org.channelexplorer.core.model.InputTensor.Element;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.model.TensorInfo;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that want more than the image. */
class SeveralInputsTest {
	private static final InputTensor TIME = new InputTensor("t", Element.INT64, true, List.of());
	private static final InputTensor CONTEXT = new InputTensor("ctx", Element.FLOAT32, true, List.of(3, 2));
	private static final InputTensor GATE = new InputTensor("gate", Element.BOOL, true, List.of());
	private static final InputTensor SHIFT = new InputTensor("shift", Element.FLOAT16, false, List.of());
	private static final InputTensor COUNT = new InputTensor("k", Element.INT32, true, List.of(1));

	@TempDir
	Path folder;

	/** out = (image + t) * sum(ctx) * gate + shift + k, as float. */
	private Path model(Object batch) throws Exception {
		ModelBuilder m = new ModelBuilder().input("t", DataType.INT64, batch).input("image", batch, 3, 2, 2).input("ctx", batch, "L", 2)
				.input("gate", DataType.BOOL, batch)
				.input("k", DataType.INT32, batch, 1);
		if (!(batch instanceof Number)) {
			m.input("shift", DataType.FLOAT16); // a scalar has no axis for the images
		}
		m.integers("axes123", 1, 2, 3).integers("axes12", 1, 2).integers("axes23", 2, 3).integers("axis3", 3);
		cast(m, "t").node("Unsqueeze", "t4", List.of("tf", "axes123"));
		m.node("Add", "added", List.of("image", "t4"));
		m.node("ReduceSum", "sum", List.of("ctx", "axes12"), integer("keepdims", 1)).node("Unsqueeze", "sum4", List.of("sum", "axis3"));
		m.node("Mul", "mixed", List.of("added", "sum4"));
		cast(m, "gate").node("Unsqueeze", "gate4", List.of("gatef", "axes123")).node("Mul", "gated", List.of("mixed", "gate4"));
		cast(m, "k").node("Unsqueeze", "k4", List.of("kf", "axes23")).node("Add", "counted", List.of("gated", "k4"));
		if (batch instanceof Number) {
			m.node("Identity", "out", List.of("counted"));
		} else {
			cast(m, "shift").node("Add", "out", List.of("counted", "shiftf"));
		}
		return m.output("out").write(folder.resolve("model.onnx"));
	}

	private static ModelBuilder cast(ModelBuilder m, String name) {
		return m.node("Cast", name + "f", List.of(name), integer("to", DataType.FLOAT_VALUE));
	}

	private List<Tap> out(Path file) throws InputException {
		return Opened.network(file).select("^out$", TapKind.PRE).stream().map(Layer::pre).toList();
	}

	private NetworkRunner open(Path file, int batch, InputTensor... further) throws InputException {
		return Opened.run(file, new RunnerOptions(out(file), batch, 0, 0, "", List.of(further)));
	}

	private static void feed(NetworkRunner.Worker worker, List<InputTensor> order, int image, long t, float[] context, boolean gate, float shift, int k) {
		for (int f = 0; f < order.size(); f++) {
			MemorySegment at = worker.further(f, image);
			assertEquals(order.get(f).bytes(), at.byteSize());
			switch (order.get(f).name()) {
			case "t" -> at.set(ValueLayout.JAVA_LONG_UNALIGNED, 0, t);
			case "ctx" -> at.copyFrom(MemorySegment.ofArray(context));
			case "gate" -> at.set(ValueLayout.JAVA_BYTE, 0, (byte) (gate ? 1 : 0));
			case "shift" -> at.set(ValueLayout.JAVA_SHORT_UNALIGNED, 0, Float.floatToFloat16(shift));
			default -> at.set(ValueLayout.JAVA_INT_UNALIGNED, 0, k);
			}
		}
	}

	private static float[] expected(float[] image, long t, float sum, boolean gate, float shift, int k) {
		float[] out = new float[12];
		for (int i = 0; i < 12; i++) {
			out[i] = (gate ? (image[i] + t) * sum : 0) + shift + k;
		}
		return out;
	}

	@Test
	void everyImageGetsItsOwnValuesOfEveryType() throws Exception {
		List<InputTensor> order = List.of(SHIFT, COUNT, CONTEXT, TIME, GATE); // not the network's
		try (NetworkRunner runner = open(model("N"), 3, order.toArray(InputTensor[]::new))) {
			NetworkRunner.Worker first = runner.worker();
			NetworkRunner.Worker second = runner.worker();
			float[] one = ramp(12, 1);
			float[] two = ramp(12, -0.5f);
			first.inputBuffer().put(one);
			feed(first, order, 0, 2, new float[] { 1, 0, 0, 0, 0, 1 }, true, 0.5f, 7);
			second.inputBuffer().put(two);
			feed(second, order, 0, -1, new float[] { 0, 0, 3, 0, 0, 0 }, true, 0.25f, -1);
			for (int again = 0; again < 2; again++) { // values stay for later runs, each worker has its own
				first.run(1);
				second.run(1);
				assertArrayEquals(expected(one, 2, 2, true, 0.5f, 7), first.activations(0).toArray(ValueLayout.JAVA_FLOAT));
				assertArrayEquals(expected(two, -1, 3, true, 0.25f, -1), second.activations(0).toArray(ValueLayout.JAVA_FLOAT));
			}
			feed(first, order, 0, 9, new float[6], false, 1, 0);
			first.run(1);
			assertArrayEquals(expected(one, 9, 0, false, 1, 0), first.activations(0).toArray(ValueLayout.JAVA_FLOAT));
			assertThrows(IndexOutOfBoundsException.class, () -> first.further(0, runner.batch()));
		}
	}

	@Test
	void aFixedBatchTakesSeveralImagesPerRun() throws Exception {
		List<InputTensor> order = List.of(TIME, CONTEXT, GATE, COUNT);
		try (NetworkRunner runner = open(model(3), 1, order.toArray(InputTensor[]::new))) {
			NetworkRunner.Worker worker = runner.worker();
			float[] one = ramp(12, 1);
			for (int count : new int[] { 3, 2 }) {
				for (int i = 0; i < count; i++) {
					worker.inputBuffer().position(i * 12).put(one);
					feed(worker, order, i, i, new float[] { i, 1, 1, 1, 1, 1 }, true, 0, 10 * i);
				}
				worker.run(count);
				float[] out = worker.activations(0).toArray(ValueLayout.JAVA_FLOAT);
				assertEquals(count * 12, out.length);
				for (int i = 0; i < count; i++) {
					assertArrayEquals(expected(one, i, 5 + i, true, 0, 10 * i), java.util.Arrays.copyOfRange(out, 12 * i, 12 * i + 12), "image " + i);
				}
			}
		}
	}

	@Test
	void theImageIsTheFirstInputThatTheNetworkNames() throws Exception {
		Network network = Opened.network(model("N"));
		assertEquals(List.of("image", "t", "ctx", "gate", "k", "shift"), network.inputs().stream().map(TensorInfo::name).toList());
		assertEquals(List.of("int64", "float32", "bool", "int32", "float16"), network.inputs().stream().skip(1).map(TensorInfo::type).toList());
		Layer out = network.layer("out").orElseThrow();
		assertEquals(new Tap("out", 3, 2, 2, Tap.Layout.CHANNELS_FIRST), out.pre());
	}

	@Test
	void inputsThatAreNotAsDeclaredAreRefused() throws Exception {
		Path file = model("N");
		refused(file, "besides the image it needs 't' int64 [N], 'ctx' float32 [N, L, 2], 'gate' bool [N], 'k' int32 [N, 1], 'shift' float16 []");
		refused(file, "wants the input 't' int64 [N], not int32 [1]", new InputTensor("t", Element.INT32, true, List.of()), CONTEXT, GATE, SHIFT, COUNT);
		refused(file, "wants the input 'ctx' float32 [N, L, 2], not float32 [1, 3, 5]", TIME, new InputTensor("ctx", Element.FLOAT32, true, List.of(3, 5)),
				GATE, SHIFT,
				COUNT);
		refused(file, "wants the input 'ctx'", TIME, new InputTensor("ctx", Element.FLOAT32, true, List.of(6)), GATE, SHIFT, COUNT);
		refused(file, "has no input 'more' besides the image", TIME, CONTEXT, GATE, SHIFT, COUNT, new InputTensor("more", Element.BOOL, true, List.of()));
		Path fixed = new ModelBuilder().input("x", 2, 3, 2, 2).input("s").node("Mul", "out", List.of("x", "s")).output("out")
				.write(folder.resolve("fixed.onnx"));
		refused(fixed, "takes 2 images in a run, but the input 's' float32 [] has no axis for them", new InputTensor("s", Element.FLOAT32, false, List.of()));
	}

	private void refused(Path file, String part, InputTensor... further) throws Exception {
		List<Tap> taps = out(file);
		String message = assertThrows(InputException.class, () -> Opened.run(file, new RunnerOptions(taps, 1, 0, 0, "", List.of(further)))).getMessage();
		assertTrue(message.contains(part) && message.contains(file.getFileName().toString()), message);
	}

	@Test
	void theImageInputCanBeChosen() throws Exception {
		Path file = new ModelBuilder().input("a", "N", 3, 4, 4).input("b", "N", 3, 4, 4).node("Sub", "out", List.of("a", "b")).output("out")
				.write(folder.resolve("two.onnx"));
		assertEquals("a", Opened.network(file).inputs().getFirst().name());
		for (String image : List.of("", "a", "b")) {
			InputTensor other = new InputTensor(image.equals("b") ? "a" : "b", Element.FLOAT32, true, List.of(3, 4, 4));
			try (NetworkRunner runner = Opened.run(file, new RunnerOptions(out(file), 1, 0, 0, image, List.of(other)))) {
				NetworkRunner.Worker worker = runner.worker();
				worker.inputBuffer().put(0, 5);
				worker.further(0, 0).setAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, 0, 2);
				worker.run(1);
				assertEquals(image.equals("b") ? -3 : 3, worker.activations(0).get(ValueLayout.JAVA_FLOAT, 0), image);
			}
		}
		assertTrue(assertThrows(InputException.class, () -> Opened.run(file, new RunnerOptions(List.of(), 1, 0, 0, "c", List.of()))).getMessage()
				.contains("has no input 'c' that can take images"));
	}

	@Test
	void latentsHaveAnyNumberOfChannels() throws Exception {
		List<Integer> channels = new ArrayList<>();
		for (int c : new int[] { 4, 7, 16 }) {
			Path file = new ModelBuilder().input("mask", "N", 1).input("x", "N", c, "H", "W").weights("w", new long[] { 2, c, 1, 1 }, ramp(2 * c, 1))
					.node("Conv", "y", List.of("x", "w")).node("Add", "out", List.of("y", "mask")).output("out").write(folder.resolve("latent" + c + ".onnx"));
			try (NetworkRunner runner = Opened.run(file,
					new RunnerOptions(out(file), 1, 6, 5, "", List.of(new InputTensor("mask", Element.FLOAT32, true, List.of(1)))))) {
				channels.add(runner.input().channels());
				assertEquals(List.of(6, 5), List.of(runner.taps().getFirst().height(), runner.taps().getFirst().width()));
				assertFalse(runner.input().channelsLast());
			}
		}
		assertEquals(List.of(4, 7, 16), channels);
	}

	@Test
	void whatNeedsTheSizeOfAnInputSaysSo() throws Exception {
		// the shape of the Reshape's result hangs on the values of another input
		Path file = new ModelBuilder().input("x", "N", 3, 4, 4).input("ctx", "N", "L", "M").node("Shape", "s", List.of("ctx"))
				.node("Flatten", "flat", List.of("ctx"))
				.node("NonZero", "some", List.of("ctx")).node("Relu", "y", List.of("x")).output("y").output("some", DataType.INT64).output("flat")
				.write(folder.resolve("free.onnx"));
		Network network = Opened.network(file);
		assertTrue(network.layer("y").orElseThrow().readable());
		assertTrue(String.valueOf(network.properties().get("Trial run")).contains("the size of its input 'ctx' is not known"), network.properties().toString());
		assertFalse(network.layer("flat").orElseThrow().readable());
	}
}
