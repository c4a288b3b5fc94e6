package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.predict.ScalingOperators;

/**
 * The output that gives one vector per image, as a classifier's does.
 *
 * @param tensor  its name
 * @param classes length of the vector
 * @param meaning what its values are
 * @param reason  why they are no probabilities of classes, without the tensor's name; empty unless {@link Meaning#OTHER}
 */
record MainOutput(String tensor, int classes, Meaning meaning, String reason) {
	private static final double SUM_TOLERANCE = 1e-3;
	private static final Set<String> WEIGHING = Set.of("Gemm", "FusedGemm", "Conv", "FusedConv", "MatMul", "FusedMatMul", "MatMulInteger", "MatMulNBits",
			"QLinearMatMul", "QGemm", "QLinearConv");

	/** What the values of an output are. */
	enum Meaning {
		/** A distribution over classes. */
		PROBABILITIES,
		/** What a Softmax makes one of; logarithms of probabilities as well. */
		LOGITS,
		/** Neither: one unit, or units that answer each for itself. */
		OTHER,
		/** Only the values can tell. */
		UNKNOWN
	}

	/**
	 * The first output that is one vector of several values per image, else of one; empty when there is none. An output from which the network computes
	 * another one by weights, such as an embedding, or a tensor of which it is only scaled, comes after those.
	 */
	static Optional<MainOutput> find(Graph graph, Probe.Findings findings) {
		MainOutput single = null;
		MainOutput read = null;
		for (ValueInfoProto output : graph.proto().getOutputList()) {
			TensorShape shape = findings.shape(output.getName());
			if (graph.carriesData(output.getName()) && shape.isFloat() && vector(shape, findings.images())) {
				long classes = 1;
				for (int i = 1; i < shape.rank(); i++) {
					classes *= shape.dims()[i];
				}
				if (classes > 1 && embedding(graph, output.getName())) {
					read = read == null ? of(graph, output.getName(), (int) classes) : read;
				} else if (classes > 1) {
					return Optional.of(of(graph, output.getName(), (int) classes));
				} else if (single == null) {
					single = new MainOutput(output.getName(), 1, Meaning.OTHER, "is one value, which is no distribution over classes");
				}
			}
		}
		return Optional.ofNullable(read == null ? single : read);
	}

	private static boolean embedding(Graph graph, String output) {
		String tensor = output;
		while (!weighed(graph, tensor)) {
			NodeProto node = graph.producer(tensor);
			if (node == null || !ScalingOperators.contains(node.getOpType())) {
				return false;
			}
			tensor = node.getInput(0);
		}
		return true;
	}

	/** Whether weights are multiplied with what is computed from a tensor. */
	private static boolean weighed(Graph graph, String tensor) {
		Set<Integer> seen = new HashSet<>();
		Deque<String> open = new ArrayDeque<>(List.of(tensor));
		while (!open.isEmpty()) {
			for (int reader : graph.consumers(open.removeLast())) {
				NodeProto node = graph.node(reader);
				if (WEIGHING.contains(node.getOpType())) {
					return true;
				} else if (!node.getOpType().equals("Shape") && seen.add(reader)) {
					open.addAll(node.getOutputList());
				}
			}
		}
		return false;
	}

	/** Whether at most one axis beside the image's is longer than 1. */
	private static boolean vector(TensorShape shape, int images) {
		if (!shape.complete() || shape.rank() < 2 || shape.dims()[0] != images) {
			return false;
		}
		int longer = 0;
		for (int i = 1; i < shape.rank(); i++) {
			if (shape.dims()[i] < 1) {
				return false;
			}
			longer += shape.dims()[i] > 1 ? 1 : 0;
		}
		return longer <= 1;
	}

	private static MainOutput of(Graph graph, String output, int classes) {
		NodeProto node = graph.producer(output);
		while (node != null && node.getInputCount() > 0) {
			if (WEIGHING.contains(node.getOpType())) {
				return new MainOutput(output, classes, Meaning.LOGITS, "");
			}
			switch (node.getOpType()) {
			case "Softmax":
				return new MainOutput(output, classes, Meaning.PROBABILITIES, "");
			case "LogSoftmax", "Log",
					"Relu", "BatchNormalization", "GlobalAveragePool":
				return new MainOutput(output, classes, Meaning.LOGITS, "");
			case "Sigmoid", "HardSigmoid", "Tanh", "QLinearSigmoid":
				return new MainOutput(output, classes, Meaning.OTHER, "ends in " + node.getOpType() + ", so that its values are no distribution over classes");
			case "Flatten", "Reshape", "Squeeze", "Unsqueeze", "Identity", "Cast", "Transpose", "Dropout", "QuantizeLinear", "DequantizeLinear":
				node = graph.producer(node.getInput(0));
				break;
			case "Add", "Sub": // of a bias; a difference of two tensors may be a LogSoftmax
				String data = graph.constant(node.getInput(0)) == null ? node.getInput(0) : node.getInput(1);
				if (node.getInputCount() == 2 && (graph.constant(node.getInput(0)) != null || graph.constant(node.getInput(1)) != null)
						&& graph.producer(data) != null
						&& graph.producer(data).getOpType().startsWith("MatMul")) {
					return new MainOutput(output, classes, Meaning.LOGITS, "");
				}
				return new MainOutput(output, classes, Meaning.UNKNOWN, "");
			default:
				return new MainOutput(output, classes, Meaning.UNKNOWN, "");
			}
		}
		return new MainOutput(output, classes, Meaning.UNKNOWN, "");
	}

	/**
	 * The same with a meaning, where only values can tell: probabilities when they are a distribution in every image, something else
	 * when all lie from 0 to 1 without being one, as those of sigmoids do, and logits otherwise.
	 *
	 * @param values of a run
	 */
	MainOutput told(float[] values) {
		if (meaning != Meaning.UNKNOWN) {
			return this;
		} else if (distribution(values)) {
			return new MainOutput(tensor, classes, Meaning.PROBABILITIES, "");
		}
		boolean bounded = true;
		boolean some = false;
		for (float v : values) {
			bounded &= v >= 0 && v <= 1;
			some |= v != 0;
		}
		return bounded && some
				? new MainOutput(tensor, classes, Meaning.OTHER,
						"has values from 0 to 1 that do not add up to 1, so that they are no distribution over classes")
				: new MainOutput(tensor, classes, Meaning.LOGITS, "");
	}

	private boolean distribution(float[] values) {
		for (int i = 0; i < values.length; i += classes) {
			double sum = 0;
			for (int c = i; c < i + classes; c++) {
				if (!(values[c] >= 0)) {
					return false;
				}
				sum += values[c];
			}
			if (Math.abs(sum - 1) > SUM_TOLERANCE) {
				return false;
			}
		}
		return true;
	}
}
