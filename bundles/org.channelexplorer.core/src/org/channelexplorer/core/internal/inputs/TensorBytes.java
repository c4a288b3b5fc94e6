package org.channelexplorer.core.internal.inputs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.channelexplorer.core.model.InputTensor;
import org.channelexplorer.core.store.NpyTensor;

/**
 * Values as the bytes of a network's input. Real numbers are rounded to the input's type; a whole number or a truth value must
 * be one already.
 */
public final class TensorBytes {
	private TensorBytes() {
	}

	/** One number in every place. @throws IOException saying why the type cannot hold it */
	public static byte[] filled(InputTensor input, double value) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(input.bytes()).order(ByteOrder.nativeOrder());
		for (int i = 0; i < input.values(); i++) {
			put(bytes, input.type(), value);
		}
		return bytes.array();
	}

	/**
	 * A tensor, [1, shape] or shape; a single value fills every place.
	 *
	 * @throws IOException saying, without the file's name, why it cannot be taken
	 */
	public static byte[] of(NpyTensor tensor, InputTensor input) throws IOException {
		int[] wanted = input.shape().stream().mapToInt(Integer::intValue).toArray();
		int[] shape = tensor.shape();
		boolean batch = shape.length == wanted.length + 1 && shape[0] == 1;
		if (!Arrays.equals(batch ? Arrays.copyOfRange(shape, 1, shape.length) : shape, wanted)) {
			if (shape.length == 0) {
				return filled(input, tensor.number(0));
			}
			throw new IOException("the tensor is " + tensor.axes() + "; the input takes " + NpyTensor.axes(wanted));
		}
		ByteBuffer bytes = ByteBuffer.allocate(input.bytes()).order(ByteOrder.nativeOrder());
		for (int i = 0; i < tensor.size(); i++) {
			if (input.type() == InputTensor.Element.INT64 && !tensor.floating()) {
				bytes.putLong(tensor.integer(i));
			} else {
				put(bytes, input.type(), tensor.number(i));
			}
		}
		return bytes.array();
	}

	private static void put(ByteBuffer to, InputTensor.Element type, double value) throws IOException {
		if (!Double.isFinite(value)) {
			throw new IOException("the tensor holds NaN or infinite values");
		}
		switch (type) {
		case FLOAT32 -> to.putFloat((float) finite((float) value, value, type));
		case FLOAT16 -> {
			short half = Float.floatToFloat16((float) value);
			finite(Float.float16ToFloat(half), value, type);
			to.putShort(half);
		}
		case FLOAT64 -> to.putDouble(value);
		case INT64 -> to.putLong((long) whole(value, -0x1p63, 0x1p63, type));
		case INT32 -> to.putInt((int) whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE + 1.0, type));
		case UINT8 -> to.put((byte) whole(value, 0, 256, type));
		case BOOL -> to.put((byte) whole(value, 0, 2, type));
		}
	}

	private static double finite(float rounded, double value, InputTensor.Element type) throws IOException {
		if (!Float.isFinite(rounded)) {
			throw new IOException(value + " is too large for " + type.text());
		}
		return rounded;
	}

	private static double whole(double value, double from, double below, InputTensor.Element type) throws IOException {
		if (value != Math.rint(value) || value < from || value >= below) {
			throw new IOException("the input is of type " + type.text() + ", which cannot hold " + value);
		}
		return value;
	}
}
