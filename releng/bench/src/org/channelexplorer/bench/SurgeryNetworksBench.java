package org.channelexplorer.bench;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import com.google.protobuf.ByteString;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.channelexplorer.core.extension.CutRunner;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.extension.ModelSurgeon.Cut;
import org.channelexplorer.core.extension.ModelSurgeon.Place;
import org.channelexplorer.core.extension.ModelSurgeon.Refused;
import org.channelexplorer.core.extension.ModelSurgeon.Rounding;
import org.channelexplorer.core.extension.Refittable;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.repair.Refit;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.OnnxImporter;

/**
 * Removes random channels of every network in a folder and compares what is written with the original whose tensors are multiplied by 0 and 1 at the
 * places where the channels are read: {@code [--sets 50] [--seed 1] [--images 2] [--largest MB] DIR|MODEL ...}. The comparison is made here, with
 * ONNX Runtime alone. Half of the sets are zeros; a quarter are means and a quarter weighted sums of kept channels, both random numbers, where the
 * places take them; with the weighted sums convolutions between places get other weights, own ones and random numbers.
 */
public final class SurgeryNetworksBench {
	private static final double MOST = 1e-4;

	private final Path file;
	private final int images;
	private final Map<String, Integer> reasons = new TreeMap<>();
	private final List<String> wrong = new ArrayList<>();
	private int asked;
	private int refused;
	private int exports;
	private int refits;
	private double worst;
	private double slowest;

	private SurgeryNetworksBench(Path file, int images) {
		this.file = file;
		this.images = images;
	}

	public static void main(String[] args) throws Exception {
		Map<String, String> options = new HashMap<>(Map.of("sets", "50", "seed", "1", "images", "1", "largest", "1000"));
		List<Path> models = ModelFiles.of(args, options);
		System.out.println("| network | nodes | sets | channels asked for | refused | exports | other weights | largest relative difference | wrong | coupling, slowest of 200, CPU ms |\n"
				+ "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
		Map<String, Map<String, Integer>> reasons = new TreeMap<>();
		for (Path model : models) {
			if (Files.size(model) > Long.parseLong(options.get("largest")) << 20) {
				continue;
			}
			String name = (model.getFileName().toString().startsWith("model") ? model.toAbsolutePath().getParent().getFileName() + "/" : "") + model.getFileName();
			SurgeryNetworksBench bench = new SurgeryNetworksBench(model, Integer.parseInt(options.get("images")));
			try {
				System.out.println("| " + name + " | " + bench.run(Integer.parseInt(options.get("sets")), Long.parseLong(options.get("seed"))) + " |");
			} catch (Exception | StackOverflowError e) {
				System.out.println("| " + name + " | crashed: " + e + " at " + e.getStackTrace()[0] + " |");
			}
			bench.wrong.stream().limit(10).forEach(w -> System.out.println("  WRONG " + w));
			reasons.put(name, bench.reasons);
		}
		System.out.println();
		reasons.forEach((name, of) -> of.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(6)
				.forEach(r -> System.out.println(name + ": " + r.getValue() + " channels: " + r.getKey())));
	}

	private String run(int sets, long seed) throws Exception {
		Random random = new Random(seed);
		try (ImportedModel model = new OnnxImporter().open(file)) {
			ModelSurgeon surgeon = model.surgeon();
			List<Layer> layers = model.network().layers().stream().filter(l -> l.readable() && !l.step()).toList();
			surgeon.coupling(layers.getFirst().id(), 0);
			for (int i = 0; i < 200; i++) {
				Layer layer = layers.get(random.nextInt(layers.size()));
				long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
				surgeon.coupling(layer.id(), random.nextInt(surgeon.read(layer.id()).channels()));
				slowest = Math.max(slowest, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6);
			}
			for (int set = 0; set < sets; set++) {
				try {
					set(model, layers, random, set);
				} catch (InputException e) {
					wrong.add("set " + set + ": " + e.getMessage());
				}
			}
			return String.format(Locale.ROOT, "%s | %d | %d | %.0f %% | %d | %d | %.1e | %d | %.1f", model.network().properties().get("Nodes"), sets, asked,
					100.0 * refused / Math.max(1, asked), exports, refits, worst, wrong.size(), slowest);
		}
	}

	private void set(ImportedModel model, List<Layer> layers, Random random, int set) throws Exception {
		ModelSurgeon surgeon = model.surgeon();
		Map<String, Removal> removals = new TreeMap<>();
		for (int l = 1 + random.nextInt(3); l > 0; l--) {
			Layer layer = layers.get(random.nextInt(layers.size()));
			int channels = surgeon.read(layer.id()).channels();
			TreeSet<Integer> chosen = new TreeSet<>();
			for (int c = 1 + random.nextInt(Math.max(1, channels / 2)); c > 0; c--) {
				chosen.add(random.nextInt(channels));
			}
			asked += removals.containsKey(layer.id()) ? 0 : chosen.size();
			removals.putIfAbsent(layer.id(), new Removal(layer.id(), List.copyOf(chosen)));
		}
		Cut plan = surgeon.plan(List.copyOf(removals.values()), Rounding.NONE);
		for (Refused r : plan.refused()) {
			refused += r.channels().size();
			reasons.merge(r.reason(), r.channels().size(), Integer::sum);
		}
		List<Substitute> substitutes = new ArrayList<>();
		for (Place place : plan.places()) {
			substitutes.add(substitute(place, set % 4, random));
		}
		if (set % 4 == 3 && !substitutes.isEmpty()) {
			List<Refit> other = other(model, plan.places(), random);
			refits += other.size();
			substitutes.set(0, substitutes.getFirst().with(other));
		}
		if (plan.removed().isEmpty()) {
			return;
		}
		// what no place shows is removed by name
		for (Removal r : plan.removed()) {
			Tap tap = surgeon.read(r.layer());
			if (plan.places().isEmpty()) {
				substitutes.add(Substitute.zero(r, tap.channels()));
			}
		}
		Path out = Files.createTempDirectory("surgery");
		try {
			Path smaller = out.resolve("smaller.onnx");
			Cut cut = surgeon.export(substitutes, smaller, false);
			exports++;
			if (!cut.removed().equals(plan.removed()) || !cut.after().equals(counted(smaller, cut))) {
				wrong.add("set " + set + ": removed or counted differently: " + cut.after() + " against " + counted(smaller, cut));
			}
			if (cut.notes().isEmpty()) {
				double difference = difference(smaller, plan.places(), substitutes, random.nextLong());
				worst = Math.max(worst, difference);
				if (!(difference <= MOST)) {
					wrong.add("set " + set + ": differs by " + difference + ": " + removals.values());
				}
			}
		} finally {
			try (Stream<Path> files = Files.list(out)) {
				for (Path f : files.toList()) {
					Files.delete(f);
				}
			}
			Files.delete(out);
		}
	}

	/** Other weights for the convolutions between the places. */
	private static List<Refit> other(ImportedModel model, List<Place> places, Random random) {
		List<Refit> refits = new ArrayList<>();
		try (CutRunner cut = model.cut(new ModelImporter.RunnerOptions(List.of(), 1, 64, 64), places.stream().map(Place::layer).distinct().toList())) {
			for (Refittable convolution : cut.refittable()) {
				float[] weights = convolution.own().weights().clone();
				float[] constants = convolution.own().constants().clone();
				for (int i = 0; i < weights.length; i++) {
					weights[i] += (random.nextFloat() - 0.5f) / convolution.columns();
				}
				for (int o = 0; o < constants.length; o++) {
					constants[o] += random.nextFloat() - 0.5f;
				}
				refits.add(new Refit(convolution.layer(), weights, constants));
			}
		} catch (InputException e) {
			return List.of(); // it is not cut at these places, so nothing is fitted between them
		}
		return refits;
	}

	private static ModelSurgeon.Costs counted(Path smaller, Cut cut) throws InputException {
		try (ImportedModel model = new OnnxImporter().open(smaller)) {
			long parameters = Long.parseLong(model.network().properties().get("Parameters").replace(",", ""));
			ModelSurgeon.Costs own = model.surgeon().plan(List.of(), Rounding.NONE).before();
			return new ModelSurgeon.Costs(parameters, own.macs());
		}
	}

	private static Substitute substitute(Place place, int kind, Random random) {
		Substitute zero = place.zero();
		if (kind == 2 && place.constant()) {
			float[] constants = new float[zero.removed().length];
			for (int i = 0; i < constants.length; i++) {
				constants[i] = random.nextFloat();
			}
			return new Substitute(zero.layer(), zero.removed(), zero.kept(), constants, new float[0]);
		}
		if (kind == 3 && place.weights()) {
			float[] weights = new float[zero.removed().length * zero.kept().length];
			for (int i = 0; i < weights.length; i++) {
				weights[i] = (random.nextFloat() - 0.5f) / zero.kept().length;
			}
			return new Substitute(zero.layer(), zero.removed(), zero.kept(), new float[zero.removed().length], weights);
		}
		return zero;
	}

	private double difference(Path smaller, List<Place> places, List<Substitute> substitutes, long seed) throws Exception {
		ModelProto changed = masked(places, substitutes);
		boolean external = changed.getGraph().getInitializerList().stream().anyMatch(t -> t.getExternalDataCount() > 0);
		// weights in other files are found beside the model only
		Path masked = external ? Files.createTempFile(file.toAbsolutePath().getParent(), "masked", ".tmp") : Files.createTempFile("masked", ".tmp");
		try {
			Files.write(masked, changed.toByteArray());
			Map<String, float[]> expected = outputs(masked, seed);
			Map<String, float[]> made = outputs(smaller, seed);
			double worst = 0;
			for (Map.Entry<String, float[]> e : expected.entrySet()) {
				float[] a = e.getValue();
				float[] b = made.get(e.getKey());
				double largest = 0;
				double difference = 0;
				for (int i = 0; i < a.length; i++) {
					largest = Math.max(largest, Math.abs(a[i]));
					difference = Math.max(difference, Math.abs((double) a[i] - b[i]));
				}
				worst = Math.max(worst, difference == 0 ? 0 : difference / largest);
			}
			return worst;
		} finally {
			Files.delete(masked);
		}
	}

	/** The original with P' = P M + c behind every place, M along the axis of the channels. */
	private ModelProto masked(List<Place> places, List<Substitute> substitutes) throws Exception {
		ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(file)).toBuilder();
		GraphProto.Builder graph = model.getGraphBuilder();
		Map<String, List<NodeProto>> behind = new HashMap<>();
		for (int p = 0; p < places.size(); p++) {
			Tap tap = places.get(p).tap();
			String t = tap.tensor();
			int n = tap.channels();
			Substitute s = substitutes.get(p);
			float[] mask = new float[n];
			float[] add = new float[n];
			java.util.Arrays.fill(mask, 1);
			for (int i = 0; i < s.removed().length; i++) {
				mask[s.removed()[i]] = 0;
				add[s.removed()[i]] = s.constants()[i];
			}
			int maps = switch (tap.layout()) {
			case CHANNELS_FIRST -> 2;
			default -> 0;
			};
			List<Long> dims = new ArrayList<>(List.of((long) n));
			for (int i = 0; i < maps - (tap.width() == 1 && rank(t) == 3 ? 1 : 0); i++) {
				dims.add(1L);
			}
			graph.addInitializer(floats(t + "#mask", dims, mask)).addInitializer(floats(t + "#add", dims, add));
			List<NodeProto> nodes = new ArrayList<>();
			nodes.add(node("Mul", t + "#masked", t + "#raw", t + "#mask"));
			nodes.add(node("Add", s.weights().length == 0 ? t : t + "#added", t + "#masked", t + "#add"));
			if (s.weights().length > 0) {
				float[] mix = new float[n * n];
				for (int r = 0; r < s.removed().length; r++) {
					for (int k = 0; k < s.kept().length; k++) {
						mix[s.removed()[r] * n + s.kept()[k]] = s.weights()[r * s.kept().length + k];
					}
				}
				graph.addInitializer(floats(t + "#mix", List.of((long) n, (long) n), mix));
				String equation = maps == 2 ? "rk,nk...->nr..." : "rk,...k->...r";
				nodes.add(NodeProto.newBuilder().setOpType("Einsum").addInput(t + "#mix").addInput(t + "#raw").addOutput(t + "#mixed")
						.addAttribute(ai.onnx.proto.OnnxMl.AttributeProto.newBuilder().setName("equation")
								.setType(ai.onnx.proto.OnnxMl.AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(equation)))
						.build());
				nodes.add(node("Add", t, t + "#added", t + "#mixed"));
			}
			behind.put(t, nodes);
		}
		Map<String, Refit> refitted = new HashMap<>();
		substitutes.forEach(s -> s.refits().forEach(r -> refitted.put(r.layer(), r)));
		Map<String, List<Long>> sizes = new HashMap<>();
		graph.getInitializerList().forEach(t -> sizes.put(t.getName(), t.getDimsList()));
		List<NodeProto> nodes = graph.getNodeList();
		List<NodeProto> changed = new ArrayList<>();
		for (NodeProto n : nodes) {
			NodeProto.Builder b = n.toBuilder();
			Refit refit = refitted.containsKey(n.getName()) ? refitted.get(n.getName()) : refitted.get(n.getOutput(0));
			if (refit != null) {
				List<Long> dims = sizes.get(n.getInput(1));
				graph.addInitializer(floats(n.getOutput(0) + "#weights", dims, refit.weights()))
						.addInitializer(floats(n.getOutput(0) + "#bias", List.of(dims.getFirst()), refit.constants()));
				b.clearInput().addInput(n.getInput(0)).addInput(n.getOutput(0) + "#weights").addInput(n.getOutput(0) + "#bias");
			}
			for (int o = 0; o < n.getOutputCount(); o++) {
				if (behind.containsKey(n.getOutput(o))) {
					b.setOutput(o, n.getOutput(o) + "#raw");
				}
			}
			changed.add(b.build());
			n.getOutputList().forEach(o -> changed.addAll(behind.getOrDefault(o, List.of())));
		}
		graph.clearNode().addAllNode(changed).clearValueInfo();
		return model.setIrVersion(Math.max(4, model.getIrVersion())).build();
	}

	private final Map<String, Integer> ranks = new HashMap<>();

	private int rank(String tensor) throws Exception {
		if (ranks.isEmpty()) {
			try (ImportedModel model = new OnnxImporter().open(file)) {
				model.network().layers().stream().filter(l -> l.pre() != null).forEach(l -> ranks.put(l.pre().tensor(), l.shape().split(" x ").length));
			}
		}
		return ranks.getOrDefault(tensor, 4);
	}

	private static NodeProto node(String op, String output, String... inputs) {
		return NodeProto.newBuilder().setOpType(op).addAllInput(List.of(inputs)).addOutput(output).build();
	}

	private static TensorProto floats(String name, List<Long> dims, float[] values) {
		ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asFloatBuffer().put(values);
		return TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE).addAllDims(dims).setRawData(ByteString.copyFrom(bytes)).build();
	}

	private static OrtSession.SessionOptions single(OrtSession.SessionOptions options) throws OrtException {
		options.setIntraOpNumThreads(1);
		return options;
	}

	private Map<String, float[]> outputs(Path model, long seed) throws OrtException {
		OrtEnvironment environment = OrtEnvironment.getEnvironment();
		try (OrtSession.SessionOptions options = new OrtSession.SessionOptions(); OrtSession session = environment.createSession(model.toString(), single(options))) {
			Map<String, OnnxTensor> inputs = new HashMap<>();
			Random random = new Random(seed);
			Map<String, float[]> outputs = new HashMap<>();
			try {
				for (Map.Entry<String, NodeInfo> e : new TreeMap<>(session.getInputInfo()).entrySet()) {
					TensorInfo info = (TensorInfo) e.getValue().getInfo();
					long[] dims = info.getShape().clone();
					for (int d = 0; d < dims.length; d++) {
						dims[d] = dims[d] >= 0 ? dims[d] : d == 0 ? images : dims.length == 4 ? dims[1] == 3 ? 64 : 16 : 1;
					}
					FloatBuffer values = FloatBuffer.allocate((int) java.util.Arrays.stream(dims).reduce(1, (a, b) -> a * b));
					while (values.hasRemaining()) {
						values.put((float) random.nextGaussian());
					}
					inputs.put(e.getKey(), OnnxTensor.createTensor(environment, values.flip(), dims));
				}
				try (OrtSession.Result result = session.run(inputs)) {
					for (Map.Entry<String, OnnxValue> e : result) {
						if (e.getValue() instanceof OnnxTensor t && t.getInfo().type == OnnxJavaType.FLOAT) {
							float[] values = new float[t.getFloatBuffer().remaining()];
							t.getFloatBuffer().get(values);
							outputs.put(e.getKey(), values);
						}
					}
				}
			} finally {
				inputs.values().forEach(OnnxTensor::close);
			}
			return outputs;
		}
	}
}
