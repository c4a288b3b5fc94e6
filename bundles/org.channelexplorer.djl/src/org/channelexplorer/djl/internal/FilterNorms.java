package org.channelexplorer.djl.internal;

import java.util.Set;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.djl.internal.archive.Pickled;
import org.channelexplorer.djl.internal.archive.TorchArchive;
import org.channelexplorer.djl.internal.flat.FlatNetwork;
import org.channelexplorer.djl.internal.flat.Node;

/** L2 norms of the filters behind a layer, traced back through what keeps channels to a convolution or dense layer. */
final class FilterNorms {
	private static final Set<String> KEEP = Set.of("BatchNormalization", "LayerNormalization", "GroupNormalization", "InstanceNormalization", "Relu", "Clip",
			"LeakyRelu", "PRelu", "Elu", "Selu", "Celu", "Gelu", "Swish", "Mish", "HardSwish", "HardSigmoid", "Sigmoid", "Tanh", "Softplus", "MaxPool",
			"AveragePool", "AdaptiveAveragePool", "Dropout", "Identity");

	private final TorchArchive archive;
	private final FlatNetwork network;

	FilterNorms(TorchArchive archive, FlatNetwork network) {
		this.archive = archive;
		this.network = network;
	}

	/** One per channel. @throws InputException saying why there are none */
	float[] of(String layer, Node last) throws InputException {
		Node node = last;
		while (node != null && KEEP.contains(Names.operation(node))) {
			int input = node.inputs().getFirst();
			node = input == FlatNetwork.IMAGE ? null : network.nodes().get(input);
		}
		String operation = node == null ? "" : Names.operation(node);
		if (node == null || !operation.equals("Conv") && !node.operator().equals("linear")) {
			throw new InputException("no filters can be traced to the channels of layer " + layer + ": "
					+ (node == null ? "no convolution or dense layer leads to it" : "it is behind " + operation));
		}
		if (!(node.constant(1) instanceof Pickled.Tensor weights) || weights.shape().size() < 2) {
			throw new InputException("no filters can be traced to the channels of layer " + layer + ": they are computed by the network itself");
		}
		float[] values = archive.floats(weights);
		int channels = weights.shape().getFirst().intValue();
		float[] norms = new float[channels];
		int length = values.length / channels;
		for (int c = 0; c < channels; c++) {
			double sum = 0;
			for (int i = c * length; i < (c + 1) * length; i++) {
				sum += (double) values[i] * values[i];
			}
			norms[c] = (float) Math.sqrt(sum);
		}
		return norms;
	}
}
