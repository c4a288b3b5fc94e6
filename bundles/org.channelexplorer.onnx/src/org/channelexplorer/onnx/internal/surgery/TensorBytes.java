package org.channelexplorer.onnx.internal.surgery;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.ExternalData;
import org.channelexplorer.onnx.internal.ModelFile;
import org.channelexplorer.onnx.internal.Tensors;
import org.channelexplorer.onnx.internal.Text;

/** The bytes of constants as the format stores them, little-endian, wherever they are. */
final class TensorBytes {
	private final ModelFile file;

	TensorBytes(ModelFile file) {
		this.file = file;
	}

	static boolean whole(int type) {
		return switch (DataType.forNumber(type)) {
		case INT64, INT32, INT16, INT8, UINT64, UINT32, UINT16, UINT8, BOOL -> true;
		case null, default -> false;
		};
	}

	static boolean real(int type) {
		return switch (DataType.forNumber(type)) {
		case FLOAT, DOUBLE, FLOAT16, BFLOAT16 -> true;
		case null, default -> false;
		};
	}

	/** All values, dense. @throws InputException when the type has no bytes of fixed size */
	ByteBuffer of(TensorProto t, Arena arena) throws InputException {
		if (Tensors.bits(t.getDataType()) == 0) {
			throw file.refuse("keeps the constant '" + Text.printable(t.getName()) + "' as " + DataType.forNumber(t.getDataType()) + ", which cannot be cut");
		}
		if (ExternalData.isExternal(t)) {
			MemorySegment bytes = file.external().bytes(t, arena);
			return bytes.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
		}
		if (t.hasRawData()) {
			return t.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
		}
		return listed(t);
	}

	private static ByteBuffer listed(TensorProto t) {
		int each = Tensors.bits(t.getDataType()) / 8;
		int count = Math.toIntExact(Tensors.elements(t.getDimsList()));
		ByteBuffer bytes = ByteBuffer.allocate(count * each).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < count; i++) {
			switch (DataType.forNumber(t.getDataType())) {
			case FLOAT -> bytes.putFloat(t.getFloatData(i));
			case DOUBLE -> bytes.putDouble(t.getDoubleData(i));
			case INT64 -> bytes.putLong(t.getInt64Data(i));
			case UINT64 -> bytes.putLong(t.getUint64Data(i));
			case UINT32 -> bytes.putInt((int) t.getUint64Data(i));
			case COMPLEX64 -> bytes.putFloat(t.getFloatData(2 * i)).putFloat(t.getFloatData(2 * i + 1));
			case COMPLEX128 -> bytes.putDouble(t.getDoubleData(2 * i)).putDouble(t.getDoubleData(2 * i + 1));
			default -> {
				int v = t.getInt32Data(i);
				switch (each) {
				case 1 -> bytes.put((byte) v);
				case 2 -> bytes.putShort((short) v);
				default -> bytes.putInt(v);
				}
			}
			}
		}
		return bytes.flip();
	}

	/** The values as numbers; null when the type has none. */
	double[] numbers(TensorProto t, Arena arena) throws InputException {
		if (!whole(t.getDataType()) && !real(t.getDataType())) {
			return null;
		}
		ByteBuffer bytes = of(t, arena);
		double[] numbers = new double[Math.toIntExact(Tensors.elements(t.getDimsList()))];
		if (bytes.remaining() < numbers.length * Tensors.bits(t.getDataType()) / 8) {
			throw file.refuse("is damaged: the constant '" + Text.printable(t.getName()) + "' is too short");
		}
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = switch (DataType.forNumber(t.getDataType())) {
			case FLOAT -> bytes.getFloat();
			case DOUBLE -> bytes.getDouble();
			case FLOAT16 -> Float.float16ToFloat(bytes.getShort());
			case BFLOAT16 -> Float.intBitsToFloat(bytes.getShort() << 16);
			case INT64, UINT64 -> bytes.getLong();
			case INT32 -> bytes.getInt();
			case UINT32 -> bytes.getInt() & 0xffffffffL;
			case INT16 -> bytes.getShort();
			case UINT16 -> bytes.getShort() & 0xffff;
			case UINT8, BOOL -> bytes.get() & 0xff;
			default -> bytes.get();
			};
		}
		return numbers;
	}

	/** The same numbers. */
	static double[] doubles(float[] numbers) {
		double[] doubles = new double[numbers.length];
		for (int i = 0; i < doubles.length; i++) {
			doubles[i] = numbers[i];
		}
		return doubles;
	}

	/** A constant of real numbers. @param type FLOAT, DOUBLE, FLOAT16 or BFLOAT16 */
	static TensorProto reals(String name, int type, List<Long> dims, double[] numbers) {
		ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Tensors.bits(type) / 8).order(ByteOrder.LITTLE_ENDIAN);
		for (double v : numbers) {
			switch (DataType.forNumber(type)) {
			case DOUBLE -> bytes.putDouble(v);
			case FLOAT16 -> bytes.putShort(Float.floatToFloat16((float) v));
			case BFLOAT16 -> bytes.putShort((short) (Float.floatToIntBits((float) v) + 0x8000 >>> 16));
			default -> bytes.putFloat((float) v);
			}
		}
		return raw(name, type, dims, bytes.flip());
	}

	static TensorProto raw(String name, int type, List<Long> dims, ByteBuffer bytes) {
		return TensorProto.newBuilder().setName(name).setDataType(type).addAllDims(dims).setRawData(ByteString.copyFrom(bytes)).build();
	}

	/** A list of 64-bit integers. */
	static TensorProto integers(String name, long... values) {
		ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		for (long v : values) {
			bytes.putLong(v);
		}
		return raw(name, DataType.INT64_VALUE, List.of((long) values.length), bytes.flip());
	}

	/** Some indices along an axis, in the order given. @return bytes, to be read from the start */
	static ByteBuffer selected(ByteBuffer from, List<Long> dims, int each, int axis, int[] indices) {
		int inner = each;
		for (int d = axis + 1; d < dims.size(); d++) {
			inner = Math.multiplyExact(inner, Math.toIntExact(dims.get(d)));
		}
		int length = Math.toIntExact(dims.get(axis));
		int outer = Math.toIntExact(dims.subList(0, axis).stream().reduce(1L, Math::multiplyExact));
		ByteBuffer made = ByteBuffer.allocate(Math.multiplyExact(Math.multiplyExact(outer, indices.length), inner)).order(ByteOrder.LITTLE_ENDIAN);
		for (int o = 0; o < outer; o++) {
			for (int index : indices) {
				int at = Math.addExact(from.position(), Math.multiplyExact(o * length + index, inner));
				made.put(from.slice(at, inner));
			}
		}
		return made.flip();
	}
}
