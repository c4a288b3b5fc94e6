package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What the axes of a tensor count when one image is run: channels, positions (pixels, tokens), or parts of both, as behind a
 * Reshape. Followed from the images through the graph, so that a tensor without an axis of the image's own can be read, too:
 * tokens [T,1,D] and [T,D], heads [heads,T,dim], weights of attention [heads,T,T]. What an operator not listed here makes is
 * unknown.
 */
final class AxisRoles {
	/** What a part of an axis counts. */
	enum Role {
		POSITION, CHANNEL
	}

	/** A part of an axis that counts one thing; never of length 1. */
	record Part(Role role, long length) {
	}

	private static final Set<String> VALUE_BY_VALUE = Set.of("Abs", "Add", "BatchNormalization", "BiasGelu", "Cast", "Ceil", "Celu", "Clip", "Cos",
			"DequantizeLinear", "Div", "Dropout", "Elu", "Erf", "Exp", "FastGelu", "Floor", "Gelu", "GroupNormalization", "HardSigmoid", "HardSwish",
			"Identity", "InstanceNormalization", "LRN", "LayerNormalization", "LeakyRelu", "Log", "LogSoftmax", "LpNormalization", "Max", "Min", "Mish", "Mul",
			"Neg", "PRelu", "Pow", "QuantizeLinear", "QuickGelu", "Reciprocal", "Relu", "Round", "Selu", "Sigmoid", "Sign", "SimplifiedLayerNormalization",
			"Sin",
			"SkipLayerNormalization", "Softmax", "Softplus", "Softsign", "Sqrt", "Sub", "Sum", "Swish", "Tanh", "ThresholdedRelu", "Where");
	private static final Set<String> SIZE_CHANGING = Set.of("GlobalAveragePool", "GlobalLpPool", "GlobalMaxPool", "Pad", "ReduceL1", "ReduceL2", "ReduceMax",
			"ReduceMean", "ReduceMin", "ReduceSum", "ReduceSumSquare", "Resize", "Slice", "Split", "Upsample");

	private final Graph graph;
	/** By tensor: the parts of every axis; tensors not here are unknown. */
	private final Map<String, List<List<Part>>> axes = new HashMap<>();

	/** @param shapes shapes when one image is run, never null */
	AxisRoles(Graph graph, ImageInput image, Function<String, TensorShape> shapes) {
		this.graph = graph;
		graph.inputs().forEach(i -> {
			List<Long> dims = i.getType().getTensorType().getShape().getDimList().stream().map(d -> Math.max(1, d.getDimValue())).toList();
			axes.put(i.getName(), i.getName().equals(image.name()) ? images(image) : vectors(dims));
		});
		for (int n : graph.layers()) {
			for (String output : graph.node(n).getOutputList()) {
				long[] dims = shapes.apply(output).dims();
				List<List<Part>> made = dims == null || !shapes.apply(output).complete() ? null : made(graph.node(n), output, dims);
				if (made != null && fits(made, dims)) {
					axes.put(output, made);
				}
			}
		}
	}

	/**
	 * The parts a tensor consists of, the slowest first, neighbours of one role joined; null when they are not known.
	 */
	List<Part> of(String tensor) {
		List<List<Part>> known = axes.get(tensor);
		return known == null ? null : joined(known.stream().flatMap(List::stream).toList());
	}

	/** The axes with a part of that role; empty when there are none or they are not known. */
	List<Integer> axes(String tensor, Role role) {
		List<List<Part>> known = axes.getOrDefault(tensor, List.of());
		return IntStream.range(0, known.size()).filter(i -> known.get(i).stream().anyMatch(p -> p.role == role)).boxed().toList();
	}

	private static List<List<Part>> images(ImageInput image) {
		List<Part> channels = part(Role.CHANNEL, image.channels());
		List<Part> rows = part(Role.POSITION, image.heightOr(0));
		List<Part> columns = part(Role.POSITION, image.widthOr(0));
		return image.channelsLast() ? List.of(List.of(), rows, columns, channels) : List.of(List.of(), channels, rows, columns);
	}

	/** Of another input: a map of channels, or a list of vectors as of a text's tokens. */
	private static List<List<Part>> vectors(List<Long> dims) {
		List<List<Part>> axes = new ArrayList<>();
		int channel = dims.size() == 4 ? 1 : dims.size() - 1;
		for (int i = 0; i < dims.size(); i++) {
			axes.add(part(i == channel ? Role.CHANNEL : Role.POSITION, dims.get(i)));
		}
		return axes;
	}

	private static List<Part> part(Role role, long length) {
		return length == 1 ? List.of() : List.of(new Part(role, length));
	}

	private static List<Part> joined(List<Part> parts) {
		List<Part> joined = new ArrayList<>();
		for (Part p : parts) {
			if (!joined.isEmpty() && joined.getLast().role == p.role) {
				joined.add(new Part(p.role, joined.removeLast().length * p.length));
			} else {
				joined.add(p);
			}
		}
		return joined;
	}

	private static long length(List<Part> axis) {
		return axis.stream().mapToLong(Part::length).reduce(1, (a, b) -> a * b);
	}

	private static boolean fits(List<List<Part>> made, long[] dims) {
		return made.size() == dims.length && IntStream.range(0, dims.length).allMatch(i -> length(made.get(i)) == dims[i]);
	}

	/** The one role of an axis; null when it has several or, being of length 1, none. */
	private static Role role(List<Part> axis) {
		List<Part> joined = joined(axis);
		return joined.size() == 1 ? joined.getFirst().role : null;
	}

	private List<List<Part>> made(NodeProto node, String output, long[] dims) {
		if (VALUE_BY_VALUE.contains(node.getOpType())) {
			return broadcast(node.getInputList(), dims);
		}
		List<List<Part>> first = node.getInputCount() == 0 ? null : axes.get(node.getInput(0));
		if (node.getOpType().equals("Concat")) {
			return concatenated(node, dims);
		} else if (node.getOpType().equals("MatMul")) {
			return product(node.getInput(0), node.getInput(1), dims);
		} else if (first == null) {
			return null;
		} else if (SIZE_CHANGING.contains(node.getOpType())) {
			return resized(first, node, dims);
		}
		return switch (node.getOpType()) {
		case "Conv", "ConvTranspose", "FusedConv", "DepthToSpace", "SpaceToDepth" -> map(first, part(Role.CHANNEL, dims[1]), dims);
		case "MaxPool", "AveragePool", "LpPool" -> output.equals(node.getOutput(0)) ? map(first, first.get(1), dims) : null;
		case "Transpose" -> transposed(first, node);
		case "Reshape", "Flatten", "Squeeze", "Unsqueeze" -> shuffled(regrouped(first, dims));
		case "Gather" -> gathered(first, node, dims);
		case "Gemm" -> graph.carriesData(node.getInput(1)) ? null
				: List.of(first.get(Attributes.integer(node, "transA", 0) == 0 ? 0 : 1),
						mixed(first.get(Attributes.integer(node, "transA", 0) == 0 ? 1 : 0), dims[1]));
		default -> null;
		};
	}

	private static List<List<Part>> map(List<List<Part>> from, List<Part> channels, long[] dims) {
		List<List<Part>> made = new ArrayList<>(List.of(from.get(0), channels));
		for (int i = 2; i < dims.length; i++) {
			made.add(part(Role.POSITION, dims[i]));
		}
		return made;
	}

	/** Every axis is that of the inputs that have its length, the last axes below each other; they must agree. */
	private List<List<Part>> broadcast(List<String> inputs, long[] dims) {
		List<List<Part>> made = new ArrayList<>(Collections.nCopies(dims.length, List.of()));
		for (String input : inputs) {
			List<List<Part>> from = axes.get(input);
			for (int i = 0; from != null && i < Math.min(from.size(), dims.length); i++) {
				List<Part> axis = from.get(from.size() - 1 - i);
				int at = dims.length - 1 - i;
				if (!axis.isEmpty() && made.get(at).isEmpty()) {
					made.set(at, axis);
				} else if (!axis.isEmpty() && !joined(axis).equals(joined(made.get(at)))) {
					return null;
				}
			}
		}
		return made;
	}

	/** Axes that keep their length are the same; of others something was taken or added. */
	private static List<List<Part>> resized(List<List<Part>> from, NodeProto node, long[] dims) {
		List<List<Part>> whole = from;
		if (dims.length == 0) {
			return List.of(); // one number
		} else if (from.size() != dims.length) {
			// Reduce without its axes: those of attributes only, as they were before opset 18
			Set<Long> dropped = new LinkedHashSet<>();
			Attributes.integers(node, "axes").forEach(a -> dropped.add(a < 0 ? a + from.size() : a));
			whole = IntStream.range(0, from.size()).filter(i -> !dropped.contains((long) i)).mapToObj(from::get).toList();
			if (whole.size() != dims.length) {
				return null;
			}
		}
		List<List<Part>> made = new ArrayList<>();
		for (int i = 0; i < dims.length; i++) {
			List<Part> axis = whole.get(i);
			if (length(axis) != dims[i] && dims[i] != 1) {
				if (role(axis) == null) {
					return null;
				}
				axis = part(role(axis), dims[i]);
			}
			made.add(dims[i] == 1 ? List.of() : axis);
		}
		return made;
	}

	private List<List<Part>> concatenated(NodeProto node, long[] dims) {
		int axis = (int) Attributes.integer(node, "axis", 0);
		int at = axis < 0 ? axis + dims.length : axis;
		List<List<Part>> made = null;
		Set<Role> roles = new LinkedHashSet<>();
		for (String input : node.getInputList()) {
			List<List<Part>> from = axes.get(input);
			if (from == null && graph.carriesData(input)) {
				return null;
			} else if (from != null && from.size() == dims.length) {
				made = made == null ? new ArrayList<>(from) : made;
				from.get(at).forEach(p -> roles.add(p.role));
			}
		}
		if (made == null || roles.size() != 1) {
			return null;
		}
		made.set(at, part(roles.iterator().next(), dims[at]));
		return made;
	}

	private static List<List<Part>> transposed(List<List<Part>> from, NodeProto node) {
		List<Long> permutation = Attributes.integers(node, "perm");
		if (permutation.isEmpty()) {
			return from.reversed();
		}
		boolean sound = permutation.size() == from.size() && permutation.stream().allMatch(p -> p >= 0 && p < from.size());
		return sound ? permutation.stream().map(p -> from.get(p.intValue())).toList() : null;
	}

	/** The same values in the same order: parts are put together or taken apart; null where a border runs across. */
	private static List<List<Part>> regrouped(List<List<Part>> from, long[] dims) {
		List<Part> open = new ArrayList<>(from.stream().flatMap(List::stream).toList().reversed());
		List<List<Part>> made = new ArrayList<>();
		for (long dim : dims) {
			List<Part> axis = new ArrayList<>();
			long wanted = dim;
			while (wanted > 1 && !open.isEmpty()) {
				Part next = open.removeLast();
				if (wanted % next.length == 0) {
					axis.add(next);
					wanted /= next.length;
				} else if (next.length % wanted == 0) {
					axis.add(new Part(next.role, wanted));
					open.add(new Part(next.role, next.length / wanted));
					wanted = 1;
				} else {
					return null;
				}
			}
			made.add(axis);
		}
		return made;
	}

	/** The end of a pixel shuffle: rows and columns of channels between those of the map are rows and columns of the larger map. */
	private static List<List<Part>> shuffled(List<List<Part>> axes) {
		if (axes == null || axes.size() != 4 || !interleaved(axes.get(2)) || !interleaved(axes.get(3))) {
			return axes;
		}
		return List.of(axes.get(0), axes.get(1), part(Role.POSITION, length(axes.get(2))), part(Role.POSITION, length(axes.get(3))));
	}

	private static boolean interleaved(List<Part> axis) {
		List<Part> joined = joined(axis);
		return joined.size() == 2 && joined.getFirst().role == Role.POSITION && joined.getLast().role == Role.CHANNEL;
	}

	private List<List<Part>> gathered(List<List<Part>> from, NodeProto node, long[] dims) {
		int axis = (int) Attributes.integer(node, "axis", 0);
		int at = axis < 0 ? axis + from.size() : axis;
		if (dims.length == from.size() - 1 && at >= 0 && at < from.size()) {
			List<List<Part>> made = new ArrayList<>(from);
			made.remove(at);
			return made;
		}
		return dims.length == from.size() ? resized(from, node, dims) : null;
	}

	private List<List<Part>> product(String left, String right, long[] dims) {
		List<List<Part>> a = axes.get(left);
		List<List<Part>> b = axes.get(right);
		boolean weightsRight = !graph.carriesData(right);
		boolean weightsLeft = !graph.carriesData(left);
		if (dims.length < 2 || a == null && !weightsLeft || b == null && !weightsRight || a != null && a.size() < 2 || b != null && b.size() < 2) {
			return null;
		}
		List<List<Part>> made = leading(a == null ? b : a, dims.length);
		List<Part> rows = weightsLeft ? mixed(b.get(b.size() - 2), dims[dims.length - 2]) : a.get(a.size() - 2);
		List<Part> columns = weightsRight ? mixed(a.getLast(), dims[dims.length - 1]) : b.getLast();
		if (!weightsLeft && !weightsRight && role(rows) == Role.CHANNEL && role(columns) == Role.CHANNEL) {
			return null; // how channels vary together is no activation of one
		}
		made.set(dims.length - 2, rows);
		made.set(dims.length - 1, columns);
		return made;
	}

	private static List<List<Part>> leading(List<List<Part>> from, int rank) {
		List<List<Part>> made = new ArrayList<>(Collections.nCopies(rank, List.of()));
		for (int i = 0; i < from.size() && i < rank; i++) {
			made.set(rank - 1 - i, from.get(from.size() - 1 - i));
		}
		return made;
	}

	/** What weights make of an axis: new positions of positions, else new channels. */
	private static List<Part> mixed(List<Part> axis, long length) {
		return part(role(axis) == Role.POSITION ? Role.POSITION : Role.CHANNEL, length);
	}
}
