package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.channelexplorer.core.model.InputTensor;
import org.channelexplorer.core.util.InputException;

/** The inputs besides the image: as the network declares them, or with the sizes they are given. */
final class FurtherInputs {
	/** Values per image in one input; more are a sign of a damaged file. */
	private static final long LIMIT = 1L << 28;

	/** An input. @param axes lengths, below 0 where free; the first counts the images when {@code batched} */
	private record Axes(String name, InputTensor.Element type, boolean batched, long[] axes) {
		long[] of(int images) {
			long[] dims = axes.clone();
			if (batched) {
				dims[0] = images;
			}
			return dims;
		}

		boolean complete() {
			return type != null && java.util.Arrays.stream(axes).skip(batched ? 1 : 0).allMatch(d -> d >= 0);
		}

		boolean tooLarge() {
			double values = 1;
			for (int i = batched ? 1 : 0; i < axes.length; i++) {
				values *= Math.max(1, axes[i]);
			}
			return values > LIMIT;
		}
	}

	private final List<Axes> inputs;

	private FurtherInputs(List<Axes> inputs) {
		this.inputs = inputs;
	}

	/** As declared. A free axis named as one of the image's has that axis' length only when run, so it stays free here. */
	static FurtherInputs declared(Graph graph, ImageInput image) {
		List<Axes> inputs = new ArrayList<>();
		for (ValueInfoProto value : others(graph, image)) {
			TypeProto.Tensor type = value.getType().getTensorType();
			long[] axes = type.getShape().getDimList().stream().mapToLong(d -> d.hasDimValue() ? d.getDimValue() : -1).toArray();
			boolean batched = axes.length > 0 && (axes[0] < 0 || axes[0] == image.batch());
			// without a shape nothing is known, not even the rank
			InputTensor.Element element = type.hasShape() ? Elements.of(type.getElemType()).orElse(null) : null;
			inputs.add(new Axes(value.getName(), element, batched, axes));
		}
		return new FurtherInputs(inputs);
	}

	private static List<ValueInfoProto> others(Graph graph, ImageInput image) {
		return graph.inputs().stream().filter(i -> !i.getName().equals(image.name())).toList();
	}

	/**
	 * As given.
	 *
	 * @throws InputException when one is missing, too much, or not as the network declares it
	 */
	static FurtherInputs given(ModelFile file, Graph graph, ImageInput image, List<InputTensor> given) throws InputException {
		Map<String, InputTensor> byName = new LinkedHashMap<>();
		given.forEach(g -> byName.put(g.name(), g));
		List<ValueInfoProto> missing = others(graph, image).stream().filter(i -> !byName.containsKey(i.getName())).toList();
		if (!missing.isEmpty()) {
			throw file.refuse(
					"cannot be run: besides the image it needs " + missing.stream().limit(8).map(ImageInput::describe).collect(Collectors.joining(", ")));
		}
		List<Axes> inputs = new ArrayList<>();
		for (ValueInfoProto value : others(graph, image)) {
			InputTensor g = byName.remove(value.getName());
			check(file, image, value, g);
			inputs.add(new Axes(g.name(), g.type(), g.batched(), dims(g, 1)));
		}
		if (!byName.isEmpty()) {
			throw file.refuse("has no input '" + Text.printable(byName.keySet().iterator().next()) + "' besides the image");
		}
		return new FurtherInputs(inputs);
	}

	private static void check(ModelFile file, ImageInput image, ValueInfoProto value, InputTensor given) throws InputException {
		TypeProto.Tensor type = value.getType().getTensorType();
		List<Dimension> declared = type.getShape().getDimList();
		long[] dims = dims(given, Math.max(1, image.batch()));
		boolean fits = given.type().text().equals(Tensors.typeName(type.getElemType())) && (!type.hasShape() || declared.size() == dims.length);
		for (int i = 0; fits && type.hasShape() && i < dims.length; i++) {
			fits = !declared.get(i).hasDimValue() || declared.get(i).getDimValue() == dims[i];
		}
		if (!fits) {
			throw file.refuse("wants the input " + ImageInput.describe(value) + ", not " + given.type().text() + " " + java.util.Arrays.toString(dims));
		}
		if (!given.batched() && image.batch() > 1) {
			throw file.refuse(
					"takes " + image.batch() + " images in a run, but the input " + ImageInput.describe(value) + " has no axis for them: it cannot be fed");
		}
	}

	/** The axes of an input in a run. */
	static long[] dims(InputTensor input, int images) {
		long[] dims = new long[input.shape().size() + (input.batched() ? 1 : 0)];
		int at = 0;
		if (input.batched()) {
			dims[at++] = images;
		}
		for (int d : input.shape()) {
			dims[at++] = d;
		}
		return dims;
	}

	/** The axes of every input of known rank in a run, below 0 where free; the caller's to change. */
	Map<String, long[]> dims(int images) {
		Map<String, long[]> dims = new HashMap<>();
		inputs.stream().filter(i -> i.type != null).forEach(i -> dims.put(i.name, i.of(images)));
		return dims;
	}

	/** Why the network cannot be run on blanks, null when it can. */
	String unknown() {
		for (Axes i : inputs) {
			if (!i.complete()) {
				return "the size of its input '" + Text.printable(i.name) + "' is not known before values are given";
			}
			if (i.tooLarge()) {
				return "its input '" + Text.printable(i.name) + "' is too large";
			}
		}
		return null;
	}

	/** Zeros for every input; the caller closes them. @param dims as {@link #dims(int)}, all known */
	Map<String, OnnxTensor> blank(ModelFile file, Map<String, long[]> dims, Arena arena) throws InputException, OrtException {
		Map<String, OnnxTensor> blank = new HashMap<>();
		for (Axes i : inputs) {
			long[] axes = dims.get(i.name);
			long bytes = java.util.Arrays.stream(axes).reduce(i.type.bytes(), Math::multiplyExact);
			blank.put(i.name, Elements.tensor(Sessions.environment(file), i.type,
					arena.allocate(Math.max(1, bytes), 64).asByteBuffer().order(ByteOrder.nativeOrder()).limit((int) bytes), axes));
		}
		return blank;
	}
}
