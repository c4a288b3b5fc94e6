package org.channelexplorer.djl.internal;

import java.util.Arrays;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.Tap.Layout;
import org.channelexplorer.djl.internal.flat.FlatNetwork;
import org.channelexplorer.djl.internal.flat.Node;

/** Which tensors can be read, and how they lie. Images are run one by one. */
final class Taps {
	private final FlatNetwork network;
	private final Look look;
	private final ChannelAxes axes;

	Taps(FlatNetwork network, Look look) {
		this.network = network;
		this.look = look;
		axes = new ChannelAxes(network, look.sizes());
	}

	/** Why a node's tensor cannot be read, null when it can. */
	String unreadable(int node) {
		Sizes.Tensor tensor = look.sizes().nodes().get(node);
		if (!tensor.isFloat()) {
			return "its values are not float32";
		} else if (tensor.rank() < 2) {
			return "it has " + tensor.rank() + " axes";
		} else if (tensor.empty()) {
			return "it is empty";
		} else if (axes.axis(node) < 0 || layout(tensor.axes(), axes.axis(node)) == null) {
			return "it is unknown which of its axes are channels: " + text(node);
		}
		return look.open(node, axes.axis(node)) ? "its number of channels depends on the size of the image" : null;
	}

	/** The axes, {@code ?} where they depend on the size of the image. */
	String text(int node) {
		return look.sizes().nodes().get(node).text(1, i -> look.open(node, i));
	}

	/** The tap of a readable tensor; its sizes are 0 where they depend on the size of the image. */
	Tap tap(Node node) {
		int axis = axes.axis(node.id());
		long[] dims = look.sizes().nodes().get(node.id()).axes();
		Tap tap = sized(new Tap(node.variable(), (int) dims[axis], 0, 0, layout(dims, axis)), dims);
		boolean open = false;
		for (int i = 1; i < dims.length; i++) {
			open |= i != axis && look.open(node.id(), i);
		}
		return open ? new Tap(tap.tensor(), tap.channels(), 0, 0, tap.layout()) : tap;
	}

	/** The node of a tap, null when there is none. */
	Node node(Tap tap) {
		return network.nodes().stream().filter(n -> n.variable().equals(tap.tensor())).findFirst().orElse(null);
	}

	private static Layout layout(long[] dims, int axis) {
		boolean last = axis == dims.length - 1;
		if (dims[0] != 1) {
			return last && dims.length > 2 ? Layout.ROWS : null;
		}
		return switch (dims.length) {
		case 2 -> Layout.DENSE;
		case 3 -> last ? Layout.TOKENS : axis == 1 ? Layout.CHANNELS_FIRST : null;
		case 4 -> last ? Layout.CHANNELS_LAST : axis == 1 ? Layout.CHANNELS_FIRST : null;
		default -> null;
		};
	}

	/** A tap with the sizes it has in a run; of no size when it does not fit. */
	static Tap sized(Tap tap, long[] dims) {
		long values = Arrays.stream(dims).reduce(1, (a, b) -> a * b);
		long positions = values / tap.channels();
		if (positions * tap.channels() != values || positions > Integer.MAX_VALUE) {
			return new Tap(tap.tensor(), tap.channels(), 0, 0, tap.layout());
		}
		int width = dims.length == 4 && tap.layout() == Layout.CHANNELS_FIRST ? (int) dims[3]
				: dims.length == 4 && tap.layout() == Layout.CHANNELS_LAST ? (int) dims[2] : 1;
		return new Tap(tap.tensor(), tap.channels(), (int) positions / Math.max(1, width), width, tap.layout());
	}
}
