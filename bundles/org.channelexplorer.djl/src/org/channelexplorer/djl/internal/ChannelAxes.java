package org.channelexplorer.djl.internal;

import java.util.List;
import org.channelexplorer.djl.internal.flat.FlatNetwork;
import org.channelexplorer.djl.internal.flat.Node;

/** Follows the axis that counts the channels through the network. Convolutions have it second, dense layers and layer normalisation last. */
final class ChannelAxes {
	private static final int UNKNOWN = -1;
	/** Groups and channels within them, second and third, as channels are shuffled. */
	private static final int SPLIT = -2;

	private final Sizes sizes;
	private final int[] axes;

	ChannelAxes(FlatNetwork network, Sizes sizes) {
		this.sizes = sizes;
		axes = new int[network.nodes().size()];
		for (Node node : network.nodes()) {
			axes[node.id()] = of(node);
		}
	}

	/** The axis of a node's tensor, negative when it is not known or there is no one axis. */
	int axis(int node) {
		return axes[node];
	}

	private int of(Node node) {
		int rank = sizes.nodes().get(node.id()).rank();
		if (rank < 2) {
			return UNKNOWN;
		} else if (rank == 2) {
			return 1;
		}
		String operation = Names.operation(node);
		int input = node.inputs().isEmpty() ? FlatNetwork.IMAGE : main(node, rank);
		int axis = input == FlatNetwork.IMAGE ? 1 : axes[input];
		long[] before = input == FlatNetwork.IMAGE ? null : sizes.nodes().get(input).axes();
		long[] after = sizes.nodes().get(node.id()).axes();
		return switch (operation) {
		case "Conv", "ConvTranspose", "BatchNormalization", "GroupNormalization", "InstanceNormalization", "MaxPool", "AveragePool", "AdaptiveAveragePool",
				"PixelShuffle" ->
			1;
		case "Gemm", "Attention", "MultiheadAttention" -> rank - 1;
		case "LayerNormalization" -> axis == UNKNOWN ? rank - 1 : axis;
		case "Transpose" -> transposed(node, axis, rank);
		case "Reshape", "Flatten", "Unflatten" -> regrouped(axis, before, after);
		case "MatMul" -> UNKNOWN;
		default -> before == null || before.length != rank || axis == UNKNOWN ? UNKNOWN : axis;
		};
	}

	/** The first input with as many axes, else the first. */
	private int main(Node node, int rank) {
		List<Integer> inputs = node.inputs();
		return inputs.stream().filter(i -> i != FlatNetwork.IMAGE && sizes.nodes().get(i).rank() == rank && axes[i] != UNKNOWN).findFirst()
				.orElse(inputs.getFirst());
	}

	private static int transposed(Node node, int axis, int rank) {
		if (axis == UNKNOWN) {
			return UNKNOWN;
		}
		if (node.operator().equals("permute")) {
			if (axis >= 0 && node.constant(1) instanceof List<?> order) {
				for (int i = 0; i < order.size(); i++) {
					if (order.get(i) instanceof Long from && Math.floorMod(from, rank) == axis) {
						return i;
					}
				}
			}
			return UNKNOWN;
		}
		if (node.constant(1) instanceof Long a && node.constant(2) instanceof Long b) {
			int first = Math.floorMod(a, rank);
			int second = Math.floorMod(b, rank);
			if (axis == SPLIT) {
				return first + second == 3 && first * second == 2 ? SPLIT : UNKNOWN;
			}
			return axis == first ? second : axis == second ? first : axis;
		}
		return UNKNOWN;
	}

	/** The axis stays where it and what is before it stay, or where it is last and stays. */
	private static int regrouped(int axis, long[] before, long[] after) {
		if (axis == UNKNOWN || before == null || axis >= before.length) {
			return UNKNOWN;
		}
		boolean maps = before[0] == after[0] && before[before.length - 1] == after[after.length - 1]
				&& before[before.length - 2] == after[after.length - 2];
		if (axis == SPLIT) {
			return maps && after.length == 4 ? 1 : UNKNOWN;
		} else if (axis == 1 && before.length == 4 && after.length == 5) {
			return maps ? SPLIT : UNKNOWN;
		}
		boolean same = axis < after.length;
		for (int i = 0; same && i <= axis; i++) {
			same = before[i] == after[i];
		}
		if (same) {
			return axis;
		}
		return axis == before.length - 1 && before[axis] == after[after.length - 1] ? after.length - 1 : UNKNOWN;
	}
}
