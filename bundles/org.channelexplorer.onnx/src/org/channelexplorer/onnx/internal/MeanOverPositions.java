package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.channelexplorer.core.model.Tap;

/**
 * Finds the mean over all positions through which alone a tensor is read. What replaces channels is the same at every position, so it can be
 * done behind the mean, on one value a channel.
 */
final class MeanOverPositions {
	private final Graph graph;
	private final ConsumedTensor consumed;

	MeanOverPositions(Graph graph, ConsumedTensor consumed) {
		this.graph = graph;
		this.consumed = consumed;
	}

	/** The tap behind the mean; the tap itself when it is read otherwise. */
	Tap behind(Tap tap) {
		List<Integer> readers = consumed.consumers(tap.tensor());
		if (readers.size() != 1 || graph.isOutput(tap.tensor())) {
			return tap;
		}
		NodeProto node = graph.node(readers.getFirst());
		boolean first = tap.layout() == Tap.Layout.CHANNELS_FIRST;
		Set<Long> positions = first ? Set.of(2L, 3L) : Set.of(1L, 2L);
		boolean fits = first || tap.layout() == Tap.Layout.CHANNELS_LAST;
		boolean mean = node.getOpType().equals("GlobalAveragePool") && first
				|| node.getOpType().equals("AveragePool") && first && whole(node, tap)
				|| node.getOpType().equals("ReduceMean") && axes(node).filter(positions::equals).isPresent();
		if (!fits || !mean || tap.height() == 0 || tap.width() == 0) {
			return tap;
		}
		boolean kept = !node.getOpType().equals("ReduceMean") || Attributes.integer(node, "keepdims", 1) != 0;
		return new Tap(Graph.output(node), tap.channels(), 1, 1, kept ? tap.layout() : Tap.Layout.DENSE);
	}

	/** Whether a pool takes the whole map, and nothing around it. */
	private static boolean whole(NodeProto node, Tap tap) {
		String pad = Attributes.find(node, "auto_pad").map(a -> a.getS().toStringUtf8()).orElse("NOTSET");
		return Attributes.integers(node, "kernel_shape").equals(List.of((long) tap.height(), (long) tap.width()))
				&& Attributes.integers(node, "pads").stream().allMatch(p -> p == 0) && (pad.equals("NOTSET") || pad.equals("VALID"));
	}

	/** The axes of a tensor of four, counted from the front; empty when they are no constant. */
	private Optional<Set<Long>> axes(NodeProto node) {
		List<Long> given = Attributes.integers(node, "axes");
		if (given.isEmpty() && node.getInputCount() > 1) {
			TensorProto constant = graph.constant(node.getInput(1));
			if (constant == null || constant.getDataType() != TensorProto.DataType.INT64_VALUE) {
				return Optional.empty();
			}
			given = Tensors.integers(constant);
		}
		Set<Long> axes = new TreeSet<>();
		given.forEach(a -> axes.add(a < 0 ? a + 4 : a));
		return Optional.of(axes);
	}
}
