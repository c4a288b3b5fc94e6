package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Every node and every constant of a model, those in subgraphs and functions included, and the facts of tensor types. */
public final class Tensors {
	private Tensors() {
	}

	/** All constants. */
	static List<TensorProto> of(ModelProto model) {
		List<TensorProto> found = new ArrayList<>();
		graph(model.getGraph(), n -> attributes(n, found), g -> initializers(g, found));
		for (FunctionProto function : model.getFunctionsList()) {
			nodes(function.getNodeList(), n -> attributes(n, found), g -> initializers(g, found));
		}
		return found;
	}

	/** Calls for every node. */
	static void eachNode(ModelProto model, Consumer<NodeProto> action) {
		graph(model.getGraph(), action, g -> {
		});
		model.getFunctionsList().forEach(f -> nodes(f.getNodeList(), action, g -> {
		}));
	}

	/** Calls for every node of a graph, subgraphs included. */
	public static void eachNode(GraphProto graph, Consumer<NodeProto> action) {
		graph(graph, action, g -> {
		});
	}

	private static void graph(GraphProto graph, Consumer<NodeProto> node, Consumer<GraphProto> each) {
		each.accept(graph);
		nodes(graph.getNodeList(), node, each);
	}

	private static void nodes(List<NodeProto> nodes, Consumer<NodeProto> node, Consumer<GraphProto> each) {
		for (NodeProto n : nodes) {
			node.accept(n);
			for (AttributeProto a : n.getAttributeList()) {
				if (a.hasG()) {
					graph(a.getG(), node, each);
				}
				a.getGraphsList().forEach(g -> graph(g, node, each));
			}
		}
	}

	private static void initializers(GraphProto graph, List<TensorProto> found) {
		found.addAll(graph.getInitializerList());
		graph.getSparseInitializerList().forEach(s -> sparse(s, found));
	}

	private static void attributes(NodeProto node, List<TensorProto> found) {
		for (AttributeProto a : node.getAttributeList()) {
			if (a.hasT()) {
				found.add(a.getT());
			}
			found.addAll(a.getTensorsList());
			if (a.hasSparseTensor()) {
				sparse(a.getSparseTensor(), found);
			}
			a.getSparseTensorsList().forEach(s -> sparse(s, found));
		}
	}

	private static void sparse(SparseTensorProto s, List<TensorProto> found) {
		found.add(s.getValues());
		found.add(s.getIndices());
	}

	/** Number of values; 1 for a scalar. @throws ArithmeticException when an axis is negative or the product overflows */
	public static long elements(List<Long> dims) {
		long product = 1;
		for (long d : dims) {
			if (d < 0) {
				throw new ArithmeticException("negative axis");
			}
			product = Math.multiplyExact(product, d);
		}
		return product;
	}

	/** Bits per value, 0 when the type has no fixed size or is unknown. */
	public static int bits(int type) {
		return switch (TensorProto.DataType.forNumber(type)) {
		case FLOAT, INT32, UINT32 -> 32;
		case DOUBLE, INT64, UINT64, COMPLEX64 -> 64;
		case COMPLEX128 -> 128;
		case FLOAT16, BFLOAT16, INT16, UINT16 -> 16;
		case INT8, UINT8, BOOL, FLOAT8E4M3FN, FLOAT8E4M3FNUZ, FLOAT8E5M2, FLOAT8E5M2FNUZ -> 8;
		case null, default -> 0;
		};
	}

	/** Display name of a type, as in {@code float32}. */
	static String typeName(int type) {
		return switch (TensorProto.DataType.forNumber(type)) {
		case FLOAT -> "float32";
		case DOUBLE -> "float64";
		case null -> "type " + type;
		case TensorProto.DataType t -> t.name().toLowerCase(java.util.Locale.ROOT);
		};
	}

	/** The 64-bit integers of a constant, of a long one the first 64; empty for other types and for data beside the file. */
	public static List<Long> integers(TensorProto tensor) {
		if (tensor.getDataType() != TensorProto.DataType.INT64_VALUE || ExternalData.isExternal(tensor)) {
			return List.of();
		}
		if (!tensor.hasRawData()) {
			return tensor.getInt64DataList();
		}
		List<Long> values = new ArrayList<>();
		LongBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
		while (raw.hasRemaining() && values.size() < 64) {
			values.add(raw.get());
		}
		return values;
	}
}
