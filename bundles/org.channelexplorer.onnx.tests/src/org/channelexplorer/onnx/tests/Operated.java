package org.channelexplorer.onnx.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import com.google.protobuf.ByteString;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.extension.ModelSurgeon.Cut;
import org.channelexplorer.core.extension.ModelSurgeon.Place;
import org.channelexplorer.core.extension.ModelSurgeon.Rounding;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.OnnxImporter;

/** Removes channels of a model and compares the result with the masked original, which is made here and run by ONNX Runtime. */
final class Operated {
	private Operated() {
	}

	static Removal remove(String layer, int... channels) {
		return new Removal(layer, Arrays.stream(channels).boxed().toList());
	}

	/** Zeros at every place of the plan; what is not read anywhere by name. */
	static List<Substitute> zeros(ModelSurgeon surgeon, Cut plan) throws InputException {
		List<Substitute> zeros = plan.places().stream().map(Place::zero).collect(Collectors.toCollection(ArrayList::new));
		if (zeros.isEmpty()) {
			for (Removal r : plan.removed()) {
				zeros.add(Substitute.zero(r, surgeon.read(r.layer()).channels()));
			}
		}
		return zeros;
	}

	static Cut plan(Path file, Removal... removals) throws InputException {
		try (ImportedModel model = new OnnxImporter().open(file)) {
			return model.surgeon().plan(List.of(removals), Rounding.NONE);
		}
	}

	static Cut export(Path file, Path target, Removal... removals) throws InputException {
		try (ImportedModel model = new OnnxImporter().open(file)) {
			ModelSurgeon surgeon = model.surgeon();
			return surgeon.export(zeros(surgeon, surgeon.plan(List.of(removals), Rounding.NONE)), target, false);
		}
	}

	/** Removes and checks that the smaller network computes what the masked one does. @return what was removed */
	static Cut check(Path file, Path target, Removal... removals) throws Exception {
		try (ImportedModel model = new OnnxImporter().open(file)) {
			ModelSurgeon surgeon = model.surgeon();
			Cut plan = surgeon.plan(List.of(removals), Rounding.NONE);
			return check(file, target, surgeon, zeros(surgeon, plan), plan);
		}
	}

	static Cut check(Path file, Path target, ModelSurgeon surgeon, List<Substitute> substitutes, Cut plan) throws Exception {
		Cut cut = surgeon.export(substitutes, target, false);
		Map<String, Tap> taps = new HashMap<>();
		for (Removal r : cut.removed()) {
			taps.put(r.layer(), surgeon.read(r.layer()));
		}
		assertEquals(plan.removed(), cut.removed());
		boolean zeros = substitutes.stream()
				.allMatch(x -> x.weights().length == 0 && IntStream.range(0, x.constants().length).allMatch(i -> x.constants()[i] == 0));
		assertEquals(plan.after().macs(), cut.after().macs());
		assertTrue(zeros ? plan.after().equals(cut.after()) : cut.after().parameters() >= plan.after().parameters(), "constants may need a bias");
		try (ImportedModel smaller = new OnnxImporter().open(target)) {
			assertEquals(String.format(java.util.Locale.ROOT, "%,d", cut.after().parameters()), smaller.network().properties().get("Parameters"));
			assertEquals(cut.after(), smaller.surgeon().plan(List.of(), Rounding.NONE).before());
			for (Removal r : cut.removed()) {
				// what lies between the Reshapes of a shuffle may be gone; an axis of length 1 counts nothing, so that attention with one head is not read
				Tap before = taps.get(r.layer());
				smaller.network().layer(r.layer()).filter(Layer::readable).map(l -> l.post() == null ? l.pre() : l.post())
						.filter(t -> t.layout() == before.layout())
						.ifPresent(t -> assertEquals(before.channels() - r.channels().size(), t.channels(), r.layer()));
			}
		}
		assertSame(masked(ModelProto.parseFrom(Files.readAllBytes(file)), cut.places(), substitutes), ModelProto.parseFrom(Files.readAllBytes(target)));
		return cut;
	}

	static void assertSame(ModelProto expected, ModelProto made) throws OrtException {
		for (long seed = 0; seed < 2; seed++) {
			Map<String, float[]> a = run(expected, seed);
			Map<String, float[]> b = run(made, seed);
			assertEquals(a.keySet(), b.keySet());
			for (String output : a.keySet()) {
				assertEquals(a.get(output).length, b.get(output).length);
				double largest = 1e-6;
				for (float v : a.get(output)) {
					assertTrue(Float.isFinite(v), output);
					largest = Math.max(largest, Math.abs(v));
				}
				for (int i = 0; i < a.get(output).length; i++) {
					assertEquals(a.get(output)[i], b.get(output)[i], 1e-4 * largest, output + " " + i);
				}
			}
		}
	}

	/** All outputs on noise. */
	static Map<String, float[]> run(ModelProto model, long seed) throws OrtException {
		OrtEnvironment environment = OrtEnvironment.getEnvironment();
		Random random = new Random(seed);
		Map<String, OnnxTensor> inputs = new HashMap<>();
		try (OrtSession session = environment.createSession(model.toByteArray())) {
			for (Map.Entry<String, NodeInfo> e : new TreeMap<>(session.getInputInfo()).entrySet()) {
				long[] dims = Arrays.stream(((TensorInfo) e.getValue().getInfo()).getShape()).map(d -> d < 0 ? 2 : d).toArray();
				FloatBuffer values = FloatBuffer.allocate((int) Arrays.stream(dims).reduce(1, (x, y) -> x * y));
				while (values.hasRemaining()) {
					values.put((float) random.nextGaussian());
				}
				inputs.put(e.getKey(), OnnxTensor.createTensor(environment, values.flip(), dims));
			}
			Map<String, float[]> outputs = new TreeMap<>();
			try (OrtSession.Result result = session.run(inputs)) {
				for (Map.Entry<String, OnnxValue> e : result) {
					FloatBuffer values = ((OnnxTensor) e.getValue()).getFloatBuffer();
					float[] copy = new float[values.remaining()];
					values.get(copy);
					outputs.put(e.getKey(), copy);
				}
			}
			return outputs;
		} finally {
			inputs.values().forEach(OnnxTensor::close);
		}
	}

	/** P' = P mask + constant + B P behind every place. */
	static ModelProto masked(ModelProto model, List<Place> places, List<Substitute> substitutes) {
		Map<String, Substitute> byLayer = substitutes.stream().collect(Collectors.toMap(Substitute::layer, s -> s, (a, _) -> a));
		GraphProto.Builder graph = model.toBuilder().getGraphBuilder();
		Map<String, List<NodeProto>> behind = new HashMap<>();
		for (Place place : places) {
			Substitute s = byLayer.getOrDefault(place.layer(), place.zero());
			behind.put(place.tap().tensor(), replaced(graph, place.tap(), s));
		}
		List<NodeProto> nodes = new ArrayList<>();
		for (NodeProto n : graph.getNodeList()) {
			NodeProto.Builder changed = n.toBuilder();
			IntStream.range(0, n.getOutputCount()).filter(o -> behind.containsKey(n.getOutput(o))).forEach(o -> changed.setOutput(o, n.getOutput(o) + "#"));
			nodes.add(changed.build());
			n.getOutputList().forEach(o -> nodes.addAll(behind.getOrDefault(o, List.of())));
		}
		return model.toBuilder().setIrVersion(8).setGraph(graph.clearNode().addAllNode(nodes).clearValueInfo()).build();
	}

	private static List<NodeProto> replaced(GraphProto.Builder graph, Tap tap, Substitute s) {
		int n = tap.channels();
		String t = tap.tensor();
		float[] mask = new float[n];
		float[] constant = new float[n];
		float[] mix = new float[n * n];
		Arrays.fill(mask, 1);
		for (int r = 0; r < s.removed().length; r++) {
			mask[s.removed()[r]] = 0;
			constant[s.removed()[r]] = s.constants()[r];
			for (int k = 0; s.weights().length > 0 && k < s.kept().length; k++) {
				mix[s.removed()[r] * n + s.kept()[k]] = s.weights()[r * s.kept().length + k];
			}
		}
		boolean maps = tap.layout() == Tap.Layout.CHANNELS_FIRST;
		long[] dims = maps ? new long[] { n, 1, 1 } : new long[] { n };
		graph.addInitializer(ModelBuilder.tensor(t + "#m", dims, mask)).addInitializer(ModelBuilder.tensor(t + "#c", dims, constant))
				.addInitializer(ModelBuilder.tensor(t + "#b", new long[] { n, n }, mix));
		if (s.weights().length == 0) {
			return List.of(node("Mul", t + "#1", t + "#", t + "#m"), node("Add", t, t + "#1", t + "#c"));
		}
		return List.of(node("Mul", t + "#1", t + "#", t + "#m"), node("Add", t + "#2", t + "#1", t + "#c"),
				node("Einsum", t + "#3", t + "#b", t + "#").toBuilder().addAttribute(AttributeProto.newBuilder().setName("equation")
						.setType(AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(maps ? "rk,nkhw->nrhw" : "rk,...k->...r"))).build(),
				node("Add", t, t + "#2", t + "#3"));
	}

	private static NodeProto node(String op, String output, String... inputs) {
		return NodeProto.newBuilder().setOpType(op).addAllInput(List.of(inputs)).addOutput(output).build();
	}
}
