package org.channelexplorer.djl.internal;

import java.util.HashSet;
import java.util.Set;
import org.channelexplorer.core.predict.ScalingOperators;
import org.channelexplorer.djl.internal.flat.FlatNetwork;
import org.channelexplorer.djl.internal.flat.Node;
import org.channelexplorer.djl.internal.run.MainOutput;
import org.channelexplorer.djl.internal.run.MainOutput.Meaning;

/**
 * The main output of a network: the first that gives one vector of several values per image. One from which the network computes another one by weights,
 * such as an embedding, or a tensor of which it is only scaled, comes after those, as in ONNX files.
 *
 * @param index among the network's outputs
 */
record TorchOutput(int index, MainOutput main) {
	private static final Set<String> WEIGHING = Set.of("Gemm", "Conv", "ConvTranspose", "MatMul");

	/** Finds it; null when there is none. */
	static TorchOutput find(FlatNetwork network, Sizes sizes) {
		TorchOutput read = null;
		for (int i = 0; i < network.outputs().size(); i++) {
			long[] axes = sizes.outputs().get(i).axes();
			long classes = 1;
			int longer = 0;
			for (long a : axes) {
				classes *= a;
				longer += a > 1 ? 1 : 0;
			}
			if (sizes.outputs().get(i).isFloat() && axes.length >= 2 && axes[0] == 1 && longer == 1) {
				int node = network.outputs().get(i).node();
				TorchOutput found = new TorchOutput(i, new MainOutput((int) classes, meaning(network, node)));
				if (!embedding(network, node)) {
					return found;
				}
				read = read == null ? found : read;
			}
		}
		return read;
	}

	private static boolean embedding(FlatNetwork network, int output) {
		int at = output;
		while (!weighed(network, at)) {
			if (at == FlatNetwork.IMAGE || !ScalingOperators.contains(Names.operation(network.nodes().get(at)))) {
				return false;
			}
			at = network.nodes().get(at).inputs().getFirst();
		}
		return true;
	}

	/** Whether weights are multiplied with what is computed from a node's tensor. */
	private static boolean weighed(FlatNetwork network, int from) {
		Set<Integer> reached = new HashSet<>(Set.of(from));
		for (Node node : network.nodes()) {
			if (from != FlatNetwork.IMAGE && node.inputs().stream().anyMatch(reached::contains)) {
				if (WEIGHING.contains(Names.operation(node))) {
					return true;
				}
				reached.add(node.id());
			}
		}
		return false;
	}

	private static Meaning meaning(FlatNetwork network, int last) {
		int at = last;
		while (at != FlatNetwork.IMAGE) {
			Node node = network.nodes().get(at);
			switch (Names.operation(node)) {
			case "Softmax":
				return Meaning.PROBABILITIES;
			case "Gemm", "Conv", "LogSoftmax", "Relu", "BatchNormalization", "AdaptiveAveragePool", "ReduceMean":
				return Meaning.LOGITS;
			case "Sigmoid", "HardSigmoid", "Tanh":
				return Meaning.OTHER;
			case "Flatten", "Reshape", "Squeeze", "Unsqueeze", "Identity", "Cast", "Transpose", "Dropout", "Slice", "Gather":
				at = node.inputs().getFirst();
				break;
			default:
				return Meaning.UNKNOWN;
			}
		}
		return Meaning.UNKNOWN;
	}
}
