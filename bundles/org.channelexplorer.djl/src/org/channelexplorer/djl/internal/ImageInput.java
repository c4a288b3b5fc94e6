package org.channelexplorer.djl.internal;

import java.util.List;
import org.channelexplorer.djl.internal.archive.Pickled;
import org.channelexplorer.djl.internal.flat.FlatNetwork;
import org.channelexplorer.djl.internal.flat.Node;

/**
 * The input that takes the images, [N, channels, height, width].
 *
 * @param channels what the first convolution reads
 * @param side     of square images that the network has been seen to take
 * @param free     whether it takes others, too
 */
record ImageInput(String name, int channels, int side, boolean free) {
	private static final int USUAL_CHANNELS = 3;

	/** What the filters of the first convolution say; 3 where there is none, or where the network computes them itself. */
	static int channels(FlatNetwork network) {
		for (Node node : network.nodes()) {
			if (Names.operation(node).equals("Conv") && node.arguments().size() > 1) {
				return node.constant(1) instanceof Pickled.Tensor weights && weights.shape().size() == 4
						? Math.clamp(weights.shape().get(1) * groups(node), 1, 1 << 12)
						: USUAL_CHANNELS;
			}
		}
		return USUAL_CHANNELS;
	}

	private static long groups(Node node) {
		return node.constant(node.operator().equals("convolution") ? 8 : 6) instanceof Long groups ? groups : 1;
	}

	/** Axes as text. */
	List<String> axes() {
		return free ? List.of("N", Integer.toString(channels), "H", "W")
				: List.of("N", Integer.toString(channels), Integer.toString(side), Integer.toString(side));
	}

	int heightOr(int wanted) {
		return free && wanted > 0 ? wanted : side;
	}
}
