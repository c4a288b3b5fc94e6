package org.channelexplorer.onnx.tests;

import static org.channelexplorer.onnx.tests.ModelBuilder.integer;
import static org.channelexplorer.onnx.tests.ModelBuilder.ints;
import static org.channelexplorer.onnx.tests.ModelBuilder.ramp;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.extension.ModelSurgeon.Rounding;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.OnnxImporter;
import org.channelexplorer.testkit.internal.ChildProcess;

/**
 * The child process of {@link FuzzTest}: damaged models end in a network or in an {@link InputException}, and never otherwise. It says what it
 * is about to try before it does, so that what kills it is known.
 */
final class OnnxFuzz {
	private static final long[] EXTREMES = { 0, -1, 1, 2, 3, 7, 64, 65_535, 65_536, 1 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 40, Long.MAX_VALUE,
			Long.MIN_VALUE };
	/** A sound network of enormous maps runs, too, but takes its time. */
	private static final double RUN_LIMIT = 1 << 22;
	private static final List<String> OPERATORS = List.of("Conv", "ConvTranspose", "MaxPool", "AveragePool", "Gemm", "MatMul", "Add", "Mul", "Concat",
			"Reshape",
			"Transpose", "Slice", "Split", "Gather", "Pad", "Resize", "Tile", "Expand", "Softmax", "ReduceMean", "Flatten", "Unsqueeze", "DepthToSpace",
			"SpaceToDepth", "LRN", "BatchNormalization", "InstanceNormalization", "Cast", "Clip", "TopK", "ConstantOfShape", "Range", "OneHot", "Einsum", "GRU",
			"Shape", "Identity", "CumSum", "NonZero", "ScatterND", "Squeeze", "Where", "Pow", "ArgMax", "LpPool", "GlobalAveragePool", "Upsample", "Constant");

	private final Path file;
	private int opened;
	private int refused;

	private OnnxFuzz(Path file) {
		this.file = file;
	}

	/** @param args {@code bytes} or {@code structure}, number of mutations, seed, file to write them to */
	public static void main(String[] args) throws IOException {
		int mutations = Integer.parseInt(args[1]);
		Random random = new Random(Long.parseLong(args[2]));
		ModelProto whole = zoo();
		byte[] wholeBytes = whole.toByteArray();
		OnnxFuzz fuzz = new OnnxFuzz(Path.of(args[3]));
		for (int i = 0; i < mutations; i++) {
			byte[] bytes = args[0].equals("bytes") ? mutated(wholeBytes, random) : mutated(whole, random).toByteArray();
			System.out.println(args[0] + ", mutation " + i + " of seed " + args[2]);
			fuzz.check(bytes);
		}
		System.out.println(ChildProcess.RESULT + fuzz.opened + " " + fuzz.refused + " " + peakMegabytes());
	}

	// of the whole process, native memory included; 0 where the kernel does not tell
	private static long peakMegabytes() throws IOException {
		Path status = Path.of("/proc/self/status");
		return !Files.exists(status) ? 0 : Files.readAllLines(status).stream().filter(l -> l.startsWith("VmHWM:"))
				.mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
	}

	/** Operators whose arguments are dangerous. */
	private static ModelProto zoo() {
		return new ModelBuilder().input("image", "N", 3, 8, 8).weights("w", new long[] { 4, 3, 3, 3 }, ramp(108, 0.01f))
				.weights("b", new long[] { 4 }, ramp(4, 0.1f))
				.node("Conv", "conv", List.of("image", "w", "b"), ints("kernel_shape", 3, 3), ints("pads", 1, 1, 1, 1), ints("strides", 1, 1),
						ints("dilations", 1, 1),
						integer("group", 1))
				.node("Relu", "relu", List.of("conv")).node("MaxPool", "pool", List.of("relu"), ints("kernel_shape", 2, 2), ints("strides", 2, 2))
				.weights("tw", new long[] { 4, 2, 2, 2 }, ramp(32, 0.01f)).node("ConvTranspose", "up", List.of("pool", "tw"), ints("strides", 2, 2))
				.node("SpaceToDepth", "s2d", List.of("up"), integer("blocksize", 2)).node("DepthToSpace", "d2s", List.of("s2d"), integer("blocksize", 2))
				.integers("starts", 0, 0).integers("ends", 8, 8).integers("axes", 2, 3).node("Slice", "slice", List.of("d2s", "starts", "ends", "axes"))
				.integers("padding", 0, 0, 1, 1, 0, 0, 1, 1).node("Pad", "pad", List.of("slice", "padding")).integers("times", 1, 1, 1, 2)
				.node("Tile", "tile", List.of("pad", "times")).node("LRN", "lrn", List.of("tile"), integer("size", 3)).integers("split", 1, 1)
				.node("Transpose", "last", List.of("lrn"), ints("perm", 0, 2, 3, 1)).integers("to", 0, -1, 2).node("Reshape", "tokens", List.of("last", "to"))
				.node("ReduceMean", "mean", List.of("tokens"), ints("axes", 1), integer("keepdims", 0)).weights("fw", new long[] { 2, 5 }, ramp(10, 0.1f))
				.node("Gemm", "dense", List.of("mean", "fw")).node("Softmax", "prob", List.of("dense"), integer("axis", -1)).output("prob").build();
	}

	private void check(byte[] bytes) throws IOException {
		Files.write(file, bytes);
		OnnxImporter importer = new OnnxImporter();
		importer.accepts(file);
		try (ImportedModel model = importer.open(file)) {
			Network network = model.network();
			List<Tap> taps = network.layers().stream().filter(Layer::readable).map(Layer::pre).toList();
			if (taps.stream().mapToDouble(t -> (double) t.channels() * t.height() * t.width()).sum() < RUN_LIMIT) {
				run(model, taps);
			}
			for (Layer layer : network.layers()) {
				norms(model, layer);
				surgery(model, layer);
			}
			opened++;
		} catch (InputException e) {
			saysSomething(e);
			refused++;
		}
	}

	private static void surgery(ImportedModel model, Layer layer) {
		try {
			ModelSurgeon surgeon = model.surgeon();
			int channels = surgeon.read(layer.id()).channels();
			surgeon.coupling(layer.id(), channels - 1);
			surgeon.plan(List.of(new Removal(layer.id(), List.of(0, channels / 2))), Rounding.NONE);
		} catch (InputException e) {
			saysSomething(e);
		}
	}

	private static void norms(ImportedModel model, Layer layer) {
		try {
			model.filterNorms(layer.id());
		} catch (InputException e) {
			saysSomething(e);
		}
	}

	private static void saysSomething(InputException e) {
		if (e.getMessage().isBlank()) {
			throw new AssertionError("a message that says nothing", e);
		}
	}

	private static void run(ImportedModel model, List<Tap> taps) throws InputException {
		try (NetworkRunner runner = model.run(new RunnerOptions(taps, 2, 0, 0))) {
			NetworkRunner.Worker worker = runner.worker();
			worker.run(runner.batch());
			for (int t = 0; t < taps.size(); t++) {
				worker.activations(t);
			}
		}
	}

	private static byte[] mutated(byte[] whole, Random random) {
		byte[] bytes = whole.clone();
		if (random.nextInt(5) == 0) {
			bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
		}
		int changes = 1 + random.nextInt(3);
		for (int c = 0; c < changes && bytes.length > 0; c++) {
			int at = random.nextInt(bytes.length);
			bytes[at] = switch (random.nextInt(3)) {
			case 0 -> (byte) random.nextInt(256);
			case 1 -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
			default -> random.nextBoolean() ? (byte) 0 : (byte) 0xff;
			};
		}
		return bytes;
	}

	private static ModelProto mutated(ModelProto whole, Random random) {
		ModelProto.Builder model = whole.toBuilder();
		GraphProto.Builder graph = model.getGraphBuilder();
		int changes = 1 + random.nextInt(2);
		for (int c = 0; c < changes; c++) {
			NodeProto.Builder node = graph.getNodeBuilder(random.nextInt(graph.getNodeCount()));
			switch (random.nextInt(6)) {
			case 0 -> node.setOpType(OPERATORS.get(random.nextInt(OPERATORS.size())));
			case 1 -> node.setInput(random.nextInt(node.getInputCount()), graph.getNode(random.nextInt(graph.getNodeCount())).getOutput(0));
			case 2 -> changeInitializer(graph.getInitializerBuilder(random.nextInt(graph.getInitializerCount())), random);
			case 3 -> node.setInput(random.nextInt(node.getInputCount()), graph.getInitializer(random.nextInt(graph.getInitializerCount())).getName());
			default -> changeAttribute(node, random);
			}
		}
		return model.build();
	}

	private static void changeInitializer(TensorProto.Builder tensor, Random random) {
		if (tensor.getInt64DataCount() > 0) {
			tensor.setInt64Data(random.nextInt(tensor.getInt64DataCount()), extreme(random));
		} else if (tensor.getDimsCount() > 1) {
			// the same values in another shape
			int a = random.nextInt(tensor.getDimsCount());
			int b = random.nextInt(tensor.getDimsCount());
			long d = tensor.getDims(a);
			tensor.setDims(a, tensor.getDims(b)).setDims(b, d);
		}
	}

	private static void changeAttribute(NodeProto.Builder node, Random random) {
		if (node.getAttributeCount() == 0) {
			return;
		}
		AttributeProto.Builder a = node.getAttributeBuilder(random.nextInt(node.getAttributeCount()));
		if (a.getIntsCount() > 0) {
			a.setInts(random.nextInt(a.getIntsCount()), extreme(random));
		} else {
			a.setI(extreme(random));
		}
	}

	private static long extreme(Random random) {
		return EXTREMES[random.nextInt(EXTREMES.length)];
	}
}
