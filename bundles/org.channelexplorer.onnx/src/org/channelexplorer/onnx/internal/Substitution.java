package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.model.InputTensor.Element;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.repair.Substitute;

/**
 * Nodes that replace channels of a tensor X of C channels: X * factor + weights X[kept] + constants, where factor [C], kept [K], weights [C,K]
 * and constants [C] are inputs, and K is free.
 */
final class Substitution {
	private static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;

	private final Tap tap;
	private final int rank;
	private final Element type;
	private final String prefix;

	/**
	 * For a tensor.
	 *
	 * @param tap   the tensor and where its channels are
	 * @param rank  number of its axes
	 * @param type  of its values
	 * @param index makes names unique
	 */
	Substitution(Tap tap, int rank, Element type, int index) {
		this.tap = tap;
		this.rank = rank;
		this.type = type;
		prefix = "channelexplorer/substitute" + index + "/";
	}

	String tensor() {
		return tap.tensor();
	}

	/** The tensor that consumers read instead. */
	String result() {
		return prefix + "result";
	}

	private boolean first() {
		return tap.layout().inOrder();
	}

	List<ValueInfoProto> inputs() {
		return List.of(Values.info(prefix + "factor", FLOAT, perChannel()), Values.info(prefix + "constants", FLOAT, perChannel()),
				Values.info(prefix + "kept", TensorProto.DataType.INT64_VALUE, new long[] { -1 }),
				Values.info(prefix + "weights", FLOAT, weights(-1)));
	}

	private long[] perChannel() {
		if (!first()) {
			return new long[] { tap.channels() };
		}
		long[] dims = new long[rank - 1];
		java.util.Arrays.fill(dims, 1);
		dims[0] = tap.channels();
		return dims;
	}

	/** From the left when channels come before positions, else from the right. */
	private boolean left() {
		return first() && rank > 2 && !(rank == 4 && single());
	}

	/** Whether maps are single values: a batch of images is then one matrix. */
	private boolean single() {
		return tap.height() * tap.width() == 1;
	}

	private long[] weights(long kept) {
		return left() ? new long[] { tap.channels(), kept } : new long[] { kept, tap.channels() };
	}

	List<TensorProto> initializers() {
		if (!first() || rank != 4) {
			return List.of();
		}
		List<Long> axes = single() ? List.of(0L, -1L) : List.of(0L, 0L, -1L);
		return List.of(TensorProto.newBuilder().setName(prefix + "matrix").setDataType(TensorProto.DataType.INT64_VALUE).addDims(axes.size())
				.addAllInt64Data(axes).build());
	}

	List<NodeProto> nodes() {
		List<NodeProto> nodes = new ArrayList<>();
		String x = tap.tensor();
		boolean cast = type != Element.FLOAT32;
		if (cast) {
			nodes.add(node("Cast", "float", List.of(x), integer("to", FLOAT)));
			x = prefix + "float";
		}
		nodes.add(node("Mul", "scaled", List.of(x, prefix + "factor")));
		nodes.add(node("Gather", "rows", List.of(x, prefix + "kept"), integer("axis", first() ? 1 : rank - 1)));
		String rows = prefix + "rows";
		if (first() && rank == 4) {
			nodes.add(node("Reshape", "flat", List.of(rows, prefix + "matrix")));
			rows = prefix + "flat";
		}
		nodes.add(node("MatMul", "product", left() ? List.of(prefix + "weights", rows) : List.of(rows, prefix + "weights")));
		String product = prefix + "product";
		if (first() && rank == 4) {
			nodes.add(node("Shape", "shape", List.of(x)));
			nodes.add(node("Reshape", "maps", List.of(product, prefix + "shape")));
			product = prefix + "maps";
		}
		nodes.add(node("Add", "sum", List.of(prefix + "scaled", product)));
		nodes.add(node("Add", cast ? "whole" : "result", List.of(prefix + "sum", prefix + "constants")));
		if (cast) {
			nodes.add(node("Cast", "result", List.of(prefix + "whole"), integer("to", Elements.number(type))));
		}
		return nodes;
	}

	private NodeProto node(String op, String output, List<String> inputs, AttributeProto... attributes) {
		return NodeProto.newBuilder().setOpType(op).addAllInput(inputs).addOutput(prefix + output).addAllAttribute(List.of(attributes)).build();
	}

	private static AttributeProto integer(String name, long value) {
		return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INT).setI(value).build();
	}

	/** The values of the inputs; the caller closes them. @param substitute null to leave the tensor as it is */
	Map<String, OnnxTensor> values(OrtEnvironment environment, Substitute substitute) throws OrtException {
		int channels = tap.channels();
		float[] factor = new float[channels];
		float[] constants = new float[channels];
		java.util.Arrays.fill(factor, 1);
		int[] removed = substitute == null ? new int[0] : substitute.removed();
		boolean regressed = substitute != null && substitute.weights().length > 0;
		// one row of zeros where nothing is regressed: the runtime need not know matrices without rows
		int[] kept = regressed ? substitute.kept() : new int[] { 0 };
		float[] weights = new float[channels * kept.length];
		for (int i = 0; i < removed.length; i++) {
			factor[removed[i]] = 0;
			constants[removed[i]] = substitute.constants()[i];
			for (int j = 0; regressed && j < kept.length; j++) {
				weights[left() ? removed[i] * kept.length + j : j * channels + removed[i]] = substitute.weights()[i * kept.length + j];
			}
		}
		Map<String, OnnxTensor> values = new LinkedHashMap<>();
		values.put(prefix + "factor", OnnxTensor.createTensor(environment, FloatBuffer.wrap(factor), perChannel()));
		values.put(prefix + "constants", OnnxTensor.createTensor(environment, FloatBuffer.wrap(constants), perChannel()));
		values.put(prefix + "kept",
				OnnxTensor.createTensor(environment, LongBuffer.wrap(java.util.Arrays.stream(kept).asLongStream().toArray()), new long[] { kept.length }));
		values.put(prefix + "weights", OnnxTensor.createTensor(environment, FloatBuffer.wrap(weights), weights(kept.length)));
		return values;
	}
}
