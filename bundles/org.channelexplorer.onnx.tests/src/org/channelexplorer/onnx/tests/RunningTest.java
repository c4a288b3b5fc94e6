package org.channelexplorer.onnx.tests;

import static org.channelexplorer.onnx.tests.ModelBuilder.integer;
import static org.channelexplorer.onnx.tests.ModelBuilder.ints;
import static org.channelexplorer.onnx.tests.ModelBuilder.ramp;
import static org.channelexplorer.onnx.tests.Runners.open;
import static org.channelexplorer.onnx.tests.Runners.taps;
import static org.channelexplorer.onnx.tests.Runners.values;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.OnnxImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a runner gives, against values computed by hand. */
class RunningTest {
	@TempDir
	Path folder;

	private final OnnxImporter importer = new OnnxImporter();

	private Path write(ModelBuilder model) throws Exception {
		return model.write(folder.resolve("model.onnx"));
	}

	/** Every tap's values and the main output for one image. */
	private static float[][] answers(NetworkRunner runner, NetworkRunner.Worker worker, float[] image) throws InputException {
		worker.inputBuffer().put(image);
		worker.run(1);
		float[][] answers = new float[runner.taps().size() + 1][];
		for (int t = 0; t < runner.taps().size(); t++) {
			answers[t] = worker.activations(t).toArray(ValueLayout.JAVA_FLOAT);
		}
		answers[runner.taps().size()] = worker.output(0);
		return answers;
	}

	private static float[] image(long seed, int size) {
		Random random = new Random(seed);
		float[] image = new float[size];
		for (int i = 0; i < size; i++) {
			image[i] = random.nextFloat() * 2 - 1;
		}
		return image;
	}

	@Test
	void classifierGivesTheValuesOfTheFormulas() throws Exception {
		float[] x = { 1, 2, 3, 4, 0.5f, -1, 0, 2, 1, 1, 5, 0 };
		try (NetworkRunner runner = open(write(ModelBuilder.classifier("N")), ".*")) {
			NetworkRunner.Worker worker = runner.worker();
			assertEquals(new NetworkRunner.InputSpec(3, 2, 2, false), runner.input());
			worker.inputBuffer().put(x);
			worker.run(1);
			// channel 0: red - blue + 0.5, channel 1: 2 green - 1
			assertArrayEquals(new float[] { 0.5f, 1.5f, -1.5f, 4.5f, 0, -3, -1, 3 }, values(runner, worker, "conv"));
			assertArrayEquals(new float[] { 1, 3, -3, 9, 1, -2, 0, 4 }, values(runner, worker, "bn"));
			assertArrayEquals(new float[] { 1, 3, 0, 9, 1, 0, 0, 4 }, values(runner, worker, "act"));
			assertArrayEquals(new float[] { 3.25f, 1.25f }, values(runner, worker, "flat"));
			assertArrayEquals(new float[] { 3.25f, 1.25f, 4.5f, 2.25f }, worker.output(0));
			assertEquals(new NetworkRunner.OutputSpec("logits", 4, false), runner.output().orElseThrow());
		}
	}

	@Test
	void workersAnswerTheSameWhateverTheyRanBeforeAndWhoElseRuns() throws Exception {
		try (NetworkRunner runner = open(write(mixed()), ".*"); ExecutorService pool = Executors.newFixedThreadPool(4)) {
			List<float[][]> alone = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				alone.add(answers(runner, runner.worker(), image(i, 108)));
			}
			List<Callable<Void>> tasks = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				int first = i;
				NetworkRunner.Worker worker = runner.worker();
				tasks.add(() -> {
					for (int k = 0; k < 100; k++) {
						int image = (first + k) % 4;
						assertArrayEquals(alone.get(image), answers(runner, worker, image(image, 108)));
					}
					return null;
				});
			}
			for (Future<Void> task : pool.invokeAll(tasks)) {
				task.get();
			}
		}
	}

	@Test
	void partialBatchGivesItsImagesOnly() throws Exception {
		try (NetworkRunner runner = open(write(ModelBuilder.classifier(4)), "conv")) {
			assertEquals(4, runner.batch());
			NetworkRunner.Worker worker = runner.worker();
			for (int i = 0; i < 4; i++) {
				worker.inputBuffer().position(12 * i).put(image(i, 12));
			}
			worker.run(4);
			float[] full = values(runner, worker, "conv");
			assertEquals(32, full.length);
			worker.run(2);
			assertArrayEquals(Arrays.copyOf(full, 16), values(runner, worker, "conv"));
			assertThrows(IndexOutOfBoundsException.class, () -> worker.output(2));
			assertThrows(IllegalArgumentException.class, () -> worker.run(5));
			assertThrows(IllegalArgumentException.class, () -> worker.run(0));
		}
	}

	/** Two branches, channels first and last, tokens and a dense layer. */
	private static ModelBuilder mixed() {
		return new ModelBuilder().input("x", "N", 3, 6, 6).weights("w", new long[] { 5, 3, 3, 3 }, ramp(135, 0.01f))
				.node("Conv", "c", List.of("x", "w"), ints("pads", 1, 1, 1, 1)).node("Relu", "r", List.of("c"))
				.node("Transpose", "last", List.of("r"), ints("perm", 0, 2, 3, 1)).integers("tok", 0, -1, 5).node("Reshape", "tokens", List.of("last", "tok"))
				.weights("m", new long[] { 5, 4 }, ramp(20, 0.05f)).node("MatMul", "proj", List.of("tokens", "m"))
				.node("ReduceMean", "mean", List.of("proj"), ints("axes", 1), integer("keepdims", 0))
				.node("Softmax", "prob", List.of("mean"), integer("axis", 1))
				.output("prob");
	}

	@Test
	void channelsLastAndTokensComeChannelByChannel() throws Exception {
		try (NetworkRunner runner = open(write(mixed()), ".*")) {
			NetworkRunner.Worker worker = runner.worker();
			worker.inputBuffer().put(image(1, 108));
			worker.run(1);
			float[] first = values(runner, worker, "r");
			assertArrayEquals(first, values(runner, worker, "last"));
			assertArrayEquals(first, values(runner, worker, "tokens"));
			assertArrayEquals(first, values(runner, worker, "last"), "asking twice gives the same");
			assertEquals(new Tap("last", 5, 6, 6, Tap.Layout.CHANNELS_LAST), runner.taps().get(2));
			NetworkRunner.OutputSpec output = runner.output().orElseThrow();
			assertTrue(output.probabilities());
			assertEquals(4, output.classes());
			float sum = 0;
			for (float p : worker.output(0)) {
				sum += p;
			}
			assertEquals(1, sum, 1e-6);
			// run again: nothing of the last run may stay
			worker.inputBuffer().put(image(3, 108));
			worker.run(1);
			assertFalse(Arrays.equals(first, values(runner, worker, "r")));
			assertArrayEquals(values(runner, worker, "r"), values(runner, worker, "last"));
		}
	}

	@Test
	void channelsLastInput() throws Exception {
		Path file = write(new ModelBuilder().input("x", "N", 2, 2, 3).node("Transpose", "t", List.of("x"), ints("perm", 0, 3, 1, 2)).output("t"));
		try (NetworkRunner runner = open(file, "t")) {
			NetworkRunner.Worker worker = runner.worker();
			assertTrue(runner.input().channelsLast());
			worker.inputBuffer().put(ramp(12, 1));
			worker.run(1);
			assertArrayEquals(new float[] { 1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12 }, values(runner, worker, "t"));
		}
	}

	@Test
	void probabilitiesAreRecognisedByTheirValues() throws Exception {
		Path file = write(new ModelBuilder().input("x", "N", 3, 2, 2).node("GlobalAveragePool", "p", List.of("x")).node("Flatten", "f", List.of("p"))
				.node("Exp", "e", List.of("f")).integers("axes", 1).node("ReduceSum", "s", List.of("e", "axes")).node("Div", "d", List.of("e", "s"))
				.output("d"));
		try (NetworkRunner runner = open(file, "d")) {
			assertTrue(runner.output().orElseThrow().probabilities());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "embedding", "normal", "scaled" })
	void anEmbeddingIsNoPredictionOfTheClassesThatAreComputedFromIt(String first) throws Exception {
		ModelBuilder model = new ModelBuilder().input("x", "N", 3, 2, 2).node("GlobalAveragePool", "p", List.of("x")).node("Flatten", "embedding", List.of("p"))
				.node("Relu", "r", List.of("embedding")).weights("w", new long[] { 3, 4 }, ramp(12, 1)).node("MatMul", "logits", List.of("r", "w"))
				.node("LpNormalization", "normal", List.of("embedding")).node("ReduceL2", "length", List.of("embedding"))
				.node("Div", "scaled", List.of("embedding", "length")).output(first);
		try (NetworkRunner runner = open(write(model.output("logits")), "p")) {
			assertEquals(new NetworkRunner.OutputSpec("logits", 4, false), runner.output().orElseThrow());
		}
	}

	@Test
	void outputThatIsNoVectorIsNone() throws Exception {
		Path file = write(new ModelBuilder().input("x", "N", 3, 2, 2).node("Relu", "r", List.of("x")).output("r"));
		try (NetworkRunner runner = open(file, ".*")) {
			NetworkRunner.Worker worker = runner.worker();
			assertTrue(runner.output().isEmpty());
			worker.run(1);
			assertThrows(IllegalStateException.class, () -> worker.output(0));
		}
	}

	@Test
	void imagesRunOneByOne() throws Exception {
		for (Object declared : new Object[] { "N", 1 }) {
			try (NetworkRunner runner = open(write(ModelBuilder.classifier(declared)), "conv")) {
				assertEquals(1, runner.batch(), "though four were asked for");
			}
		}
	}

	@Test
	void batchOfOneBuiltInThoughDeclaredFree() throws Exception {
		Path file = write(new ModelBuilder().input("x", "N", 3, 2, 2).integers("one", 1, 12).node("Reshape", "f", List.of("x", "one")).output("f"));
		assertEquals("fixed at 1: images run one by one", Opened.network(file).properties().get("Batch"));
		try (NetworkRunner runner = open(file, "f")) {
			NetworkRunner.Worker worker = runner.worker();
			worker.inputBuffer().put(ramp(12, 1));
			worker.run(1);
			assertArrayEquals(ramp(12, 1), values(runner, worker, "f"));
			assertEquals(12, worker.output(0)[11]);
		}
	}

	@Test
	void fixedBatchIsFilledUp() throws Exception {
		Path file = ModelBuilder.classifier(3).write(folder.resolve("fixed.onnx"));
		try (NetworkRunner fixed = open(file, "conv"); NetworkRunner free = open(write(ModelBuilder.classifier("N")), "conv")) {
			assertEquals(3, fixed.batch());
			NetworkRunner.Worker three = fixed.worker();
			three.inputBuffer().put(image(1, 12)).put(image(2, 12)).put(image(3, 12));
			three.run(2);
			float[] both = values(fixed, three, "conv");
			for (int i = 0; i < 2; i++) {
				NetworkRunner.Worker one = free.worker();
				one.inputBuffer().put(image(i + 1, 12));
				one.run(1);
				float[] single = values(free, one, "conv");
				assertArrayEquals(single, Arrays.copyOfRange(both, i * single.length, (i + 1) * single.length));
				assertArrayEquals(one.output(0), three.output(i));
			}
		}
	}

	@Test
	void freeImageSizeIsChosenByTheCaller() throws Exception {
		Path file = write(new ModelBuilder().input("x", "N", 3, "H", "W").weights("w", new long[] { 2, 3, 1, 1 }, ramp(6, 1))
				.node("Conv", "c", List.of("x", "w")).output("c"));
		try (NetworkRunner runner = Opened.run(file, new RunnerOptions(taps(file, "conv"), 2, 10, 12))) {
			NetworkRunner.Worker worker = runner.worker();
			assertEquals(new NetworkRunner.InputSpec(3, 10, 12, false), runner.input());
			assertEquals(new Tap("c", 2, 10, 12, Tap.Layout.CHANNELS_FIRST), runner.taps().getFirst());
			worker.run(1);
			assertEquals(2 * 120, values(runner, worker, "c").length);
		}
		try (NetworkRunner runner = Opened.run(file, new RunnerOptions(taps(file, "conv"), 1, 0, 0))) {
			assertEquals(224, runner.input().height());
		}
	}

	@Test
	void aGpuWithoutItsRuntimeIsRefusedWithWhatIsMissing() throws Exception {
		Path file = write(ModelBuilder.classifier("N"));
		assertEquals(List.of("cpu", "cuda"), importer.devices());
		String message = assertThrows(InputException.class, () -> Opened.run(file, new RunnerOptions(taps(file, "conv"), 1, 0, 0, "", List.of(), "cuda")))
				.getMessage();
		assertTrue(message.startsWith(file + " cannot be run on cuda: the GPU runtime is not installed. Get onnxruntime_gpu-"), message);
		assertTrue(message.contains("CHANNELEXPLORER_GPU_RUNTIME=FILE"), message);
	}

	@Test
	void allOfSeveralOutputsAreRead() throws Exception {
		Path file = write(new ModelBuilder().input("x", "N", 3, 4, 4).weights("w", new long[] { 2, 3, 1, 1 }, ramp(6, 1)).node("Conv", "c", List.of("x", "w"))
				.node("Relu", "r", List.of("c")).node("GlobalAveragePool", "p", List.of("c")).node("Flatten", "f", List.of("p")).node("Neg", "n", List.of("f"))
				.output("r").output("f").output("n"));
		assertEquals(List.of("r", "f", "n"), Opened.network(file).outputs().stream().map(o -> o.name()).toList());
		List<Tap> taps = List.of(new Tap("c", 2, 4, 4, Tap.Layout.CHANNELS_FIRST), new Tap("r", 2, 4, 4, Tap.Layout.CHANNELS_FIRST),
				new Tap("f", 2, 1, 1, Tap.Layout.DENSE), new Tap("n", 2, 1, 1, Tap.Layout.DENSE));
		try (NetworkRunner runner = Opened.run(file, new RunnerOptions(taps, 1, 0, 0))) {
			NetworkRunner.Worker worker = runner.worker();
			worker.inputBuffer().put(ramp(48, 1));
			worker.run(1);
			float[] c = values(runner, worker, "c");
			float[] rectified = values(runner, worker, "r");
			float[] means = values(runner, worker, "f");
			for (int i = 0; i < c.length; i++) {
				assertEquals(Math.max(0, c[i]), rectified[i]);
			}
			for (int k = 0; k < 2; k++) {
				double mean = 0;
				for (int i = 0; i < 16; i++) {
					mean += c[16 * k + i] / 16;
				}
				assertEquals(mean, means[k], 1e-4 * Math.abs(mean) + 1e-6);
				assertEquals(-means[k], values(runner, worker, "n")[k]);
			}
		}
	}

	@Test
	void halfPrecisionIsReadAsFloat() throws Exception {
		byte[] one = { 0, 0x3c, 0, 0x3c, 0, (byte) 0xc0, 0, (byte) 0xc0, 0, 0x38, 0, 0x38 };
		TensorProto weights = TensorProto.newBuilder().setName("w").setDataType(TensorProto.DataType.FLOAT16_VALUE).addDims(2).addDims(3).addDims(1).addDims(1)
				.setRawData(ByteString.copyFrom(one)).build();
		Path file = write(new ModelBuilder().input("x", TensorProto.DataType.FLOAT16, "N", 3, 2, 2).initializer(weights).node("Conv", "c", List.of("x", "w"))
				.node("Transpose", "t", List.of("c"), ints("perm", 0, 2, 3, 1)).output("t", TensorProto.DataType.FLOAT16));
		try (NetworkRunner runner = open(file, ".*")) {
			NetworkRunner.Worker worker = runner.worker();
			worker.inputBuffer().put(ramp(12, 1));
			worker.run(1);
			// channel 0: 1 1 -2, channel 1: -2 0.5 0.5
			float[] expected = { -12, -12, -12, -12, 5, 4, 3, 2 };
			assertArrayEquals(expected, values(runner, worker, "c"));
			assertArrayEquals(expected, values(runner, worker, "t"));
		}
	}

	@Test
	void aClassifierOfHalfPrecisionPredicts() throws Exception {
		byte[] rows = { 0, 0x3c, 0, 0x3c, 0, (byte) 0xc0, 0, (byte) 0xc0, 0, 0x38, 0, 0x38 };
		TensorProto weights = TensorProto.newBuilder().setName("w").setDataType(TensorProto.DataType.FLOAT16_VALUE).addDims(3).addDims(2)
				.setRawData(ByteString.copyFrom(rows)).build();
		Path file = write(new ModelBuilder().input("x", TensorProto.DataType.FLOAT16, "N", 3, 2, 2).initializer(weights)
				.node("GlobalAveragePool", "g", List.of("x")).node("Flatten", "f", List.of("g")).node("MatMul", "y", List.of("f", "w"))
				.output("y", TensorProto.DataType.FLOAT16));
		try (NetworkRunner runner = open(file, ".*")) {
			NetworkRunner.Worker worker = runner.worker();
			worker.inputBuffer().put(new float[] { 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4 });
			worker.run(1);
			assertArrayEquals(new float[] { 1 - 4 + 2, 1 - 4 + 2 }, worker.output(0)); // columns 1 -2 .5 and 1 -2 .5
		}
	}

	@Test
	void oneTensorMayBeTappedTwiceAndBeTheOutput() throws Exception {
		Path file = write(ModelBuilder.classifier("N"));
		Tap logits = taps(file, "/fc/Gemm").getFirst();
		try (NetworkRunner runner = Opened.run(file, new RunnerOptions(List.of(logits, logits), 1, 0, 0))) {
			NetworkRunner.Worker worker = runner.worker();
			worker.inputBuffer().put(image(5, 12));
			worker.run(1);
			assertArrayEquals(worker.output(0), worker.activations(0).toArray(ValueLayout.JAVA_FLOAT));
			assertArrayEquals(worker.output(0), worker.activations(1).toArray(ValueLayout.JAVA_FLOAT));
		}
	}

	@Test
	void severalInputsAreNotRun() throws Exception {
		Path file = write(new ModelBuilder().input("image", "N", 3, 4, 4).input("time", "N", 3).integers("shape", 0, 3, 1, 1)
				.node("Reshape", "t4", List.of("time", "shape")).node("Add", "sum", List.of("image", "t4")).output("sum"));
		String message = assertThrows(InputException.class, () -> open(file, "sum")).getMessage();
		assertTrue(message.contains("'time' float32 [N, 3]"), message);
	}

	@Test
	void unknownTensorIsRefused() throws Exception {
		Path file = write(ModelBuilder.classifier("N"));
		Tap tap = new Tap("nowhere", 3, 1, 1, Tap.Layout.DENSE);
		assertTrue(assertThrows(InputException.class, () -> Opened.run(file, new RunnerOptions(List.of(tap), 1, 0, 0))).getMessage().contains("nowhere"));
	}

	@Test
	void closedRunnerSaysSo() throws Exception {
		NetworkRunner runner = open(write(ModelBuilder.classifier("N")), "conv");
		NetworkRunner.Worker worker = runner.worker();
		assertThrows(IllegalStateException.class, () -> worker.activations(0));
		runner.close();
		runner.close();
		assertThrows(IllegalStateException.class, () -> worker.run(1));
		assertFalse(runner.taps().isEmpty());
	}
}
