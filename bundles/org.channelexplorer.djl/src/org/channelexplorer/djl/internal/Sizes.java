package org.channelexplorer.djl.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.djl.internal.flat.FlatNetwork;

/**
 * The tensors of a run.
 *
 * @param images  the run was on
 * @param nodes   of each node
 * @param outputs of each output
 */
record Sizes(int images, List<Tensor> nodes, List<Tensor> outputs) {
	private static final int FLOAT32 = 6;

	/** A tensor's axes. @param type PyTorch's number of the element type */
	record Tensor(long[] axes, int type) {
		boolean isFloat() {
			return type == FLOAT32;
		}

		int rank() {
			return axes.length;
		}

		boolean empty() {
			return Arrays.stream(axes).anyMatch(a -> a == 0);
		}

		/** Values. */
		double values() {
			return Arrays.stream(axes).asDoubleStream().reduce(1, (a, b) -> a * b);
		}

		/** Axes for drawings. @param open whether an axis depends on the image's size */
		String text(int images, java.util.function.IntPredicate open) {
			return IntStream.range(0, axes.length)
					.mapToObj(i -> i == 0 && axes[0] == images ? "N" : open.test(i) ? "?" : Long.toString(axes[i])).collect(Collectors.joining(" x "));
		}
	}

	/** @param values what {@link FlatNetwork#shapes()} gives */
	static Sizes of(FlatNetwork network, int images, long[] values) {
		List<Tensor> all = new ArrayList<>();
		for (int at = 0; at < values.length;) {
			int rank = (int) values[at];
			all.add(new Tensor(Arrays.copyOfRange(values, at + 1, at + 1 + rank), (int) values[at + 1 + rank]));
			at += rank + 2;
		}
		int nodes = network.nodes().size();
		if (all.size() != nodes + network.outputs().size()) {
			throw new IllegalStateException(all.size() + " shapes of " + nodes + " nodes and " + network.outputs().size() + " outputs");
		}
		return new Sizes(images, List.copyOf(all.subList(0, nodes)), List.copyOf(all.subList(nodes, all.size())));
	}
}
