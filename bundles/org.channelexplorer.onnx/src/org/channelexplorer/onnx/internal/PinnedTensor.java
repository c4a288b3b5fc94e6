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
 * A tensor over memory of ours, which the runtime reads or writes in place. Our side is contiguous float32; a float16 tensor
 * has separate memory for the runtime, and values are converted.
 */
final class PinnedTensor implements AutoCloseable {
	/** Aligned for every vector instruction, as the runtime's own memory is: sums may be rounded differently otherwise. */
	private static final int ALIGNMENT = 64;

	private final String name;
	private final long size;
	private final int lastAxis;
	private final MemorySegment floats;
	/** The runtime's values when they are float16, else null. */
	private final MemorySegment halves;
	private final OnnxTensor tensor;

	/** Allocates the memory. */
	PinnedTensor(OrtEnvironment environment, OnnxRunner.Tensor of, Arena arena) throws OrtException {
		name = of.name();
		size = Arrays.stream(of.dims()).reduce(1, Math::multiplyExact);
		lastAxis = of.dims().length == 0 ? 1 : (int) of.dims()[of.dims().length - 1];
		floats = arena.allocate(Math.multiplyExact(size, Float.BYTES), ALIGNMENT);
		halves = of.half() ? arena.allocate(size * Short.BYTES, ALIGNMENT) : null;
		tensor = halves != null ? OnnxTensor.createTensor(environment, buffer(halves).asShortBuffer(), of.dims(), OnnxJavaType.FLOAT16)
				: OnnxTensor.createTensor(environment, buffer(floats).asFloatBuffer(), of.dims());
	}

	private static ByteBuffer buffer(MemorySegment segment) {
		return segment.asByteBuffer().order(ByteOrder.nativeOrder());
	}

	String name() {
		return name;
	}

	/** Number of values. */
	long size() {
		return size;
	}

	/** Length of the last axis. */
	int lastAxis() {
		return lastAxis;
	}

	/** Our values. */
	MemorySegment floats() {
		return floats;
	}

	/** The runtime's view. */
	OnnxTensor tensor() {
		return tensor;
	}

	/** Makes our values the runtime's; before a run. */
	void toRuntime() {
		if (halves != null) {
			for (long i = 0; i < size; i++) {
				halves.setAtIndex(ValueLayout.JAVA_SHORT, i, Float.floatToFloat16(floats.getAtIndex(ValueLayout.JAVA_FLOAT, i)));
			}
		}
	}

	/** Makes the runtime's values ours; after a run. */
	void fromRuntime() {
		if (halves != null) {
			for (long i = 0; i < size; i++) {
				floats.setAtIndex(ValueLayout.JAVA_FLOAT, i, Float.float16ToFloat(halves.getAtIndex(ValueLayout.JAVA_SHORT, i)));
			}
		}
	}

	@Override
	public void close() {
		tensor.close();
	}
}
