package org.channelexplorer.onnx.internal.surgery;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.onnx.internal.Graph;

/**
 * Channel shuffles: Reshape, Transpose, Reshape that only put channels in another order. Any channels can go, the three nodes become one Gather.
 * Where channels lie on several axes for another reason, whole rows go together, so that what is left is a block.
 */
final class Shuffles {
	/**
	 * A shuffle.
	 *
	 * @param nodes the three
	 * @param axis  of the channels, before and behind
	 * @param from  by channel behind it the one before it
	 */
	record Shuffle(int[] nodes, int axis, int[] from) {
	}

	private final Channels channels;
	private final Graph graph;
	private final List<Shuffle> found = new ArrayList<>();
	private final Set<String> between = new HashSet<>();

	Shuffles(Channels channels) {
		this.channels = channels;
		graph = channels.graph();
		for (int n : graph.layers()) {
			if (graph.node(n).getOpType().equals("Reshape") && graph.node(n).getInputCount() > 0) {
				look(n);
			}
		}
	}

	List<Shuffle> found() {
		return found;
	}

	private void look(int first) {
		int middle = next(first, "Transpose");
		int last = middle < 0 ? -1 : next(middle, "Reshape");
		if (last < 0) {
			return;
		}
		String before = graph.node(first).getInput(0);
		String behind = Graph.output(graph.node(last));
		Space in = channels.space(before);
		Space split = channels.space(Graph.output(graph.node(first)));
		Space mixed = channels.space(Graph.output(graph.node(middle)));
		Space out = channels.space(behind);
		if (in == null || split == null || mixed == null || out == null || in.axes().length != 1 || !out.fits(in) || split.axes().length < 2
				|| split.labels().length != in.labels().length || !Arrays.equals(channels.dims(before), channels.dims(behind))) {
			return;
		}
		int[] iota = IntStream.range(0, in.labels().length).toArray();
		NodeProto transpose = graph.node(middle);
		List<Long> permutation = org.channelexplorer.onnx.internal.Attributes.integers(transpose, "perm");
		int rank = channels.dims(Graph.output(transpose)).length;
		int[] to = Arrays.stream(split.axes()).map(a -> permutation.isEmpty() ? rank - 1 - a : permutation.indexOf((long) a)).toArray();
		int[] from = new Space(split.axes(), split.sizes(), iota, iota, false).transposed(to).labels();
		found.add(new Shuffle(new int[] { first, middle, last }, in.axes()[0], from));
		between.add(Graph.output(graph.node(first)));
		between.add(Graph.output(transpose));
	}

	/** The only reader of a node's result, if it is of that operator; else -1. */
	private int next(int n, String op) {
		String tensor = Graph.output(graph.node(n));
		List<Integer> readers = graph.consumers(tensor);
		return readers.size() == 1 && !graph.isOutput(tensor) && graph.node(readers.getFirst()).getOpType().equals(op) ? readers.getFirst() : -1;
	}

	/** Joins rows until what is left of every tensor is a block, whatever goes. */
	void straighten() {
		List<Space> several = channels.spaces().entrySet().stream().filter(e -> e.getValue().axes().length > 1 && !between.contains(e.getKey()))
				.sorted(java.util.Map.Entry.comparingByKey()).map(java.util.Map.Entry::getValue).toList();
		boolean again = true;
		while (again) {
			again = false;
			for (Space space : several) {
				if (IntStream.range(0, space.axes().length).noneMatch(p -> rows(space, p, false))) {
					rows(space, 0, true);
					again = true;
				}
			}
		}
	}

	/** Whether all that share an index along an axis are of one group; joins them when asked to. */
	private boolean rows(Space space, int position, boolean join) {
		Groups groups = channels.groups();
		int[] first = new int[space.sizes()[position]];
		Arrays.fill(first, -1);
		for (int i = 0; i < space.labels().length; i++) {
			int row = space.index(i, position);
			if (first[row] < 0) {
				first[row] = space.labels()[i];
			} else if (join) {
				groups.join(first[row], space.labels()[i]);
			} else if (groups.find(first[row]) != groups.find(space.labels()[i])) {
				return false;
			}
		}
		return true;
	}
}
