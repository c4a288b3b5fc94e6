package org.channelexplorer.onnx.tests;

import static org.channelexplorer.onnx.tests.ModelBuilder.ints;
import static org.channelexplorer.onnx.tests.ModelBuilder.ramp;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.ByteString;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.extension.CutRunner;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extension.Refittable;
import org.channelexplorer.core.repair.Refit;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.OnnxImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other weights for a convolution between two places: what it reads and makes, and the network that is written. */
class RefitTest {
	private static final RunnerOptions OPTIONS = new RunnerOptions(List.of(), 1, 0, 0);

	@TempDir
	Path folder;

	/** c0 - r0 - c1 - r1 - c2, and the sum of c2 and r0, or of c2 and a fourth convolution of r0 that has its window. */
	private static ModelBuilder block(boolean bias, AttributeProto... window) {
		ModelBuilder b = new ModelBuilder().input("x", "N", 3, 7, 6).weights("w0", new long[] { 4, 3, 3, 3 }, ramp(108, 0.02f))
				.node("Conv", "c0", List.of("x", "w0"), ints("pads", 1, 1, 1, 1)).node("Relu", "r0", List.of("c0"))
				.weights("w1", new long[] { 5, 4, 1, 1 }, ramp(20, 0.1f)).node("Conv", "c1", List.of("r0", "w1")).node("Relu", "r1", List.of("c1"))
				.weights("w2", new long[] { 4, 5, 3, 3 }, ramp(180, 0.01f)).weights("b2", new long[] { 4 }, 0.5f, -1, 0.25f, 0)
				.node("Conv", "c2", bias ? List.of("r1", "w2", "b2") : List.of("r1", "w2"), window);
		if (window.length > 1) {
			b.weights("w3", new long[] { 4, 4, 3, 3 }, ramp(144, 0.02f)).node("Conv", "c3", List.of("r0", "w3"), window);
		}
		return b.node("Add", "sum", List.of("c2", window.length > 1 ? "c3" : "r0")).node("Relu", "r2", List.of("sum"))
				.node("GlobalAveragePool", "gap", List.of("r2")).node("Flatten", "flat", List.of("gap"))
				.weights("w4", new long[] { 4, 3 }, 1, -2, 3, 0.5f, 1, -1, 2, 2, 1, -1, 0.25f, 4).node("Gemm", "logits", List.of("flat", "w4"))
				.output("logits");
	}

	private Path write(ModelBuilder model) throws Exception {
		return model.write(folder.resolve("model.onnx"));
	}

	private static MemorySegment kept(CutRunner cut) throws InputException {
		NetworkRunner.Worker worker = cut.front().worker();
		worker.inputBuffer().put(ramp(cut.front().input().size(), 0.01f));
		worker.run(1);
		return MemorySegment.ofArray(worker.activations(0).toArray(ValueLayout.JAVA_FLOAT));
	}

	private static Substitute stand(String place) {
		return new Substitute(place, new int[] { 1, 3 }, new int[] { 0, 2 }, new float[2], new float[] { 0.5f, 0, 0.25f, -1 });
	}

	private static Refit weights(String layer, int count) {
		float[] w = ramp(count, 0.03f);
		IntStream.range(0, count).filter(i -> i % 3 == 0).forEach(i -> w[i] = -w[i] + 0.1f);
		return new Refit(layer, w, new float[] { 0.1f, 0.2f, -0.3f, 0.4f });
	}

	@Test
	void theConvolutionBetweenTwoPlacesIsFound() throws Exception {
		try (ImportedModel model = new OnnxImporter().open(write(block(true, ints("pads", 1, 1, 1, 1))));
				CutRunner cut = model.cut(OPTIONS, List.of("c0", "sum"))) {
			Refittable only = cut.refittable().getFirst();
			assertEquals(1, cut.refittable().size());
			assertEquals(List.of("c2", "c0", List.of("sum")), List.of(only.layer(), only.behind(), only.before()));
			assertArrayEquals(ramp(180, 0.01f), only.own().weights());
			assertArrayEquals(new float[] { 0.5f, -1, 0.25f, 0 }, only.own().constants());
		}
		try (ImportedModel model = new OnnxImporter().open(write(block(true, ints("pads", 1, 1, 1, 1))))) {
			try (CutRunner last = model.cut(OPTIONS, List.of("sum")); CutRunner loses = model.cut(OPTIONS, List.of("c0", "c1", "sum"))) {
				assertEquals(List.of(), last.refittable()); // nothing is replaced in front
				assertEquals(List.of(), loses.refittable()); // it loses channels itself
			}
		}
	}

	/** What is read, times the weights, is what the runtime makes of it, whatever the window. */
	@Test
	void whatIsReadIsWhatResultsAreComputedFrom() throws Exception {
		AttributeProto two = ints("strides", 2, 1);
		List<AttributeProto[]> windows = List.of(new AttributeProto[] { ints("pads", 1, 1, 1, 1) }, new AttributeProto[] { ints("pads", 0, 1, 2, 0), two },
				new AttributeProto[] { ints("dilations", 1, 2), two }, new AttributeProto[] { auto("SAME_UPPER"), ints("strides", 2, 2) },
				new AttributeProto[] { auto("SAME_LOWER"), ints("strides", 2, 2) }, new AttributeProto[] { auto("VALID"), two });
		for (AttributeProto[] window : windows) {
			for (boolean bias : new boolean[] { true, false }) {
				Path file = write(block(bias, window));
				try (ImportedModel model = new OnnxImporter().open(file); CutRunner cut = model.cut(OPTIONS, List.of("c0", "sum"))) {
					List<MemorySegment> image = List.of(kept(cut));
					Refittable c2 = cut.refittable().getFirst();
					CutRunner.Behind behind = cut.behind();
					float[] before = behind.around(0, true, image)[0];
					behind.substitute(List.of(stand("c0")));
					float[] read = behind.around(0, false, image)[0];
					float[] made = behind.around(0, true, image)[0];
					assertFalse(java.util.Arrays.equals(before, made));
					computed(c2, c2.own(), read, made);
					Refit other = weights("c2", 180);
					behind.substitute(List.of(stand("c0").with(List.of(other))));
					computed(c2, other, read, behind.around(0, true, image)[0]);
					behind.substitute(List.of());
					assertArrayEquals(before, behind.around(0, true, image)[0]);
				}
			}
		}
	}

	private static void computed(Refittable convolution, Refit weights, float[] read, float[] made) {
		int all = convolution.output().height() * convolution.output().width();
		assertEquals(all * 4, made.length);
		double[] x = new double[convolution.columns()];
		for (int p = 0; p < all; p++) {
			convolution.read(read, p, x, 0);
			for (int o = 0; o < 4; o++) {
				double sum = weights.constants()[o];
				for (int i = 0; i < x.length; i++) {
					sum += weights.weights()[o * x.length + i] * x[i];
				}
				assertEquals(sum, made[o * all + p], 1e-5 * Math.abs(sum) + 1e-5, convolution.window() + " " + p);
			}
		}
	}

	private static AttributeProto auto(String how) {
		return AttributeProto.newBuilder().setName("auto_pad").setType(AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(how)).build();
	}

	@Test
	void theNetworkThatIsWrittenHasTheOtherWeights() throws Exception {
		for (boolean bias : new boolean[] { true, false }) {
			Path file = write(block(bias, ints("pads", 1, 1, 1, 1)));
			Path target = folder.resolve("smaller" + bias + ".onnx");
			Refit other = weights("c2", 180);
			List<Substitute> substitutes = List.of(stand("r0").with(List.of(other)),
					new Substitute("r2", new int[] { 1, 3 }, new int[] { 0, 2 }, new float[] { 1, -1 }, new float[] { 0.3f, 0.2f, 0, 1 }));
			ModelSurgeon.Cut cut;
			float[] planned;
			MemorySegment image;
			try (ImportedModel model = new OnnxImporter().open(file)) {
				cut = model.surgeon().export(substitutes, target, false);
				try (CutRunner run = model.cut(OPTIONS, List.of("r0", "r2"))) {
					image = kept(run);
					CutRunner.Behind behind = run.behind();
					behind.substitute(substitutes);
					planned = behind.run(List.of(image))[0];
				}
			}
			ModelProto changed = block(true, ints("pads", 1, 1, 1, 1)).weights("other", new long[] { 4, 5, 3, 3 }, other.weights())
					.weights("otherBias", new long[] { 4 }, other.constants()).build();
			List<ai.onnx.proto.OnnxMl.NodeProto> nodes = new ArrayList<>();
			changed.getGraph().getNodeList()
					.forEach(n -> nodes.add(n.getOutput(0).equals("c2") ? n.toBuilder().setInput(1, "other").setInput(2, "otherBias").build() : n));
			ModelProto refitted = changed.toBuilder().setGraph(changed.getGraph().toBuilder().clearNode().addAllNode(nodes)).build();
			Operated.assertSame(Operated.masked(refitted, cut.places(), substitutes), ModelProto.parseFrom(Files.readAllBytes(target)));
			try (ImportedModel smaller = new OnnxImporter().open(target); CutRunner run = smaller.cut(OPTIONS, List.of("r2"))) {
				NetworkRunner.Worker worker = run.front().worker();
				worker.inputBuffer().put(ramp(run.front().input().size(), 0.01f));
				worker.run(1);
				assertArrayEquals(planned, worker.output(0), 1e-4f * Math.abs(planned[0]));
			}
		}
	}

	@Test
	void weightsThatDoNotFitAreRefused() throws Exception {
		Path file = write(block(true, ints("pads", 1, 1, 1, 1)));
		try (ImportedModel model = new OnnxImporter().open(file)) {
			refused(model, weights("c2", 36), "the weights given for c2 are not of its size");
			refused(model, weights("r1", 180), "other weights are given for r1, which is no convolution");
			refused(model, weights("nothing", 180), "other weights are given for nothing, which is no convolution");
			refused(model, new Refit("c1", ramp(20, 1), new float[5]), "other weights are given for c1, which loses channels that it reads");
		}
	}

	private void refused(ImportedModel model, Refit refit, String reason) throws Exception {
		Path target = folder.resolve("refused.onnx");
		String message = assertThrows(InputException.class, () -> model.surgeon().export(List.of(stand("c0").with(List.of(refit))), target, false))
				.getMessage();
		assertTrue(message.contains(reason), message);
		assertFalse(Files.exists(target));
	}
}
