package org.channelexplorer.onnx.tests;

import static org.channelexplorer.onnx.tests.ModelBuilder.integer;
import static org.channelexplorer.onnx.tests.ModelBuilder.ints;
import static org.channelexplorer.onnx.tests.ModelBuilder.real;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.channelexplorer.core.extension.ClassifierHead;
import org.channelexplorer.core.extension.HeadChange;
import org.channelexplorer.core.extension.HeadChange.Divided;
import org.channelexplorer.core.extension.HeadChange.Division;
import org.channelexplorer.core.extension.HeadChange.Replaced;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.OnnxImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heads found, read and exchanged: what the written network gives is what was computed. */
class HeadTest {
	private static final int CLASSES = 3;
	private static final int FEATURES = 4;
	private static final float[] WEIGHTS = { 1, -0.5f, 0.25f, 2, -1, 0.5f, 1, 0, 0.5f, 0.5f, -2, 1 };
	private static final float[] BIAS = { 0.5f, -0.25f, 1 };

	@TempDir
	Path folder;

	/** Four channels of 2 x 2, positive. */
	private static ModelBuilder maps() {
		return new ModelBuilder().input("image", "N", 3, 2, 2).weights("w", new long[] { 4, 3, 1, 1 }, 1, 0, -1, 0, 2, 0, 1, 1, 1, -1, 0.5f, 0.3f)
				.node("Conv", "conv", List.of("image", "w"), ints("kernel_shape", 1, 1)).node("Sigmoid", "act", List.of("conv"));
	}

	private static ModelBuilder pooled() {
		return maps().node("GlobalAveragePool", "pool", List.of("act"));
	}

	private static ModelBuilder features() {
		return pooled().node("Flatten", "flat", List.of("pool"), integer("axis", 1));
	}

	private static float[] transposed(float[] w) {
		float[] t = new float[w.length];
		for (int c = 0; c < CLASSES; c++) {
			for (int f = 0; f < FEATURES; f++) {
				t[f * CLASSES + c] = w[c * FEATURES + f];
			}
		}
		return t;
	}

	private static ModelBuilder gemm() {
		return features().weights("hw", new long[] { 3, 4 }, WEIGHTS).weights("hb", new long[] { 3 }, BIAS).named("/fc/Gemm", "Gemm", "logits",
				List.of("flat", "hw", "hb"), integer("transB", 1));
	}

	/** The first division into two, the third output with the second, their order changed. */
	private static Divided change() {
		return new Divided(List.of("rest", "a1", "a2"),
				List.of(new Division(0, List.of(2, 1), new float[] { 1, 2, 3, 4, -1, 0, 2, 1 }, new float[] { 0.5f, -0.5f }),
						new Division(1, List.of(0), new float[0], new float[0]), new Division(2, List.of(0), new float[0], new float[0])));
	}

	private static Replaced replacement() {
		return new Replaced(List.of("p", "q"), new float[] { 1, 2, -3, 4, -1, 0, 2, 1 }, new float[] { 0.5f, -0.5f });
	}

	/** Values of the output and of the features for some images. */
	private record Run(float[][] outputs, float[][] features, boolean probabilities) {
	}

	private static Run run(Path file, Tap features) throws Exception {
		SplittableRandom random = new SplittableRandom(3);
		int images = 20;
		float[][] outputs = new float[images][];
		float[][] read = new float[images][];
		try (NetworkRunner runner = Opened.run(file, new RunnerOptions(List.of(features), 1, 0, 0, "", List.of(), "cpu"));
				NetworkRunner.Worker worker = runner.worker()) {
			Tap tap = runner.taps().getFirst();
			for (int i = 0; i < images; i++) {
				worker.inputBuffer().clear();
				for (int v = 0; v < runner.input().size(); v++) {
					worker.inputBuffer().put(v, (float) (4 * random.nextDouble() - 2));
				}
				worker.run(1);
				outputs[i] = worker.output(0).clone();
				MemorySegment values = worker.activations(0);
				int size = tap.height() * tap.width();
				read[i] = new float[tap.channels()];
				for (int c = 0; c < tap.channels(); c++) {
					for (int p = 0; p < size; p++) {
						read[i][c] += values.getAtIndex(ValueLayout.JAVA_FLOAT, (long) c * size + p) / size;
					}
				}
			}
			return new Run(outputs, read, runner.output().orElseThrow().probabilities());
		}
	}

	private static double[] logs(float[] values, boolean probabilities) {
		double[] logs = new double[values.length];
		for (int i = 0; i < logs.length; i++) {
			logs[i] = probabilities ? Math.log(values[i]) : values[i];
		}
		return logs;
	}

	private static double[] softmax(double[] logits) {
		double sum = 0;
		double[] p = new double[logits.length];
		for (int i = 0; i < p.length; i++) {
			p[i] = Math.exp(logits[i]);
			sum += p[i];
		}
		for (int i = 0; i < p.length; i++) {
			p[i] /= sum;
		}
		return p;
	}

	private void check(ModelBuilder model, HeadChange change) throws Exception {
		Path file = model.write(folder.resolve("old.onnx"));
		Path out = folder.resolve("new/changed.onnx");
		Tap features;
		try (ImportedModel opened = new OnnxImporter().open(file)) {
			ClassifierHead head = opened.head();
			features = head.input();
			assertEquals(CLASSES, head.classes());
			assertEquals(FEATURES, head.features());
			head.write(out, change, true);
		}
		Run before = run(file, features);
		Run after = run(out, features);
		assertEquals(before.probabilities, after.probabilities);
		for (int i = 0; i < before.outputs.length; i++) {
			double[] computed = change.logits(logs(before.outputs[i], before.probabilities), before.features[i]);
			double[] expected = before.probabilities ? softmax(computed) : computed;
			for (int c = 0; c < expected.length; c++) {
				assertEquals(expected[c], after.outputs[i][c], 1e-5 * Math.max(1, Math.abs(expected[c])), "image " + i + ", output " + c);
			}
			double[] old = softmax(logs(before.outputs[i], before.probabilities));
			if (change instanceof Divided) {
				double[] now = softmax(logs(after.outputs[i], after.probabilities));
				assertEquals(old[0], now[1] + now[2], 1e-5, "the old class keeps its probability");
				assertEquals(old[1] + old[2], now[0], 1e-5);
			}
		}
		try (ImportedModel opened = new OnnxImporter().open(out)) {
			assertEquals(change.names(), OutputNames.of(folder.resolve("elsewhere/m.onnx"), opened.network().metadata(), change.names().size()).names());
		}
		assertEquals(change.names(), Files.readAllLines(out.resolveSibling("classes.txt")));
		try (var files = Files.list(out.getParent())) {
			assertTrue(files.allMatch(f -> f.toString().endsWith(".onnx") || f.endsWith("classes.txt") || f.endsWith("data.bin")), "nothing else is left");
		}
	}

	private void both(ModelBuilder model) throws Exception {
		Path file = model.write(folder.resolve("weights.onnx"));
		try (ImportedModel opened = new OnnxImporter().open(file)) {
			float[] w = opened.head().weights();
			assertArrayEquals(WEIGHTS, java.util.Arrays.copyOf(w, WEIGHTS.length), 1e-6f);
			assertArrayEquals(BIAS, java.util.Arrays.copyOfRange(w, WEIGHTS.length, w.length), 1e-6f);
		}
		check(model, change());
		Files.delete(folder.resolve("new/classes.txt")); // it names other outputs
		Files.delete(folder.resolve("new/changed.onnx"));
		check(model, replacement());
	}

	@Test
	void denseLayer() throws Exception {
		both(gemm().output("logits", TensorProto.DataType.FLOAT, "N", 3));
	}

	@Test
	void denseLayerAsItIsWritten() throws Exception {
		float[] half = transposed(WEIGHTS);
		for (int i = 0; i < half.length; i++) {
			half[i] /= 2;
		}
		both(features().weights("hw", new long[] { 4, 3 }, half).weights("hb", new long[] { 1, 3 }, 1, -0.5f, 2).named("/fc/Gemm", "Gemm", "logits",
				List.of("flat", "hw", "hb"), real("alpha", 2), real("beta", 0.5f)).node("Softmax", "p", List.of("logits"), integer("axis", -1)).output("p"));
	}

	@Test
	void productAndOffset() throws Exception {
		both(features().weights("hw", new long[] { 4, 3 }, transposed(WEIGHTS)).weights("hb", new long[] { 3 }, BIAS)
				.node("MatMul", "mm", List.of("flat", "hw"))
				.node("Add", "logits", List.of("hb", "mm")).node("Identity", "same", List.of("logits")).output("same"));
	}

	@Test
	void productWithWeightsThatTheNetworkTransposes() throws Exception {
		both(features().weights("hw", new long[] { 3, 4 }, WEIGHTS).weights("hb", new long[] { 3 }, BIAS)
				.node("Transpose", "turned", List.of("hw"), ints("perm", 1, 0))
				.node("MatMul", "mm", List.of("flat", "turned")).node("Add", "logits", List.of("mm", "hb")).output("logits"));
	}

	@Test
	void convolutionBeforeAndAfterPooling() throws Exception {
		ModelBuilder before = maps().weights("hw", new long[] { 3, 4, 1, 1 }, WEIGHTS).weights("hb", new long[] { 3 }, BIAS)
				.node("Conv", "c", List.of("act", "hw", "hb"), ints("kernel_shape", 1, 1)).node("GlobalAveragePool", "g", List.of("c"))
				.integers("shape", 0, 3).node("Reshape", "logits", List.of("g", "shape")).node("Softmax", "p", List.of("logits"), integer("axis", 1))
				.output("p");
		both(before);
		ModelBuilder after = pooled().weights("hw", new long[] { 3, 4, 1, 1 }, WEIGHTS).weights("hb", new long[] { 3 }, BIAS)
				.node("Conv", "c", List.of("pool", "hw", "hb"), ints("kernel_shape", 1, 1)).output("c");
		Files.delete(folder.resolve("new/classes.txt"));
		Files.delete(folder.resolve("new/changed.onnx"));
		both(after);
	}

	@Test
	void olderAndNewerOperators() throws Exception {
		check(gemm().node("LogSoftmax", "p", List.of("logits"), integer("axis", 1)).output("p").opset(11), change());
		check(gemm().node("Softmax", "p", List.of("logits"), integer("axis", 1)).output("p").opset(18), change());
	}

	@Test
	void aBentHeadIsDividedButNotFitted() throws Exception {
		ModelBuilder model = maps().weights("hw", new long[] { 3, 4, 1, 1 }, WEIGHTS).node("Conv", "c", List.of("act", "hw"), ints("kernel_shape", 1, 1))
				.node("Relu", "r", List.of("c")).node("GlobalAveragePool", "g", List.of("r")).node("Flatten", "f", List.of("g")).output("f");
		check(model, change());
		try (ImportedModel opened = new OnnxImporter().open(model.write(folder.resolve("bent.onnx")))) {
			ClassifierHead head = opened.head();
			assertTrue(assertThrows(InputException.class, head::weights).getMessage().contains("the node r (Relu)"));
			assertThrows(InputException.class, () -> head.write(folder.resolve("no.onnx"), replacement(), false));
			assertFalse(Files.exists(folder.resolve("no.onnx")));
		}
	}

	private void refused(String why, ModelBuilder model) throws Exception {
		try (ImportedModel opened = new OnnxImporter().open(model.write(folder.resolve("refused.onnx")))) {
			String message = assertThrows(InputException.class, opened::head).getMessage();
			assertTrue(message.contains(why), message);
		}
	}

	@Test
	void refusalsNameTheNode() throws Exception {
		refused("ends in Sigmoid", gemm().node("Sigmoid", "s", List.of("logits")).output("s"));
		refused("the node e (Exp) is no softmax", gemm().node("Softmax", "p", List.of("logits")).node("Exp", "e", List.of("p")).output("e"));
		refused("the node p reads the old classes", gemm().node("Softmax", "p", List.of("logits")).output("logits").output("p"));
		refused("the output logits gives the old classes", gemm().node("Softmax", "p", List.of("logits")).output("p").output("logits"));
		refused("the node c (Conv) has weights of [3, 4, 2, 2]",
				maps().weights("hw", new long[] { 3, 4, 2, 2 }, ModelBuilder.ramp(48, 0.1f)).node("Conv", "c", List.of("act", "hw")).output("c"));
		refused("(Sigmoid)", features().node("Relu", "r", List.of("flat")).output("r"));
	}

	@Test
	void nothingIsOverwrittenUnasked() throws Exception {
		Path file = gemm().output("logits").write(folder.resolve("old.onnx"));
		byte[] bytes = Files.readAllBytes(file);
		try (ImportedModel opened = new OnnxImporter().open(file)) {
			ClassifierHead head = opened.head();
			assertTrue(assertThrows(InputException.class, () -> head.write(file, change(), true)).getMessage().contains("is the network itself"));
			Path out = folder.resolve("out/n.onnx");
			head.write(out, change(), false);
			assertTrue(assertThrows(InputException.class, () -> head.write(out, change(), false)).getMessage().contains("exists already"));
			head.write(out, change(), true);
			Divided other = new Divided(List.of("x", "y", "z"), change().divisions());
			Path beside = out.resolveSibling("other.onnx");
			assertTrue(assertThrows(InputException.class, () -> head.write(beside, other, false)).getMessage().contains("names 3 other outputs"));
			assertFalse(Files.exists(beside));
		}
		assertArrayEquals(bytes, Files.readAllBytes(file));
	}

	@Test
	void weightsInOtherFilesComeAlong() throws Exception {
		ByteBuffer data = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
		data.asFloatBuffer().put(WEIGHTS);
		Files.write(folder.resolve("data.bin"), data.array());
		ModelBuilder model = features().external("hw", new long[] { 3, 4 }, "data.bin", 0, 48)
				.node("Gemm", "logits", List.of("flat", "hw"), integer("transB", 1)).output("logits");
		check(model, change());
		assertEquals(-1, Files.mismatch(folder.resolve("data.bin"), folder.resolve("new/data.bin")));
	}
}
