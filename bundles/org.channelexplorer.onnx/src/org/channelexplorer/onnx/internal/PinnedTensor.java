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
 * A tensor over memory of ours, which the runtime reads or writes in place: one slot for each of the runs of a batch. Our
 * side is contiguous float32. Where that is not what the runtime should see, because the type is float16 or a slot would not
 * be aligned (sums may be rounded differently then), the runtime has memory of its own and values are copied.
 */
final class PinnedTensor implements AutoCloseable {
	/** Aligned for every vector instruction, as the runtime's own memory is. */
	private static final int ALIGNMENT = 64;

	private final String name;
	private final long[] dims;
	private final boolean half;
	private final long perRun;
	private final MemorySegment floats;
	private final MemorySegment own;
	private final OnnxTensor[] tensors;

	/**
	 * Allocates the memory.
	 *
	 * @param dims axes in one run
	 * @param runs runs of the largest batch
	 */
	PinnedTensor(String name, long[] dims, boolean half, int runs, Arena arena) {
		this.name = name;
		this.dims = dims.clone();
		this.half = half;
		perRun = Arrays.stream(dims).reduce(1, Math::multiplyExact);
		floats = arena.allocate(Math.multiplyExact(Math.multiplyExact(perRun, runs), Float.BYTES), ALIGNMENT);
		boolean direct = !half && (perRun * Float.BYTES % ALIGNMENT == 0 || runs == 1);
		own = direct ? floats : arena.allocate(stride() * runs, ALIGNMENT);
		tensors = new OnnxTensor[runs];
	}

	/** Bytes from slot to slot on the runtime's side. */
	private long stride() {
		long bytes = perRun * (half ? Short.BYTES : Float.BYTES);
		return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	}

	String name() {
		return name;
	}

	/** Floats in one run. */
	long perRun() {
		return perRun;
	}

	/** Our values, run by run. */
	MemorySegment floats() {
		return floats;
	}

	/** The runtime's view of a slot. */
	OnnxTensor tensor(OrtEnvironment environment, int run) throws OrtException {
		if (tensors[run] == null) {
			ByteBuffer bytes = slot(run).asByteBuffer().order(ByteOrder.nativeOrder());
			tensors[run] = half ? OnnxTensor.createTensor(environment, bytes.asShortBuffer(), dims, OnnxJavaType.FLOAT16)
					: OnnxTensor.createTensor(environment, bytes.asFloatBuffer(), dims);
		}
		return tensors[run];
	}

	private MemorySegment slot(int run) {
		return own == floats ? ours(run) : own.asSlice(run * stride(), perRun * (half ? Short.BYTES : Float.BYTES));
	}

	private MemorySegment ours(int run) {
		return floats.asSlice(run * perRun * Float.BYTES, perRun * Float.BYTES);
	}

	/** Makes our values the runtime's; before a run. */
	void toRuntime(int run) {
		if (half) {
			MemorySegment from = ours(run);
			MemorySegment to = slot(run);
			for (long i = 0; i < perRun; i++) {
				to.setAtIndex(ValueLayout.JAVA_SHORT, i, Float.floatToFloat16(from.getAtIndex(ValueLayout.JAVA_FLOAT, i)));
			}
		} else if (own != floats) {
			slot(run).copyFrom(ours(run));
		}
	}

	/** Makes the runtime's values ours; after a run. */
	void fromRuntime(int run) {
		if (half) {
			MemorySegment from = slot(run);
			MemorySegment to = ours(run);
			for (long i = 0; i < perRun; i++) {
				to.setAtIndex(ValueLayout.JAVA_FLOAT, i, Float.float16ToFloat(from.getAtIndex(ValueLayout.JAVA_SHORT, i)));
			}
		} else if (own != floats) {
			ours(run).copyFrom(slot(run));
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
