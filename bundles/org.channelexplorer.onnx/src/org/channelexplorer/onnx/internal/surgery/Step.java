package org.channelexplorer.onnx.internal.surgery;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.channelexplorer.onnx.internal.Attributes;
import org.channelexplorer.onnx.internal.Text;

/** A node while its channels are followed: what it reads, and what its rule finds. */
final class Step {
	private final Channels channels;
	private final int n;
	private final NodeProto node;

	Step(Channels channels, int n) {
		this.channels = channels;
		this.n = n;
		node = channels.graph().node(n);
	}

	NodeProto node() {
		return node;
	}

	int index() {
		return n;
	}

	String op() {
		return node.getOpType();
	}

	long opset() {
		return channels.file().opset();
	}

	int inputs() {
		return node.getInputCount();
	}

	/** Name of an input, empty when it is not there. */
	String in(int i) {
		return i < node.getInputCount() ? node.getInput(i) : "";
	}

	boolean has(int i) {
		return !in(i).isEmpty();
	}

	/** Whether an input depends on the image. */
	boolean data(int i) {
		return channels.graph().carriesData(in(i));
	}

	/** Whether an input is a constant of the file, quantised or not. */
	boolean constant(int i) {
		return has(i) && !data(i) && Constants.axes(channels.graph(), in(i)) != null;
	}

	/** Whether an input is not there or is a constant. */
	boolean constantOrNone(int i) {
		return !has(i) || constant(i);
	}

	Space space(int i) {
		return has(i) ? channels.space(in(i)) : null;
	}

	/** Axes of an input; null when they are not known. */
	long[] dims(int i) {
		return channels.dims(in(i));
	}

	long[] outDims() {
		return outDims(0);
	}

	long[] outDims(int o) {
		return o < node.getOutputCount() ? channels.dims(node.getOutput(o)) : null;
	}

	/** Numbers of an input that follow from constants and shapes; null when they do not. */
	long[] integers(int i) {
		ShapeValues.Value v = channels.values().of(in(i));
		return v == null ? null : v.longs();
	}

	/** Numbers from an attribute or, in later versions of the operator, from an input; null when there are none or they are not known. */
	long[] integers(String attribute, int input) {
		List<Long> listed = Attributes.integers(node, attribute);
		return !listed.isEmpty() ? listed.stream().mapToLong(Long::longValue).toArray() : has(input) ? integers(input) : null;
	}

	int axis(long otherwise, int rank) {
		long axis = Attributes.integer(node, "axis", otherwise);
		return (int) (axis < 0 ? axis + rank : axis);
	}

	/** A sentence about this node. */
	String describe(String what) {
		return Text.printable(channels.ids().node(n)) + " (" + Text.printable(op()) + ") " + what;
	}

	/** The channels cannot go. */
	void pin(Space space, String what) {
		channels.pin(space, n, describe(what));
	}

	/** No channel that the node reads can go, and those it makes are not followed. */
	void refuse(String what) {
		for (String tensor : channels.graph().reads(n)) {
			channels.pin(channels.space(tensor), n, describe(what));
		}
		node.getOutputList().stream().filter(o -> !o.isEmpty()).forEach(o -> channels.lose(o, describe(what)));
	}

	/** The outputs have no channels. @param reason why, a sentence that names the node */
	void lose(String reason) {
		node.getOutputList().stream().filter(o -> !o.isEmpty()).forEach(o -> channels.lose(o, reason));
	}

	/** Why an input's channels are not followed. */
	String lost(int i) {
		return channels.lost(in(i));
	}

	void join(int one, int other) {
		channels.groups().join(one, other);
	}

	/** Joins index by index. */
	void join(Space one, Space other) {
		for (int i = 0; i < one.labels().length; i++) {
			join(one.labels()[i], other.labels()[i]);
		}
	}

	/** All indices that share one along an axis go together. */
	void joinRows(Space space, int position) {
		int[] first = new int[space.sizes()[position]];
		Arrays.fill(first, -1);
		for (int i = 0; i < space.labels().length; i++) {
			int row = space.index(i, position);
			if (first[row] < 0) {
				first[row] = space.labels()[i];
			} else {
				join(first[row], space.labels()[i]);
			}
		}
	}

	/** One channel of each row. */
	Space rows(Space space, int position) {
		joinRows(space, position);
		int[] labels = new int[space.sizes()[position]];
		for (int i = space.labels().length - 1; i >= 0; i--) {
			labels[space.index(i, position)] = space.labels()[i];
		}
		return Space.along(space.axes()[position], labels, new int[labels.length]);
	}

	/** New channels of the first output. */
	Space fresh(int axis, long count) {
		int length = Math.toIntExact(count);
		int first = channels.groups().fresh(length);
		return Space.along(axis, IntStream.range(first, first + length).toArray(), channels.origins().of(node.getOutput(0), length));
	}

	/** New variables. */
	int[] variables(int count) {
		int first = channels.groups().fresh(count);
		return IntStream.range(first, first + count).toArray();
	}

	/** New numbers of values made here. */
	int[] origins(int output, int count) {
		return channels.origins().of(node.getOutput(output), count);
	}

	/** The output has these channels, and its values are made here. */
	void make(Space space) {
		make(0, space);
	}

	void make(int output, Space space) {
		if (output < node.getOutputCount() && !node.getOutput(output).isEmpty()) {
			channels.put(node.getOutput(output), space.made(origins(output, space.labels().length)));
		}
	}

	/** The output has these channels, and its values were made before. */
	void copy(int output, Space space) {
		if (output < node.getOutputCount() && !node.getOutput(output).isEmpty()) {
			channels.put(node.getOutput(output), space);
		}
	}

	/** Whether values were made in tensors whose channels lie on several axes. */
	boolean madeOnSeveralAxes(Space space) {
		Space made = channels.space(channels.origins().tensor(space.origins()[0]));
		return made != null && made.axes().length > 1;
	}

	/** The node gives what its input has, or has lost. @param copies whether its values are copies or averages */
	void pass(boolean copies) {
		Space in = space(0);
		if (in == null) {
			lose(lost(0));
		} else if (copies) {
			copy(0, in);
		} else {
			make(in);
		}
	}

	/** An axis of a constant input lies along channels. */
	void param(int input, int axis, Space space, int along) {
		if (has(input)) {
			channels.params().add(new Channels.Param(n, input, axis, space, along));
		}
	}

	/** What else changes when channels of the spaces go. */
	void adapt(Consumer<NodeEdit> edit, Space... spaces) {
		channels.adaptions().add(new Channels.Adaption(n, List.of(spaces), edit));
	}

	/** The node mixes the channels of an input. @param fold null when substitutes cannot be folded into its weights */
	void sink(int input, Fold fold) {
		channels.sinks().add(new Channels.Sink(n, in(input), space(input), fold));
	}

	/** Whether another output than the first is used. */
	boolean furtherOutputs() {
		return IntStream.range(1, node.getOutputCount())
				.anyMatch(o -> !node.getOutput(o).isEmpty()
						&& (channels.graph().isOutput(node.getOutput(o)) || !channels.graph().consumers(node.getOutput(o)).isEmpty()));
	}
}
