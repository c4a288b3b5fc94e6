package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.lang.foreign.Arena;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.extension.ImportedModel.OutgoingWeights;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/**
 * Norms of the weights that read a layer's channels, traced forwards through what keeps channels: non-linearities, pools, sums, concatenations,
 * normalisation and depthwise convolutions, whose factors are counted. Several readers add up as one matrix.
 */
final class Outgoing {
	private static final Set<String> KEEP = Set.of("Abs", "AveragePool", "Cast", "Celu", "Clip", "Dropout", "Elu", "Erf", "Gelu", "GlobalAveragePool",
			"GlobalLpPool", "GlobalMaxPool", "HardSigmoid", "HardSwish", "Identity", "LRN", "LeakyRelu", "LpPool", "MaxPool", "Mish", "Neg", "PRelu", "Pad",
			"ReduceMean", "Relu", "Resize", "Selu", "Sigmoid", "Softplus", "Softsign", "Sqrt", "Squeeze", "Swish", "Tanh", "ThresholdedRelu", "Transpose",
			"Upsample", "QuantizeLinear", "DequantizeLinear", "Add", "Sub", "Sum", "Mul", "Div", "Max", "Min", "Flatten", "Reshape", "Unsqueeze");

	private final ModelFile file;
	private final Graph graph;
	private final Network network;
	private final Map<String, Tap> taps = new HashMap<>();
	private double[] norms;
	private double[] centred;
	/** Null when they are not asked for. */
	private OutgoingProducts products;

	/**
	 * Channels on their way.
	 *
	 * @param tensor where they are
	 * @param first  index of the first
	 * @param span   values of the tensor's channel axis that each has: positions, behind a flattening
	 * @param factor what each is multiplied with on the way
	 */
	private record Way(String tensor, int first, int span, double[] factor) {
	}

	Outgoing(ModelFile file, Graph graph, Network network) {
		this.file = file;
		this.graph = graph;
		this.network = network;
		network.layers().stream().filter(l -> l.pre() != null).forEach(l -> taps.put(l.pre().tensor(), l.pre()));
	}

	/** The norms. @throws InputException saying where tracing stopped and why */
	OutgoingWeights of(String id) throws InputException {
		trace(id, null);
		return new OutgoingWeights(roots(norms), roots(centred));
	}

	/** Products of the weights. @throws InputException likewise, or when there are too many */
	float[][] products(String id) throws InputException {
		OutgoingProducts sums = new OutgoingProducts(id);
		trace(id, sums);
		return sums.all();
	}

	private void trace(String id, OutgoingProducts sums) throws InputException {
		products = sums;
		Layer layer = network.layer(id).orElseThrow(() -> new InputException("there is no layer " + id));
		Tap tap = new ConsumedTensor(graph, graph.proto().getOutput(0).getName()).of(layer);
		norms = new double[tap.channels()];
		centred = new double[tap.channels()];
		double[] ones = new double[tap.channels()];
		Arrays.fill(ones, 1);
		Deque<Way> open = new ArrayDeque<>(List.of(new Way(tap.tensor(), 0, 1, ones)));
		Set<String> seen = new HashSet<>();
		boolean found = false;
		while (!open.isEmpty()) {
			Way way = open.pop();
			for (int n : graph.consumers(way.tensor)) {
				if (!seen.add(n + " " + way.tensor + " " + way.first)) {
					continue;
				}
				NodeProto node = graph.node(n);
				if (weighs(way, node)) {
					found = true;
				} else if (products == null || !joins(node)) { // what comes behind a sum is read at a place behind it
					open.push(next(id, way, node));
				}
			}
		}
		if (!found) {
			throw stop(id, "nothing with weights reads them");
		}
	}

	/** Whether a node brings computed tensors together. */
	private boolean joins(NodeProto node) {
		return node.getInputList().stream().distinct().filter(graph::carriesData).count() > 1;
	}

	private static float[] roots(double[] squares) {
		float[] roots = new float[squares.length];
		for (int c = 0; c < roots.length; c++) {
			roots[c] = (float) Math.sqrt(squares[c]);
		}
		return roots;
	}

	private Way next(String id, Way way, NodeProto node) throws InputException {
		String output = Graph.output(node);
		switch (node.getOpType()) {
		case "Concat":
			int first = way.first;
			for (String input : node.getInputList()) {
				if (input.equals(way.tensor)) {
					return new Way(output, first, way.span, way.factor);
				}
				Tap tap = taps.get(input);
				if (tap == null) {
					break;
				}
				first += tap.channels();
			}
			throw stop(id, node, "joins tensors of unknown channels");
		case "BatchNormalization":
			return new Way(output, way.first, way.span, scaled(way, scale(node)));
		case "Conv", "FusedConv":
			return new Way(output, way.first, way.span, scaled(way, Filters.norms(file, graph, node)));
		default:
		}
		Tap from = taps.get(way.tensor);
		Tap to = taps.get(output);
		if (!KEEP.contains(node.getOpType()) || to == null || from == null || to.channels() % from.channels() != 0) {
			throw stop(id, node, "does not keep channels one by one");
		}
		int span = to.channels() / from.channels();
		return new Way(output, way.first * span, way.span * span, way.factor);
	}

	private static double[] scaled(Way way, double[] scales) {
		double[] factor = way.factor.clone();
		for (int c = 0; scales != null && c < factor.length; c++) {
			int at = way.first + c;
			factor[c] *= at < scales.length ? scales[at] : 1;
		}
		return factor;
	}

	private double[] scale(NodeProto node) throws InputException {
		if (node.getInputCount() < 5) {
			return null;
		}
		try (Arena arena = Arena.ofShared()) {
			Weights gamma = Weights.of(file, graph, node.getInput(1), arena);
			Weights variance = Weights.of(file, graph, node.getInput(4), arena);
			if (gamma == null || variance == null || gamma.size() != variance.size()) {
				return null;
			}
			double epsilon = Attributes.real(node, "epsilon", 1e-5f);
			double[] scale = new double[(int) gamma.size()];
			for (int c = 0; c < scale.length; c++) {
				scale[c] = gamma.get(c) / Math.sqrt(variance.get(c) + epsilon);
			}
			return scale;
		}
	}

	/** Adds the weights of a node that reads the channels with a matrix. @return whether it is one */
	private boolean weighs(Way way, NodeProto node) throws InputException {
		if (!Filters.has(node) || !node.getInput(0).equals(way.tensor) || node.getInputCount() < 2) {
			return false;
		}
		try (Arena arena = Arena.ofShared()) {
			Weights w = Weights.of(file, graph, node.getInput(1), arena);
			if (w == null || w.rank() < 2) {
				return false;
			}
			switch (node.getOpType()) {
			case "Conv", "FusedConv":
				return convolution(way, w, Attributes.integer(node, "group", 1));
			case "ConvTranspose":
				long each = w.size() / w.dim(0) / w.dim(1);
				add(way, w, w.dim(1), each, (in, out, k) -> (in * w.dim(1) + out) * each + k);
				return true;
			case "Gemm":
				boolean rows = Attributes.integer(node, "transB", 0) == 0;
				long outputs = rows ? w.dim(1) : w.dim(0);
				add(way, w, outputs, 1, (in, out, _) -> rows ? in * outputs + out : out * w.dim(1) + in);
				return true;
			default:
				if (w.rank() != 2) {
					return false;
				}
				add(way, w, w.dim(1), 1, (in, out, _) -> in * w.dim(1) + out);
				return true;
			}
		}
	}

	private boolean convolution(Way way, Weights w, long groups) throws InputException {
		long inputs = w.dim(1);
		if (groups > 1 && inputs == 1) {
			return false; // depthwise: it keeps channels
		}
		long kernel = w.size() / w.dim(0) / inputs;
		long outputs = w.dim(0) / groups;
		if (groups > 1 && products != null) {
			throw new InputException("the weights behind the layer are those of a convolution in groups, whose products are not formed");
		}
		add(way, w, outputs, kernel, (in, out, k) -> ((in / inputs * outputs + out) * inputs + in % inputs) * kernel + k);
		return true;
	}

	/** Index of a weight. */
	private interface Place {
		long of(long input, long output, long kernel);
	}

	private void add(Way way, Weights w, long outputs, long kernel, Place place) throws InputException {
		if (products != null) {
			for (long s = 0; s < way.span; s++) {
				for (long k = 0; k < kernel; k++) {
					long at = s;
					long of = k;
					products.add(outputs, norms.length, way.span * kernel, (c, out) -> way.factor[c]
							* w.get(place.of(((long) way.first / way.span + c) * way.span + at, out, of)));
				}
			}
			return;
		}
		for (int c = 0; c < norms.length; c++) {
			double square = way.factor[c] * way.factor[c];
			for (long s = 0; s < way.span; s++) {
				long in = ((long) way.first / way.span + c) * way.span + s;
				for (long k = 0; k < kernel; k++) {
					double sum = 0;
					double squares = 0;
					for (long out = 0; out < outputs; out++) {
						double v = w.get(place.of(in, out, k));
						sum += v;
						squares += v * v;
					}
					norms[c] += square * squares;
					centred[c] += square * Math.max(0, squares - sum * sum / outputs);
				}
			}
		}
	}

	private InputException stop(String id, NodeProto node, String why) {
		return stop(id, "the node " + Text.printable(node.getName().isEmpty() ? Graph.output(node) : node.getName()) + " ("
				+ Text.printable(node.getOpType()) + ") " + why);
	}

	private static InputException stop(String id, String why) {
		return new InputException("the weights behind layer " + Text.printable(id) + " cannot be traced: " + why);
	}
}
