package org.channelexplorer.djl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.djl.internal.TorchScriptImporter;
import org.channelexplorer.onnx.internal.OnnxImporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network as TorchScript and the same one as ONNX give the same: activations before and after the non-linearity, predictions. */
class EqualityTest {
	private static final double SUMMARY = 1e-4;
	private static final double PREDICTION = 1e-5;
	/** What both formats write as one operator. */
	private static final Set<String> COMPARED = Set.of("Conv", "BatchNormalization", "Relu", "MaxPool", "Concat", "Gemm", "Softmax", "LogSoftmax",
			"LeakyRelu", "Add", "HardSwish");

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "sequential, sequential, 32, 5", "sequential-scripted, sequential, 32, 5", "residual, residual, 32, 25",
			"residual-scripted, residual, 32, 25", "functional, functional, 16, 8", "functional-scripted, functional, 16, 8",
			"transformer, transformer, 32, 2", "standardised, standardised, 16, 3" })
	void activationsAndPredictions(String torch, String onnx, int side, int least) throws Exception {
		try (ImportedModel a = new TorchScriptImporter().open(Networks.copy(torch + ".pt", folder));
				ImportedModel b = new OnnxImporter().open(Networks.copy(onnx + ".onnx", folder))) {
			List<Layer> ours = layers(a);
			List<Layer> theirs = layers(b);
			Map<Layer, Layer> pairs = pairs(ours, theirs);
			assertTrue(pairs.size() >= least, pairs.size() + " layers of " + ours.size() + " and " + theirs.size());
			int posts = 0;
			for (TapKind kind : TapKind.values()) {
				List<Layer> from = ours.stream().filter(l -> pairs.containsKey(l) && l.tap(kind).isPresent() && pairs.get(l).tap(kind).isPresent()).toList();
				posts += kind == TapKind.POST ? from.size() : 0;
				compare(a, from.stream().map(l -> l.tap(kind).orElseThrow()).toList(), b, from.stream().map(l -> pairs.get(l).tap(kind).orElseThrow()).toList(),
						side, from);
			}
			assertTrue(posts > 0 || torch.equals("transformer"), "no layer has a tap after its non-linearity");
		}
	}

	/** ONNX writes layer normalisation, GELU and attention as many operators: their results are among its tensors. */
	@ParameterizedTest
	@CsvSource({ "transformer.pt, transformer.onnx, 32, 20", "shuffle.pt, shuffle.onnx, 16, 5" })
	void tensorsOfATransformerAreAmongThoseOfTheOtherFile(String torch, String onnx, int side, int least) throws Exception {
		try (ImportedModel a = new TorchScriptImporter().open(Networks.copy(torch, folder));
				ImportedModel b = new OnnxImporter().open(Networks.copy(onnx, folder))) {
			List<Layer> ours = a.network().layers().stream().filter(Layer::readable).toList();
			List<Layer> theirs = b.network().layers().stream().filter(Layer::readable).toList();
			assertTrue(ours.size() >= least, ours.size() + " layers can be read");
			try (NetworkRunner first = a.run(new RunnerOptions(ours.stream().map(Layer::pre).toList(), 1, side, side));
					NetworkRunner second = b.run(new RunnerOptions(theirs.stream().map(Layer::pre).toList(), 1, side, side));
					NetworkRunner.Worker x = first.worker();
					NetworkRunner.Worker y = second.worker()) {
				fill(x.inputBuffer(), 1);
				fill(y.inputBuffer(), 1);
				x.run(1);
				y.run(1);
				if (second.output().isPresent()) { // the ONNX file of the other network does not say how long its vectors are
					assertClose(y.output(0), x.output(0), PREDICTION, "the prediction");
				}
				for (int i = 0; i < ours.size(); i++) {
					float[] values = floats(x.activations(i));
					double best = Double.MAX_VALUE;
					for (int j = 0; j < theirs.size(); j++) {
						best = Math.min(best, second.taps().get(j).channels() == first.taps().get(i).channels() ? distance(floats(y.activations(j)), values)
								: Double.MAX_VALUE);
					}
					assertTrue(best < SUMMARY, ours.get(i).id() + ": the nearest differs by " + best);
				}
			}
		}
	}

	/** The largest difference, relative to the largest value. */
	private static double distance(float[] expected, float[] actual) {
		double largest = 0;
		double difference = expected.length == actual.length ? 0 : Double.MAX_VALUE;
		for (int i = 0; i < Math.min(expected.length, actual.length); i++) {
			largest = Math.max(largest, Math.abs(expected[i]));
			difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
		}
		return difference / largest;
	}

	private static List<Layer> layers(ImportedModel model) {
		return model.network().layers().stream().filter(l -> COMPARED.contains(l.operation()) && l.readable() && !l.step()).toList();
	}

	/** The k-th of an operation belongs to the k-th. */
	private static Map<Layer, Layer> pairs(List<Layer> ours, List<Layer> theirs) {
		Map<Layer, Layer> pairs = new HashMap<>();
		for (String operation : COMPARED) {
			List<Layer> a = ours.stream().filter(l -> l.operation().equals(operation)).toList();
			List<Layer> b = theirs.stream().filter(l -> l.operation().equals(operation)).toList();
			for (int i = 0; a.size() == b.size() && i < a.size(); i++) {
				pairs.put(a.get(i), b.get(i));
			}
		}
		return pairs;
	}

	private static void compare(ImportedModel a, List<Tap> ours, ImportedModel b, List<Tap> theirs, int side, List<Layer> layers) throws Exception {
		try (NetworkRunner first = a.run(new RunnerOptions(ours, 1, side, side));
				NetworkRunner second = b.run(new RunnerOptions(theirs, 1, side, side));
				NetworkRunner.Worker x = first.worker();
				NetworkRunner.Worker y = second.worker()) {
			assertEquals(second.output().orElseThrow().classes(), first.output().orElseThrow().classes());
			assertEquals(second.output().orElseThrow().probabilities(), first.output().orElseThrow().probabilities());
			for (int image = 0; image < 3; image++) {
				fill(x.inputBuffer(), image);
				fill(y.inputBuffer(), image);
				x.run(1);
				y.run(1);
				assertClose(floats(MemorySegment.ofArray(y.output(0))), floats(MemorySegment.ofArray(x.output(0))), PREDICTION, "the prediction");
				for (int t = 0; t < ours.size(); t++) {
					String name = layers.get(t).id();
					assertEquals(second.taps().get(t).channels(), first.taps().get(t).channels(), name);
					assertSummaries(floats(y.activations(t)), floats(x.activations(t)), first.taps().get(t), name);
				}
			}
		}
	}

	static void fill(FloatBuffer buffer, int seed) {
		Random random = new Random(seed);
		while (buffer.hasRemaining()) {
			buffer.put(random.nextFloat() * 2 - 1);
		}
	}

	private static float[] floats(MemorySegment values) {
		return values.toArray(ValueLayout.JAVA_FLOAT);
	}

	/** L2, mean and maximum of every channel, relative to the largest of the layer. */
	private static void assertSummaries(float[] expected, float[] actual, Tap tap, String name) {
		assertEquals(expected.length, actual.length, name);
		int map = expected.length / tap.channels();
		for (List<double[]> both : List.of(List.of(summary(expected, map, 0), summary(actual, map, 0)),
				List.of(summary(expected, map, 1), summary(actual, map, 1)), List.of(summary(expected, map, 2), summary(actual, map, 2)))) {
			double scale = 0;
			for (double v : both.getFirst()) {
				scale = Math.max(scale, Math.abs(v));
			}
			for (int c = 0; c < tap.channels(); c++) {
				assertEquals(both.getFirst()[c], both.getLast()[c], SUMMARY * scale, name + ", channel " + c);
			}
		}
	}

	private static double[] summary(float[] values, int map, int kind) {
		double[] summary = new double[values.length / map];
		for (int c = 0; c < summary.length; c++) {
			List<Double> one = new ArrayList<>();
			for (int i = c * map; i < (c + 1) * map; i++) {
				one.add((double) values[i]);
			}
			summary[c] = switch (kind) {
			case 0 -> Math.sqrt(one.stream().mapToDouble(v -> v * v).sum());
			case 1 -> one.stream().mapToDouble(v -> v).sum() / map;
			default -> one.stream().mapToDouble(v -> v).max().orElseThrow();
			};
		}
		return summary;
	}

	private static void assertClose(float[] expected, float[] actual, double tolerance, String what) {
		assertEquals(expected.length, actual.length, what);
		double scale = 1;
		for (float v : expected) {
			scale = Math.max(scale, Math.abs(v));
		}
		for (int i = 0; i < expected.length; i++) {
			assertEquals(expected[i], actual[i], tolerance * scale, what + " " + i);
		}
	}
}
