package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.channelexplorer.core.model.InputTensor.Element;

/** Element types: as the file and the runtime call them, and the conversion from and to our float32. */
final class Elements {
	private static final int BYTE_MAXIMUM = 255;

	private Elements() {
	}

	/** The type of a declared tensor; empty when no values of it can be given. */
	static Optional<Element> of(int type) {
		return Element.of(Tensors.typeName(type));
	}

	/** The type of a tensor that {@linkplain TensorShape#isFloat() can be read}. */
	static Element of(OnnxJavaType type) {
		return Arrays.stream(Element.values()).filter(e -> runtime(e) == type).findFirst().orElseThrow(() -> new IllegalArgumentException(type.name()));
	}

	/** The type's number in a file. */
	static int number(Element type) {
		return switch (type) {
		case FLOAT32 -> TensorProto.DataType.FLOAT_VALUE;
		case FLOAT16 -> TensorProto.DataType.FLOAT16_VALUE;
		case FLOAT64 -> TensorProto.DataType.DOUBLE_VALUE;
		case INT64 -> TensorProto.DataType.INT64_VALUE;
		case INT32 -> TensorProto.DataType.INT32_VALUE;
		case UINT8 -> TensorProto.DataType.UINT8_VALUE;
		case BOOL -> TensorProto.DataType.BOOL_VALUE;
		};
	}

	private static OnnxJavaType runtime(Element type) {
		return switch (type) {
		case FLOAT32 -> OnnxJavaType.FLOAT;
		case FLOAT16 -> OnnxJavaType.FLOAT16;
		case FLOAT64 -> OnnxJavaType.DOUBLE;
		case INT64 -> OnnxJavaType.INT64;
		case INT32 -> OnnxJavaType.INT32;
		case UINT8 -> OnnxJavaType.UINT8;
		case BOOL -> OnnxJavaType.BOOL;
		};
	}

	/** A tensor over memory. */
	static OnnxTensor tensor(OrtEnvironment environment, Element type, ByteBuffer bytes, long[] dims) throws OrtException {
		return switch (type) {
		case FLOAT32 -> OnnxTensor.createTensor(environment, bytes.asFloatBuffer(), dims);
		case FLOAT16 -> OnnxTensor.createTensor(environment, bytes.asShortBuffer(), dims, OnnxJavaType.FLOAT16);
		case FLOAT64 -> OnnxTensor.createTensor(environment, bytes.asDoubleBuffer(), dims);
		case INT64 -> OnnxTensor.createTensor(environment, bytes.asLongBuffer(), dims);
		case INT32 -> OnnxTensor.createTensor(environment, bytes.asIntBuffer(), dims);
		case UINT8, BOOL -> OnnxTensor.createTensor(environment, bytes, dims, runtime(type));
		};
	}

	/**
	 * Converts from float32. Bytes are rounded to the nearest and cut to 0 to 255.
	 *
	 * @param type FLOAT32, FLOAT16, FLOAT64 or UINT8
	 */
	static void write(MemorySegment floats, MemorySegment to, Element type, long size) {
		for (long i = 0; i < size; i++) {
			float v = floats.getAtIndex(ValueLayout.JAVA_FLOAT, i);
			switch (type) {
			case FLOAT32 -> to.setAtIndex(ValueLayout.JAVA_FLOAT, i, v);
			case FLOAT16 -> to.setAtIndex(ValueLayout.JAVA_SHORT, i, Float.floatToFloat16(v));
			case FLOAT64 -> to.setAtIndex(ValueLayout.JAVA_DOUBLE, i, v);
			case UINT8 -> to.set(ValueLayout.JAVA_BYTE, i, (byte) Math.clamp(Math.round(v), 0, BYTE_MAXIMUM));
			default -> throw new IllegalArgumentException(type.text());
			}
		}
	}

	/** Converts to float32. @param type FLOAT32, FLOAT16 or FLOAT64 */
	static void read(MemorySegment from, Element type, MemorySegment floats, long size) {
		for (long i = 0; i < size; i++) {
			floats.setAtIndex(ValueLayout.JAVA_FLOAT, i, switch (type) {
			case FLOAT32 -> from.getAtIndex(ValueLayout.JAVA_FLOAT, i);
			case FLOAT16 -> Float.float16ToFloat(from.getAtIndex(ValueLayout.JAVA_SHORT, i));
			case FLOAT64 -> (float) from.getAtIndex(ValueLayout.JAVA_DOUBLE, i);
			default -> throw new IllegalArgumentException(type.text());
			});
		}
	}

	/** A tensor's values as float32. @param tensor of a type that {@linkplain TensorShape#isFloat() can be read} */
	static float[] floats(OnnxTensor tensor) {
		float[] values;
		if (tensor.getInfo().type == OnnxJavaType.DOUBLE) {
			double[] wide = new double[tensor.getDoubleBuffer().remaining()];
			tensor.getDoubleBuffer().get(wide);
			values = new float[wide.length];
			for (int i = 0; i < wide.length; i++) {
				values[i] = (float) wide[i];
			}
		} else {
			java.nio.FloatBuffer buffer = tensor.getFloatBuffer(); // that of half precision has no array
			values = new float[buffer.remaining()];
			buffer.get(values);
		}
		return values;
	}
}
