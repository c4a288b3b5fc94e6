package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.channelexplorer.core.util.InputException;

/** The numbers of a constant, dequantised when need be; read where they lie, not copied. */
public final class Weights {
	private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
	private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
	private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
	private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

	/** A number by its index. */
	private interface Reader {
		double get(long i);
	}

	private final long[] dims;
	private final Reader values;

	private Weights(long[] dims, Reader values) {
		this.dims = dims;
		this.values = values;
	}

	/** The constant behind a tensor, DequantizeLinear and Identity passed over; null when there is none. */
	public static TensorProto source(Graph graph, String tensor) {
		TensorProto constant = graph.constant(tensor);
		NodeProto node = constant == null ? graph.producer(tensor) : null;
		return node != null && node.getOpType().equals("DequantizeLinear") && node.getInputCount() > 0 ? graph.constant(node.getInput(0)) : constant;
	}

	/**
	 * The constant a tensor has.
	 *
	 * @param arena how long external weights stay mapped
	 * @return null when the tensor is no constant, or of a type that has no numbers
	 */
	public static Weights of(ModelFile file, Graph graph, String tensor, Arena arena) throws InputException {
		TensorProto constant = graph.constant(tensor);
		if (constant != null) {
			return plain(file, constant, arena);
		}
		NodeProto node = graph.producer(tensor);
		if (node == null || !node.getOpType().equals("DequantizeLinear") || node.getInputCount() < 2
				|| Attributes.integer(node, "block_size", 0) != 0) {
			return null;
		}
		TensorProto quantised = graph.constant(node.getInput(0));
		TensorProto scale = graph.constant(node.getInput(1));
		TensorProto zero = node.getInputCount() > 2 ? graph.constant(node.getInput(2)) : null;
		Weights q = quantised == null ? null : plain(file, quantised, arena);
		Weights s = scale == null ? null : plain(file, scale, arena);
		Weights z = zero == null ? null : plain(file, zero, arena);
		return q == null || s == null ? null : dequantised(q, s, z, Attributes.integer(node, "axis", 1));
	}

	/** One scale for all values, or one for each index along an axis. */
	private static Weights dequantised(Weights q, Weights s, Weights z, long axis) {
		if (s.size() == 1) {
			double scale = s.get(0);
			double zero = z == null || z.size() == 0 ? 0 : z.get(0);
			return new Weights(q.dims, i -> (q.get(i) - zero) * scale);
		}
		int along = (int) (axis < 0 ? axis + q.dims.length : axis);
		if (along < 0 || along >= q.dims.length || s.size() != q.dims[along] || z != null && z.size() != s.size()) {
			return null;
		}
		long inner = 1;
		for (int d = along + 1; d < q.dims.length; d++) {
			inner *= q.dims[d];
		}
		long step = inner;
		return new Weights(q.dims, i -> {
			long at = i / step % q.dims[along];
			return (q.get(i) - (z == null ? 0 : z.get(at))) * s.get(at);
		});
	}

	private static Weights plain(ModelFile file, TensorProto tensor, Arena arena) throws InputException {
		long[] dims = tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
		TensorProto.DataType type = TensorProto.DataType.forNumber(tensor.getDataType());
		Reader reader;
		if (ExternalData.isExternal(tensor)) {
			MemorySegment bytes = file.external().bytes(tensor, arena);
			if (bytes.byteSize() < Tensors.elements(tensor.getDimsList()) * Tensors.bits(tensor.getDataType()) / 8) {
				throw file.refuse("is damaged: the external weights of '" + Text.printable(tensor.getName()) + "' are too short");
			}
			reader = raw(type, bytes);
		} else if (tensor.hasRawData()) {
			reader = raw(type, MemorySegment.ofBuffer(tensor.getRawData().asReadOnlyByteBuffer()));
		} else {
			reader = listed(type, tensor);
		}
		return reader == null ? null : new Weights(dims, reader);
	}

	private static Reader raw(TensorProto.DataType type, MemorySegment bytes) {
		return switch (type) {
		case FLOAT -> i -> bytes.get(FLOAT, i * Float.BYTES);
		case DOUBLE -> i -> bytes.get(DOUBLE, i * Double.BYTES);
		case FLOAT16 -> i -> Float.float16ToFloat(bytes.get(SHORT, i * Short.BYTES));
		case BFLOAT16 -> i -> Float.intBitsToFloat(bytes.get(SHORT, i * Short.BYTES) << 16);
		case INT32 -> i -> bytes.get(INT, i * Integer.BYTES);
		case INT16 -> i -> bytes.get(SHORT, i * Short.BYTES);
		case UINT16 -> i -> bytes.get(SHORT, i * Short.BYTES) & 0xffff;
		case INT8 -> i -> bytes.get(ValueLayout.JAVA_BYTE, i);
		case UINT8 -> i -> bytes.get(ValueLayout.JAVA_BYTE, i) & 0xff;
		case null, default -> null;
		};
	}

	private static Reader listed(TensorProto.DataType type, TensorProto tensor) {
		return switch (type) {
		case FLOAT -> i -> tensor.getFloatData((int) i);
		case DOUBLE -> i -> tensor.getDoubleData((int) i);
		case FLOAT16 -> i -> Float.float16ToFloat((short) tensor.getInt32Data((int) i));
		case BFLOAT16 -> i -> Float.intBitsToFloat(tensor.getInt32Data((int) i) << 16);
		case INT32, INT16, UINT16, INT8, UINT8 -> i -> tensor.getInt32Data((int) i);
		case null, default -> null;
		};
	}

	public int rank() {
		return dims.length;
	}

	public long dim(int axis) {
		return dims[axis];
	}

	public long size() {
		long size = 1;
		for (long d : dims) {
			size *= d;
		}
		return size;
	}

	public double get(long i) {
		return values.get(i);
	}
}
