package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/**
 * L2 norms of the filters that feed a layer's channels, traced backwards to where they are. What takes every value for itself, and
 * pooling, keep channels. A channel of a Concat has the norm of the branch it comes from. A channel of an Add is one filter over
 * both branches' inputs, [w1 w2], so its norm is the root of the sum of the squares of both. Scales that are not in the filters
 * themselves (batch normalisation, constants) are not folded in, as Li et al. rank filters by their own weights.
 * <p>
 * Not thread-safe.
 */
final class FilterNorms {
	private static final Set<String> KEEP = Set.of("Abs", "AveragePool", "BatchNormalization", "Cast", "Celu", "Clip", "DequantizeLinear", "Dropout", "Elu",
			"Erf",
			"Exp", "FastGelu", "Flatten", "Gelu", "GlobalAveragePool", "GlobalLpPool", "GlobalMaxPool", "GroupNormalization", "HardSigmoid", "HardSwish",
			"Identity", "InstanceNormalization", "LRN", "LayerNormalization", "LeakyRelu", "Log", "LpPool", "MaxPool", "Mish", "Neg", "PRelu", "QuantizeLinear",
			"QuickGelu", "Relu", "Selu", "Shrink", "Sigmoid", "SimplifiedLayerNormalization", "Softplus", "Softsign", "Sqrt", "Squeeze", "Swish", "Tanh",
			"ThresholdedRelu", "Transpose", "Unsqueeze");
	/** With a constant they keep channels; of two computed tensors they add the filters. */
	private static final Set<String> ADD = Set.of("Add", "Sub", "Sum");
	/** With a constant they keep channels. */
	private static final Set<String> SCALE = Set.of("Mul", "Div", "Pow", "Max", "Min");

	private final ModelFile file;
	private final Graph graph;
	private final LayerIds ids;
	private final Map<String, Tap> taps = new HashMap<>();
	/** By node. */
	private final Map<Integer, Traced> known = new HashMap<>();

	/**
	 * What tracing found.
	 *
	 * @param norms   null when it stopped
	 * @param stopped where and why, a clause; null when it did not
	 */
	private record Traced(double[] norms, String stopped) {
	}

	FilterNorms(ModelFile file, Graph graph, Network network) {
		this.file = file;
		this.graph = graph;
		ids = new LayerIds(graph);
		network.layers().stream().filter(l -> l.pre() != null).forEach(l -> taps.put(l.pre().tensor(), l.pre()));
	}

	/** One norm per channel. @throws InputException saying where tracing stopped and why; or that there is no such layer */
	float[] of(String layer) throws InputException {
		int n = ids.indexOf(layer);
		if (n < 0 || !graph.carriesData(Graph.output(graph.node(n)))) {
			throw new InputException("no filters lead to " + Text.printable(layer) + ": it is no layer that computes on images");
		}
		trace(n);
		Traced traced = known.get(n);
		if (traced.norms == null) {
			throw new InputException("no filters can be traced to the channels of layer " + Text.printable(layer) + ": " + traced.stopped);
		}
		float[] norms = new float[traced.norms.length];
		for (int c = 0; c < norms.length; c++) {
			norms[c] = (float) traced.norms[c];
		}
		return norms;
	}

	// without recursion: networks are deep
	private void trace(int last) throws InputException {
		Set<Integer> wanted = new HashSet<>();
		Deque<Integer> open = new ArrayDeque<>(List.of(last));
		while (!open.isEmpty()) {
			int n = open.pop();
			if (known.containsKey(n) || !wanted.add(n)) {
				continue;
			}
			for (String input : followed(graph.node(n))) {
				if (graph.producerIndex(input) >= 0) {
					open.push(graph.producerIndex(input));
				}
			}
		}
		for (int n : graph.layers()) {
			if (wanted.contains(n)) {
				known.put(n, counted(n, traced(n)));
			}
		}
	}

	/** The computed inputs that channels come from. */
	private List<String> followed(NodeProto node) {
		String op = node.getOpType();
		if (KEEP.contains(op)) {
			return node.getInputCount() == 0 ? List.of() : List.of(node.getInput(0));
		}
		return ADD.contains(op) || SCALE.contains(op) || op.equals("Concat") ? node.getInputList().stream().filter(graph::carriesData).toList() : List.of();
	}

	private Traced traced(int n) throws InputException {
		NodeProto node = graph.node(n);
		if (Filters.has(node)) {
			double[] norms = Filters.norms(file, graph, node);
			return norms == null ? stop(n, "computes with numbers that are no constant filters") : new Traced(norms, null);
		}
		List<Traced> branches = followed(node).stream().map(this::branch).toList();
		for (Traced b : branches) {
			if (b.norms == null) {
				return b;
			}
		}
		if (branches.isEmpty()) {
			return stop(n, "does not keep channels one by one");
		}
		List<double[]> norms = branches.stream().map(Traced::norms).toList();
		boolean same = norms.stream().allMatch(x -> Arrays.equals(x, norms.getFirst()));
		return switch (node.getOpType()) {
		case "Concat" -> joined(n, norms, same);
		case "Transpose" -> transposed(n, norms.getFirst());
		case "Add", "Sub", "Sum" -> norms.size() == 1 ? branches.getFirst() : added(n, norms);
		default -> same ? branches.getFirst() : stop(n, "combines computed tensors of different filters"); // x * sigmoid(x) has the filters of x
		};
	}

	private Traced branch(String tensor) {
		int n = graph.producerIndex(tensor);
		if (n < 0 || !graph.carriesData(tensor)) {
			return new Traced(null, "the input " + Text.printable(tensor) + " comes without filters");
		}
		return Graph.output(graph.node(n)).equals(tensor) ? known.get(n) : stop(n, "does not keep channels one by one");
	}

	/** Along the channels: one branch after the other. Along the positions, when all have the same filters: theirs. */
	private Traced joined(int n, List<double[]> norms, boolean same) {
		double[] all = norms.stream().flatMapToDouble(Arrays::stream).toArray();
		int channels = channels(n);
		if (all.length == channels || !same) {
			return new Traced(all, null);
		}
		return new Traced(norms.getFirst(), null);
	}

	private Traced added(int n, List<double[]> norms) {
		double[] squares = new double[norms.getFirst().length];
		for (double[] branch : norms) {
			if (branch.length != squares.length) {
				return stop(n, "adds branches of " + squares.length + " and " + branch.length + " channels");
			}
			for (int c = 0; c < squares.length; c++) {
				squares[c] += branch[c] * branch[c];
			}
		}
		return new Traced(Arrays.stream(squares).map(Math::sqrt).toArray(), null);
	}

	private Traced transposed(int n, double[] norms) {
		NodeProto node = graph.node(n);
		int from = channelAxis(taps.get(node.getInput(0)));
		int to = channelAxis(taps.get(Graph.output(node)));
		List<Long> perm = Attributes.integers(node, "perm");
		boolean kept = from > 0 && to > 0 && to < perm.size() && perm.get(to) == from;
		return kept ? new Traced(norms, null) : stop(n, "does not keep channels one by one");
	}

	/** Of tensors whose channels are one axis, else -1. */
	private static int channelAxis(Tap tap) {
		return tap == null ? -1 : switch (tap.layout()) {
		case CHANNELS_FIRST, DENSE -> 1;
		case TOKENS -> 2;
		case CHANNELS_LAST -> 3;
		case ROWS, HEADS, PLANES -> -1;
		};
	}

	private int channels(int n) {
		Tap tap = taps.get(Graph.output(graph.node(n)));
		return tap == null ? -1 : tap.channels();
	}

	/** Stops where the tensor has other channels than filters lead to it, as behind a flattened map. */
	private Traced counted(int n, Traced traced) {
		int channels = channels(n);
		if (traced.norms == null || traced.norms.length == channels) {
			return traced;
		}
		return stop(n, channels < 0 ? "cannot be read" : "has " + channels + " channels, and " + traced.norms.length + " filters lead to it");
	}

	private Traced stop(int n, String why) {
		return new Traced(null, "layer " + Text.printable(ids.node(n)) + " (" + Text.printable(graph.node(n).getOpType()) + ") " + why);
	}
}
