package org.channelexplorer.onnx.internal;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A tensor over memory of ours, which the runtime reads or writes in place. Made for the largest batch; smaller batches see
 * the beginning of the same memory. Values are float32 on our side; a float16 tensor has a second buffer.
 */
final class PinnedTensor implements AutoCloseable {
	/** Aligned for vector instructions. */
	private static final int ALIGNMENT = 64;

	private final String name;
	private final long[] dims;
	private final boolean half;
	private final long perImage;
	private final MemorySegment own;
	private final MemorySegment floats;
	/** By number of images, less one. */
	private final OnnxTensor[] tensors;

	/**
	 * Allocates the memory.
	 *
	 * @param dims axes for the largest batch, the image's first
	 */
	PinnedTensor(String name, long[] dims, boolean half, Arena arena) {
		this.name = name;
		this.dims = dims.clone();
		this.half = half;
		int batch = Math.toIntExact(dims[0]);
		perImage = Arrays.stream(dims).skip(1).reduce(1, Math::multiplyExact);
		floats = arena.allocate(Math.multiplyExact(Math.multiplyExact(perImage, batch), Float.BYTES), ALIGNMENT);
		own = half ? arena.allocate(perImage * batch * Short.BYTES, ALIGNMENT) : floats;
		tensors = new OnnxTensor[batch];
	}

	String name() {
		return name;
	}

	/** Axes for the largest batch. */
	long[] dims() {
		return dims.clone();
	}

	/** Floats per image. */
	long perImage() {
		return perImage;
	}

	/** Our float32 values for the largest batch, image by image. */
	MemorySegment floats() {
		return floats;
	}

	/** The runtime's view of the first images. */
	OnnxTensor tensor(OrtEnvironment environment, int images) throws OrtException {
		OnnxTensor tensor = tensors[images - 1];
		if (tensor == null) {
			long[] shape = dims.clone();
			shape[0] = images;
			ByteBuffer bytes = own.asSlice(0, own.byteSize() / dims[0] * images).asByteBuffer().order(ByteOrder.nativeOrder());
			tensor = half ? OnnxTensor.createTensor(environment, bytes.asShortBuffer(), shape, OnnxJavaType.FLOAT16)
					: OnnxTensor.createTensor(environment, bytes.asFloatBuffer(), shape);
			tensors[images - 1] = tensor;
		}
		return tensor;
	}

	/** Makes our values the runtime's; before a run. */
	void toRuntime(int images) {
		for (long i = 0; half && i < perImage * images; i++) {
			own.setAtIndex(ValueLayout.JAVA_SHORT, i, Float.floatToFloat16(floats.getAtIndex(ValueLayout.JAVA_FLOAT, i)));
		}
	}

	/** Makes the runtime's values ours; after a run. */
	void fromRuntime(int images) {
		for (long i = 0; half && i < perImage * images; i++) {
			floats.setAtIndex(ValueLayout.JAVA_FLOAT, i, Float.float16ToFloat(own.getAtIndex(ValueLayout.JAVA_SHORT, i)));
		}
	}

	@Override
	public void close() {
		for (OnnxTensor tensor : tensors) {
			if (tensor != null) {
				tensor.close();
			}
		}
	}
}
