package org.channelexplorer.djl.internal;

import org.channelexplorer.djl.internal.flat.FlatNetwork;
import org.channelexplorer.djl.internal.flat.Node;

/**
 * The output that gives one vector per image, as a classifier's does.
 *
 * @param index   among the network's outputs
 * @param classes length of the vector
 */
public record MainOutput(int index, int classes, Meaning meaning) {
	private static final double SUM_TOLERANCE = 1e-3;

	/** What the values are. */
	public enum Meaning {
		PROBABILITIES, LOGITS,
		/** Units that answer each for itself. */
		OTHER,
		/** Only the values can tell. */
		UNKNOWN
	}

	/** The first output that is one vector of several values; null when there is none. */
	static MainOutput find(FlatNetwork network, Sizes sizes) {
		for (int i = 0; i < network.outputs().size(); i++) {
			long[] axes = sizes.outputs().get(i).axes();
			long classes = 1;
			int longer = 0;
			for (long a : axes) {
				classes *= a;
				longer += a > 1 ? 1 : 0;
			}
			if (sizes.outputs().get(i).isFloat() && axes.length >= 2 && axes[0] == 1 && longer == 1) {
				return new MainOutput(i, (int) classes, meaning(network, network.outputs().get(i).node()));
			}
		}
		return null;
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

	/** The same with a meaning where only the values of an image can tell. */
	public MainOutput told(float[] values) {
		if (meaning != Meaning.UNKNOWN) {
			return this;
		}
		double sum = 0;
		boolean bounded = true;
		for (float v : values) {
			bounded &= v >= 0 && v <= 1;
			sum += v;
		}
		Meaning told = !bounded || sum == 0 ? Meaning.LOGITS : Math.abs(sum - 1) <= SUM_TOLERANCE ? Meaning.PROBABILITIES : Meaning.OTHER;
		return new MainOutput(index, classes, told);
	}
}
