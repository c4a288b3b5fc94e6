package org.channelexplorer.djl.internal.block;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Edge;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.Tap.Layout;
import org.channelexplorer.core.model.TensorInfo;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.djl.internal.block.BlockSteps.Step;
import org.channelexplorer.djl.internal.run.EngineRun;

/** A network of blocks: each step is a layer, whose output is read. Its taps are named by the steps. */
public final class BlockModel implements ImportedModel {
	private static final String INPUT = "input";
	private static final String OUTPUT = "output";
	private static final int AXES = 4;

	private final BlockNetwork blocks;
	private final List<Tap> taps = new ArrayList<>();
	private final Network network;
	private boolean closed;

	/** Opens a folder; the engine must have been started. @throws InputException naming it and what is wrong with it */
	public static BlockModel open(Path path) throws InputException {
		BlockFolder folder = BlockFolder.of(path);
		String hash = folder.hash();
		Model model = folder.load();
		boolean complete = false;
		try {
			BlockModel opened = new BlockModel(folder, model, hash);
			complete = true;
			return opened;
		} finally {
			if (!complete) {
				model.close();
			}
		}
	}

	private BlockModel(BlockFolder folder, Model model, String hash) throws InputException {
		String file = folder.folder().toString();
		List<Step> steps;
		try {
			steps = BlockSteps.of(model.getBlock());
		} catch (InputException e) {
			throw new InputException(file + ": " + e.getMessage(), e);
		}
		blocks = new BlockNetwork(file, model, steps, image(file, model));
		try (EngineRun run = blocks.blank(_ -> true)) {
			IntStream.range(0, steps.size()).forEach(i -> taps.add(tap(steps.get(i), run.get(BlockNetwork.place(i)))));
			network = network(String.valueOf(folder.folder().getFileName()), hash, run);
		}
	}

	private static Shape image(String file, Model model) throws InputException {
		var inputs = model.describeInput();
		inputs = inputs == null || inputs.isEmpty() ? model.getBlock().describeInput() : inputs;
		if (inputs == null || inputs.size() != 1) {
			throw new InputException(file + ": takes " + (inputs == null ? "nothing that it names" : inputs.size() + " inputs") + "; one image is needed");
		}
		long[] axes = inputs.get(0).getValue().getShape().clone();
		boolean sized = axes.length == AXES && IntStream.range(1, AXES).allMatch(i -> axes[i] > 0 && axes[i] <= 1 << 14)
				&& axes[1] * axes[2] * axes[3] <= Integer.MAX_VALUE / Float.BYTES;
		if (!sized) {
			throw new InputException(
					file + ": its parameters were made for inputs of " + inputs.get(0).getValue() + "; images are [N, channels, height, width]");
		}
		axes[0] = 1; // images are run one by one
		return new Shape(axes);
	}

	/** Null when the values cannot be read. */
	private static Tap tap(Step step, NDArray values) {
		if (values == null || values.getDataType() != DataType.FLOAT32) {
			return null;
		}
		long[] axes = values.getShape().getShape();
		if (axes.length < 2 || axes[0] != 1 || values.size() == 0) {
			return null;
		}
		return switch (axes.length) {
		case 2 -> new Tap(step.id(), (int) axes[1], 1, 1, Layout.DENSE);
		case 3 -> step.operation().contains("Conv") ? new Tap(step.id(), (int) axes[1], (int) axes[2], 1, Layout.CHANNELS_FIRST)
				: new Tap(step.id(), (int) axes[2], (int) axes[1], 1, Layout.TOKENS);
		case AXES -> new Tap(step.id(), (int) axes[1], (int) axes[2], (int) axes[3], Layout.CHANNELS_FIRST);
		default -> null;
		};
	}

	private Network network(String name, String hash, EngineRun run) {
		List<Step> steps = blocks.steps();
		Shape image = blocks.image();
		List<String> axes = Arrays.stream(image.getShape()).mapToObj(Long::toString).collect(Collectors.toCollection(ArrayList::new));
		axes.set(0, "N");
		List<Layer> layers = new ArrayList<>();
		List<Edge> edges = new ArrayList<>();
		layers.add(new Layer(INPUT, INPUT, Layer.INPUT, "", String.join(" x ", axes), false, false, null, null, "it is the image itself", Map.of()));
		for (int i = 0; i < steps.size(); i++) {
			Step step = steps.get(i);
			int after = step.nonLinear() ? -1 : BlockSteps.after(steps, i);
			NDArray values = run.get(BlockNetwork.place(i));
			String unreadable = taps.get(i) != null ? null
					: values == null ? "it gives several tensors" : "its values are " + values.getDataType() + " " + values.getShape();
			layers.add(new Layer(step.id(), step.id().substring(step.id().lastIndexOf('.') + 1), step.operation(), step.within(),
					values == null ? "" : shape(values), step.nonLinear(), false, taps.get(i), after < 0 ? null : taps.get(after), unreadable,
					properties(step)));
			for (int from : step.inputs()) {
				String id = from == BlockSteps.IMAGE ? INPUT : steps.get(from).id();
				edges.add(new Edge(id, step.id(), id));
			}
		}
		String last = steps.getLast().id();
		NDArray output = run.get(EngineRun.OUTPUT);
		String shape = output == null ? "" : shape(output);
		layers.add(
				new Layer(OUTPUT, OUTPUT, Layer.OUTPUT, "", shape, false, false, null, null, "read it at the layer " + last + ", which computes it", Map.of()));
		edges.add(new Edge(last, OUTPUT, last));
		Map<String, String> about = new LinkedHashMap<>();
		about.put("Blocks", Integer.toString(steps.size()));
		about.put("Image size", image.get(2) + " x " + image.get(3) + ", that of its parameters");
		about.put("Batch", "images run one by one");
		return new Network(name, "DJL blocks", hash, layers, edges, List.of(new TensorInfo(INPUT, "float32", axes)),
				List.of(new TensorInfo(OUTPUT, "float32", List.of(shape.split(" x ")))), about);
	}

	private static String shape(NDArray values) {
		long[] axes = values.getShape().getShape();
		return IntStream.range(0, axes.length).mapToObj(i -> i == 0 && axes[0] == 1 ? "N" : Long.toString(axes[i])).collect(Collectors.joining(" x "));
	}

	private static Map<String, String> properties(Step step) {
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put("Block", step.block() == null ? "ParallelBlock" : step.block().getClass().getName());
		if (step.block() != null) {
			long weights = step.block().getParameters().values().stream().mapToLong(p -> p.getShape() == null ? 0 : p.getShape().size()).sum();
			if (weights > 0) {
				properties.put("Weights", String.format(Locale.ROOT, "%,d", weights));
			}
		}
		return properties;
	}

	@Override
	public Network network() {
		return network;
	}

	@Override
	public NetworkRunner run(RunnerOptions options) throws InputException {
		return BlockRunner.open(blocks.taken(), INPUT, taps, options);
	}

	@Override
	public float[] filterNorms(String layer) throws InputException {
		Step step = blocks.steps().stream().filter(s -> s.id().equals(layer)).findFirst().orElseThrow(() -> new InputException("there is no layer " + layer));
		Parameter weight = step.block() == null || !Set.of("Conv2d", "Conv1d", "Linear").contains(step.operation()) ? null
				: step.block().getParameters().get("weight");
		if (weight == null) {
			throw new InputException("layer " + layer + " has no filters: it is a " + step.operation());
		}
		float[] values = weight.getArray().toFloatArray();
		float[] norms = new float[(int) weight.getShape().get(0)];
		int each = values.length / norms.length;
		for (int f = 0; f < norms.length; f++) {
			double sum = 0;
			for (int i = f * each; i < (f + 1) * each; i++) {
				sum += (double) values[i] * values[i];
			}
			norms[f] = (float) Math.sqrt(sum);
		}
		return norms;
	}

	@Override
	public synchronized void close() {
		if (!closed) {
			closed = true;
			blocks.giveBack();
		}
	}
}
