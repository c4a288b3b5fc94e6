package org.channelexplorer.onnx.internal.surgery;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.onnx.internal.Attributes;
import org.channelexplorer.onnx.internal.Graph;

/** Changes a node where channels are gone: attributes, and inputs that say how many there are. */
final class NodeEdit {
	private final Channels channels;
	private final Remaining remaining;
	private final ShapeValues now;
	private final Additions additions;
	private final NodeProto original;
	private final NodeProto.Builder node;
	private final Set<Integer> settled = new HashSet<>();
	private String trouble;

	/**
	 * @param now       numbers computed from shapes without the channels
	 * @param additions receives new constants and nodes
	 * @param node      is changed
	 */
	NodeEdit(Channels channels, Remaining remaining, ShapeValues now, Additions additions, NodeProto original, NodeProto.Builder node) {
		this.channels = channels;
		this.remaining = remaining;
		this.now = now;
		this.additions = additions;
		this.original = original;
		this.node = node;
	}

	/** The indices along an axis of the channels' tensor that are left. */
	int[] kept(Space space, int axis) {
		return remaining.kept(space, axis);
	}

	/** Why the node could not be changed; null when it could. */
	String trouble() {
		return trouble;
	}

	void integer(String name, long value) {
		remove(name);
		node.addAttribute(AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INT).setI(value));
	}

	void integers(String name, long[] values) {
		remove(name);
		node.addAttribute(
				AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS).addAllInts(Arrays.stream(values).boxed().toList()));
	}

	void remove(String name) {
		for (int a = node.getAttributeCount() - 1; a >= 0; a--) {
			if (node.getAttribute(a).getName().equals(name)) {
				node.removeAttribute(a);
			}
		}
	}

	/** Gives an input these values, unless it has them. Entries that are right stay as they are computed, since they may depend on the batch. */
	void input(int i, long[] wanted) {
		settled.add(i);
		String tensor = i < original.getInputCount() ? original.getInput(i) : "";
		ShapeValues.Value value = tensor.isEmpty() ? null : now.of(tensor);
		if (value != null && Arrays.equals(value.longs(), wanted)) {
			return;
		}
		TensorProto constant = tensor.isEmpty() ? null : channels.graph().constant(tensor);
		String replaced;
		if (tensor.isEmpty() || constant != null || value == null || value.numbers().length != wanted.length || wanted.length == 1) {
			boolean scalar = constant != null ? constant.getDimsCount() == 0 : value != null && value.scalar();
			int type = constant == null ? TensorProto.DataType.INT64_VALUE : constant.getDataType();
			replaced = additions.integers(tensor.isEmpty() ? Graph.output(original) + "_sizes" : tensor, type, scalar, wanted);
		} else {
			long[] had = value.longs();
			long[] same = IntStream.range(0, wanted.length).mapToLong(k -> had[k] == wanted[k] ? 1 : 0).toArray();
			long[] other = IntStream.range(0, wanted.length).mapToLong(k -> had[k] == wanted[k] ? 0 : wanted[k]).toArray();
			replaced = additions.corrected(tensor, same, other);
		}
		while (node.getInputCount() <= i) {
			node.addInput("");
		}
		node.setInput(i, replaced);
	}

	/** Gives a Reshape the sizes of its result. */
	void target(Space in, Space made) {
		settled.add(1);
		long[] before = remaining.dims(original.getInput(0));
		long[] wanted = remaining.dims(Graph.output(original));
		long[] had = now.of(original.getInput(1)).longs();
		boolean zeros = Attributes.integer(original, "allowzero", 0) != 0;
		if (!remaining.block(in) || !remaining.block(made)) {
			trouble = "cannot write what is left of its channels as a block";
			return;
		}
		if (Arrays.equals(resolved(had, before, zeros), wanted)) {
			return;
		}
		long[] target = had.clone();
		for (int axis : made.axes()) {
			boolean copied = had[axis] == 0 && !zeros && axis < before.length && before[axis] == wanted[axis];
			target[axis] = had[axis] == -1 || copied ? had[axis] : wanted[axis];
		}
		if (!Arrays.equals(resolved(target, before, zeros), wanted)) {
			System.arraycopy(wanted, 1, target, 1, wanted.length - 1);
			target[0] = before[0] == wanted[0] && !zeros ? 0 : Arrays.stream(target).skip(1).anyMatch(d -> d == -1) ? wanted[0] : -1;
		}
		if (!Arrays.equals(resolved(target, before, zeros), wanted)) {
			trouble = "cannot be given the sizes of what is left";
			return;
		}
		input(1, target);
	}

	/** What a Reshape makes of its target; null when it does not fit. */
	private static long[] resolved(long[] target, long[] from, boolean zeros) {
		long[] dims = target.clone();
		long total = Arrays.stream(from).reduce(1, (a, b) -> a * b);
		long rest = 1;
		int open = -1;
		for (int i = 0; i < dims.length; i++) {
			if (dims[i] == 0 && !zeros) {
				if (i >= from.length) {
					return null;
				}
				dims[i] = from[i];
			}
			if (dims[i] == -1) {
				open = i;
			} else {
				rest *= dims[i];
			}
		}
		if (open >= 0) {
			if (rest == 0 || total % rest != 0) {
				return null;
			}
			dims[open] = total / rest;
		}
		return dims;
	}

	/** Where numbers that follow from the shapes of channels are used for something else, they stay as they were. */
	void settle() {
		for (int i = 0; i < original.getInputCount(); i++) {
			String tensor = original.getInput(i);
			if (settled.contains(i) || tensor.isEmpty() || channels.graph().carriesData(tensor) || channels.graph().constant(tensor) != null) {
				continue;
			}
			ShapeValues.Value before = channels.values().of(tensor);
			ShapeValues.Value after = now.of(tensor);
			if (before == null ? additions.dependsOnShapes(tensor, remaining) : !before.same(after)) {
				if (before == null || !before.whole() && before.numbers().length > 1) {
					trouble = "takes numbers that depend on how many channels there are";
					return;
				}
				if (before.whole()) {
					input(i, before.longs());
				} else {
					node.setInput(i, additions.real(tensor, before.scalar(), before.numbers()[0]));
				}
			}
		}
	}

}
