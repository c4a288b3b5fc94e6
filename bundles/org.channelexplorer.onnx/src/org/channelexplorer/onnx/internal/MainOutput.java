package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Optional;

/**
 * The output that gives one vector per image, as a classifier's does.
 *
 * @param tensor  its name
 * @param classes length of the vector
 * @param softmax true when the network ends with a Softmax, false when with something known to give other values, empty when
 *                only the values can tell
 */
record MainOutput(String tensor, int classes, Optional<Boolean> softmax) {

	/** The first output that is one vector per image; empty when there is none. */
	static Optional<MainOutput> find(Graph graph, Probe.Findings findings) {
		for (ValueInfoProto output : graph.proto().getOutputList()) {
			TensorShape shape = findings.shape(output.getName());
			if (graph.carriesData(output.getName()) && shape.isFloat() && vector(shape, findings.images())) {
				long classes = 1;
				for (int i = 1; i < shape.rank(); i++) {
					classes *= shape.dims()[i];
				}
				return Optional.of(new MainOutput(output.getName(), (int) classes, softmax(graph, output.getName())));
			}
		}
		return Optional.empty();
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

	private static Optional<Boolean> softmax(Graph graph, String output) {
		NodeProto node = graph.producer(output);
		while (node != null && node.getInputCount() > 0) {
			switch (node.getOpType()) {
			case "Softmax":
				return Optional.of(true);
			case "Gemm", "Conv", "MatMul", "LogSoftmax", "Relu", "Sigmoid", "Tanh", "GlobalAveragePool":
				return Optional.of(false);
			case "Flatten", "Reshape", "Squeeze", "Unsqueeze", "Identity", "Cast", "Transpose", "Dropout":
				node = graph.producer(node.getInput(0));
				break;
			default:
				return Optional.empty();
			}
		}
		return Optional.empty();
	}
}
