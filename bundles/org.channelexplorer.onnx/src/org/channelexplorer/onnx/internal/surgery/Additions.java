package org.channelexplorer.onnx.internal.surgery;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.channelexplorer.onnx.internal.Graph;

/** Constants and nodes that a smaller network has and the original has not, with names that are free. */
final class Additions {
	private final Graph graph;
	private final Set<String> taken = new HashSet<>();
	private final List<TensorProto> constants = new ArrayList<>();
	private final List<NodeProto> before = new ArrayList<>();

	Additions(Graph graph) {
		this.graph = graph;
		graph.proto().getNodeList().forEach(n -> {
			taken.add(n.getName());
			taken.addAll(n.getInputList());
			taken.addAll(n.getOutputList());
		});
		graph.proto().getInitializerList().forEach(t -> taken.add(t.getName()));
		graph.proto().getInputList().forEach(i -> taken.add(i.getName()));
	}

	/** A name like the given one. */
	String free(String name) {
		String free = name;
		for (int i = 2; !taken.add(free); i++) {
			free = name + "_" + i;
		}
		return free;
	}

	List<TensorProto> constants() {
		return constants;
	}

	/** The nodes added since the last call, to be put before the node that is changed. */
	List<NodeProto> drain() {
		List<NodeProto> drained = List.copyOf(before);
		before.clear();
		return drained;
	}

	void add(TensorProto constant) {
		constants.add(constant);
	}

	/** A list of integers, or one. @return its name */
	String integers(String like, int type, boolean scalar, long... values) {
		String name = free(like + "_kept");
		boolean narrow = type == TensorProto.DataType.INT32_VALUE;
		ByteBuffer bytes = ByteBuffer.allocate(values.length * (narrow ? Integer.BYTES : Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
		for (long v : values) {
			if (narrow) {
				bytes.putInt((int) v);
			} else {
				bytes.putLong(v);
			}
		}
		constants
				.add(TensorBytes.raw(name, narrow ? type : TensorProto.DataType.INT64_VALUE, scalar ? List.of() : List.of((long) values.length), bytes.flip()));
		return name;
	}

	/** A number. @return its name */
	String real(String like, boolean scalar, double value) {
		String name = free(like + "_kept");
		constants.add(TensorBytes.reals(name, TensorProto.DataType.FLOAT_VALUE, scalar ? List.of() : List.of(1L), new double[] { value }));
		return name;
	}

	/** A tensor of integers times the first, plus the second. @return its name */
	String corrected(String tensor, long[] same, long[] other) {
		String factor = integers(tensor + "_same", TensorProto.DataType.INT64_VALUE, false, same);
		String offset = integers(tensor + "_other", TensorProto.DataType.INT64_VALUE, false, other);
		String product = free(tensor + "_part");
		String sum = free(tensor + "_kept");
		before.add(NodeProto.newBuilder().setName(free(product)).setOpType("Mul").addInput(tensor).addInput(factor).addOutput(product).build());
		before.add(NodeProto.newBuilder().setName(free(sum)).setOpType("Add").addInput(product).addInput(offset).addOutput(sum).build());
		return sum;
	}

	/** Whether a tensor depends on the shape of one that loses channels. */
	boolean dependsOnShapes(String tensor, Remaining remaining) {
		for (int n : graph.needed(List.of(tensor))) {
			String op = graph.node(n).getOpType();
			if ((op.equals("Shape") || op.equals("Size"))
					&& !java.util.Arrays.equals(remaining.dims(graph.node(n).getInput(0)), remaining.original(graph.node(n).getInput(0)))) {
				return true;
			}
		}
		return false;
	}
}
