package org.channelexplorer.onnx.tests;

import static org.channelexplorer.onnx.tests.ModelBuilder.integer;
import static org.channelexplorer.onnx.tests.ModelBuilder.ints;
import static org.channelexplorer.onnx.tests.ModelBuilder.ramp;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.channelexplorer.core.extension.CutRunner;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.OnnxImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network cut where channels are replaced, against the whole network and against values computed by hand. */
class CutTest {
	private static final RunnerOptions OPTIONS = new RunnerOptions(List.of(), 1, 0, 0);

	@TempDir
	Path folder;

	private Path write(ModelBuilder model) throws Exception {
		return model.write(folder.resolve("model.onnx"));
	}

	private static float[] image(int size) {
		Random random = new Random(7);
		float[] image = new float[size];
		for (int i = 0; i < size; i++) {
			image[i] = random.nextFloat() * 2 - 1;
		}
		return image;
	}

	/** Front and behind of one image. */
	private record Halves(float[] whole, float[] same, float[] changed, float[] values) {
	}

	private static Halves run(Path file, List<String> layers, List<Substitute> substitutes) throws InputException {
		try (ImportedModel model = new OnnxImporter().open(file); CutRunner cut = model.cut(OPTIONS, layers)) {
			NetworkRunner.Worker worker = cut.front().worker();
			worker.inputBuffer().put(image(cut.front().input().size()));
			worker.run(1);
			MemorySegment kept = MemorySegment.ofArray(worker.activations(0).toArray(ValueLayout.JAVA_FLOAT));
			assertEquals(cut.kept() * 4L, kept.byteSize());
			CutRunner.Behind behind = cut.behind();
			float[] same = behind.run(List.of(kept))[0];
			behind.substitute(substitutes);
			float[] changed = behind.run(List.of(kept))[0];
			behind.substitute(List.of());
			assertArrayEquals(same, behind.run(List.of(kept))[0]);
			return new Halves(worker.output(0), same, changed, cut.values(0, kept));
		}
	}

	/** conv [4 channels] - relu - conv - relu - mean - gemm, with a sum around the second convolution. */
	private static ModelBuilder residual() {
		return new ModelBuilder().input("x", "N", 3, 6, 6).weights("w1", new long[] { 4, 3, 3, 3 }, ramp(108, 0.02f))
				.node("Conv", "c1", List.of("x", "w1"), ints("pads", 1, 1, 1, 1)).node("Relu", "r1", List.of("c1"))
				.weights("w2", new long[] { 4, 4, 3, 3 }, ramp(144, 0.01f)).node("Conv", "c2", List.of("r1", "w2"), ints("pads", 1, 1, 1, 1))
				.node("Add", "sum", List.of("c2", "r1")).node("Relu", "r2", List.of("sum")).node("GlobalAveragePool", "gap", List.of("r2"))
				.node("Flatten", "flat", List.of("gap")).weights("w3", new long[] { 4, 3 }, 1, -2, 3, 0.5f, 1, -1, 2, 2, 1, -1, 0.25f, 4)
				.node("Gemm", "logits", List.of("flat", "w3")).output("logits");
	}

	@Test
	void whatIsLeftAsItIsGivesTheNetworksOwnOutput() throws Exception {
		Path file = write(residual());
		for (String layer : List.of("c1", "c2", "sum", "gap", "flat")) {
			Halves h = run(file, List.of(layer), List.of());
			assertArrayEquals(h.whole, h.same, 1e-5f, layer);
		}
	}

	@Test
	void meanOverPositionsIsReplacedBehindIt() throws Exception {
		Path file = write(residual());
		try (ImportedModel model = new OnnxImporter().open(file); CutRunner cut = model.cut(OPTIONS, List.of("sum"))) {
			assertEquals("gap", cut.replaced().getFirst().tensor());
			assertEquals(4, cut.kept());
			assertEquals(1, cut.replaced().getFirst().height());
		}
	}

	@Test
	void removedChannelsAreWorkedByHand() throws Exception {
		Path file = write(residual());
		float[][] w = { { 1, -2, 3 }, { 0.5f, 1, -1 }, { 2, 2, 1 }, { -1, 0.25f, 4 } };
		Substitute zero = Substitute.zero(new Removal("sum", List.of(1, 3)), 4);
		Halves h = run(file, List.of("sum"), List.of(zero));
		float[] v = h.values;
		Substitute stand = new Substitute("sum", new int[] { 1, 3 }, new int[] { 0, 2 }, new float[] { 0.5f, -1 }, new float[] { 2, 0, 0.25f, -3 });
		Halves s = run(file, List.of("sum"), List.of(stand));
		float one = 0.5f + 2 * v[0];
		float three = -1 + 0.25f * v[0] - 3 * v[2];
		for (int k = 0; k < 3; k++) {
			assertEquals(v[0] * w[0][k] + v[2] * w[2][k], h.changed[k], 1e-5f);
			assertEquals(v[0] * w[0][k] + one * w[1][k] + v[2] * w[2][k] + three * w[3][k], s.changed[k], 1e-5f);
		}
	}

	@Test
	void aPlaceIsReadWithWhatStandsInBeforeIt() throws Exception {
		Path file = write(residual());
		Substitute early = Substitute.zero(new Removal("c1", List.of(1)), 4);
		Substitute late = Substitute.zero(new Removal("sum", List.of(0, 2)), 4);
		float[][] w = { { 1, -2, 3 }, { 0.5f, 1, -1 }, { 2, 2, 1 }, { -1, 0.25f, 4 } };
		try (ImportedModel model = new OnnxImporter().open(file); CutRunner cut = model.cut(OPTIONS, List.of("c1", "sum"))) {
			NetworkRunner.Worker worker = cut.front().worker();
			worker.inputBuffer().put(image(cut.front().input().size()));
			worker.run(1);
			MemorySegment kept = MemorySegment.ofArray(worker.activations(0).toArray(ValueLayout.JAVA_FLOAT));
			CutRunner.Behind behind = cut.behind();
			assertArrayEquals(cut.values(1, kept), behind.values(1, List.of(kept)).orElseThrow()[0], 1e-4f);
			behind.substitute(List.of(early, late)); // its own substitute is not seen
			float[] read = behind.values(1, List.of(kept)).orElseThrow()[0];
			assertTrue(Math.abs(read[1] - cut.values(1, kept)[1]) > 1e-3);
			assertArrayEquals(cut.values(0, kept), behind.values(0, List.of(kept)).orElseThrow()[0]);
			behind.substitute(List.of(early));
			float[] logits = behind.run(List.of(kept))[0];
			for (int k = 0; k < 3; k++) {
				assertEquals(read[0] * w[0][k] + read[1] * w[1][k] + read[2] * w[2][k] + read[3] * w[3][k], logits[k], 1e-5f);
			}
		}
	}

	@Test
	void allChannelsOfAConvolutionRemovedLeaveItsConsumersZeros() throws Exception {
		Path file = write(residual());
		Halves h = run(file, List.of("c1"), List.of(Substitute.zero(new Removal("c1", List.of(0, 1, 2, 3)), 4)));
		assertArrayEquals(new float[3], h.changed);
		assertTrue(Math.abs(h.whole[0]) > 1e-3);
	}

	@Test
	void channelInOneLayerIsLinearInWhatReplacesIt() throws Exception {
		Path file = write(residual());
		// c1 is read through relu: r1; channel 2 := channel 0 and back again is the network with a copy
		Substitute copy = new Substitute("c1", new int[] { 2 }, new int[] { 0, 1, 3 }, new float[1], new float[] { 1, 0, 0 });
		Halves a = run(file, List.of("c1"), List.of(copy));
		Path rewritten = new ModelBuilder().input("x", "N", 3, 6, 6).weights("w1", new long[] { 4, 3, 3, 3 }, ramp(108, 0.02f))
				.node("Conv", "c1", List.of("x", "w1"), ints("pads", 1, 1, 1, 1)).node("Relu", "r0", List.of("c1")).integers("pick", 0, 1, 0, 3)
				.node("Gather", "r1", List.of("r0", "pick"), integer("axis", 1)).weights("w2", new long[] { 4, 4, 3, 3 }, ramp(144, 0.01f))
				.node("Conv", "c2", List.of("r1", "w2"), ints("pads", 1, 1, 1, 1)).node("Add", "sum", List.of("c2", "r1"))
				.node("Relu", "r2", List.of("sum")).node("GlobalAveragePool", "gap", List.of("r2")).node("Flatten", "flat", List.of("gap"))
				.weights("w3", new long[] { 4, 3 }, 1, -2, 3, 0.5f, 1, -1, 2, 2, 1, -1, 0.25f, 4).node("Gemm", "logits", List.of("flat", "w3"))
				.output("logits").write(folder.resolve("rewritten.onnx"));
		assertArrayEquals(run(rewritten, List.of("sum"), List.of()).whole, a.changed, 1e-5f);
	}

	@Test
	void twoLayersAreReplacedAtOnceOneBehindTheOther() throws Exception {
		Path file = write(residual());
		Substitute first = Substitute.zero(new Removal("c1", List.of(0, 1)), 4);
		Substitute last = Substitute.zero(new Removal("sum", List.of(2, 3)), 4);
		Halves both = run(file, List.of("c1", "sum"), List.of(first, last));
		Halves all = run(file, List.of("c1", "sum"), List.of(Substitute.zero(new Removal("c1", List.of(0, 1, 2, 3)), 4), last));
		assertArrayEquals(new float[3], all.changed);
		Halves one = run(file, List.of("sum"), List.of(last));
		assertTrue(Math.abs(both.changed[0] - one.changed[0]) > 1e-4);
		assertArrayEquals(both.whole, both.same, 1e-5f);
	}

	/** Tokens, channels last and a dense layer. */
	@Test
	void channelsMayBeTheLastAxis() throws Exception {
		Path file = write(new ModelBuilder().input("x", "N", 3, 6, 6).weights("w", new long[] { 5, 3, 3, 3 }, ramp(135, 0.01f))
				.node("Conv", "c", List.of("x", "w"), ints("pads", 1, 1, 1, 1)).node("Relu", "r", List.of("c"))
				.node("Transpose", "last", List.of("r"), ints("perm", 0, 2, 3, 1)).integers("tok", 0, -1, 5).node("Reshape", "tokens", List.of("last", "tok"))
				.weights("m", new long[] { 5, 4 }, ramp(20, 0.05f)).node("MatMul", "proj", List.of("tokens", "m"))
				.weights("m2", new long[] { 4, 3 }, ramp(12, 0.3f)).node("MatMul", "wide", List.of("proj", "m2"))
				.node("ReduceMean", "mean", List.of("wide"), ints("axes", 1), integer("keepdims", 0))
				.node("Softmax", "prob", List.of("mean"), integer("axis", 1)).output("prob"));
		for (String layer : List.of("c", "last", "tokens", "proj")) {
			int channels = layer.equals("proj") ? 4 : 5;
			Halves h = run(file, List.of(layer), List.of(Substitute.zero(new Removal(layer, List.of(0, channels - 1)), channels)));
			assertArrayEquals(h.whole, h.same, 1e-5f, layer);
			assertEquals(channels * 36, h.values.length, layer);
			assertTrue(Math.abs(h.whole[0] - h.changed[0]) > 1e-6, layer);
		}
		float[] c = run(file, List.of("c"), List.of(Substitute.zero(new Removal("c", List.of(1, 2)), 5))).changed;
		for (String layer : List.of("last", "tokens")) {
			assertArrayEquals(c, run(file, List.of(layer), List.of(Substitute.zero(new Removal(layer, List.of(1, 2)), 5))).changed, 1e-6f, layer);
		}
	}

	@Test
	void whatCannotBeReplacedIsNamed() throws Exception {
		Path file = write(residual());
		try (ImportedModel model = new OnnxImporter().open(file)) {
			assertTrue(assertThrows(InputException.class, () -> model.cut(OPTIONS, List.of("logits"))).getMessage()
					.contains("layer logits is the network's output"));
			assertTrue(assertThrows(InputException.class, () -> model.cut(OPTIONS, List.of("nothing"))).getMessage().contains("no layer nothing"));
		}
	}

	@Test
	void outgoingWeightsAreTracedForwards() throws Exception {
		Path file = write(residual());
		try (ImportedModel model = new OnnxImporter().open(file)) {
			ImportedModel.OutgoingWeights w = model.outgoingWeights("sum");
			assertArrayEquals(new float[] { (float) Math.sqrt(14), 1.5f, 3, (float) Math.sqrt(17.0625) }, w.norms(), 1e-5f);
			double mean = 2 / 3.0;
			assertEquals(Math.sqrt((1 - mean) * (1 - mean) + (-2 - mean) * (-2 - mean) + (3 - mean) * (3 - mean)), w.centred()[0], 1e-5);
			// r1 is read by the second convolution, and through the sum by the last layer
			double squares = 0;
			float[] w2 = ramp(144, 0.01f);
			for (int out = 0; out < 4; out++) {
				for (int k = 0; k < 9; k++) {
					squares += w2[(out * 4) * 9 + k] * w2[(out * 4) * 9 + k];
				}
			}
			assertEquals(Math.sqrt(squares + 14), model.outgoingWeights("c1").norms()[0], 1e-4);
		}
	}
}
