package org.channelexplorer.onnx.internal;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.channelexplorer.core.model.InputTensor;

/** An input besides the image, over memory of ours in the network's own type: one slot for each of the runs of a batch. */
final class FurtherTensor implements AutoCloseable {
	/** Aligned for every vector instruction, as the runtime's own memory is. */
	private static final int ALIGNMENT = 64;

	private final InputTensor input;
	private final int imagesPerRun;
	private final long[] dims;
	private final long stride;
	private final MemorySegment memory;
	private final OnnxTensor[] tensors;

	/**
	 * Allocates the memory, zeroed.
	 *
	 * @param imagesPerRun images in one run
	 * @param runs         runs of the largest batch
	 */
	FurtherTensor(InputTensor input, int imagesPerRun, int runs, Arena arena) {
		this.input = input;
		this.imagesPerRun = imagesPerRun;
		dims = FurtherInputs.dims(input, imagesPerRun);
		stride = Math.max(ALIGNMENT, ((long) input.bytes() * imagesPerRun + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
		memory = arena.allocate(Math.multiplyExact(stride, runs), ALIGNMENT);
		tensors = new OnnxTensor[runs];
	}

	String name() {
		return input.name();
	}

	/** The values of an image of the batch. */
	MemorySegment image(int image) {
		return memory.asSlice(image / imagesPerRun * stride + (long) (image % imagesPerRun) * input.bytes(), input.bytes());
	}

	/** Zeroes what stands in for the images from {@code count} on. */
	void clear(int count, int runs) {
		for (int i = count; i < runs * imagesPerRun; i++) {
			image(i).fill((byte) 0);
		}
	}

	/** The runtime's view of a slot. */
	OnnxTensor tensor(OrtEnvironment environment, int run) throws OrtException {
		if (tensors[run] == null) {
			long bytes = input.bytes() * (input.batched() ? (long) imagesPerRun : 1);
			tensors[run] = of(environment, input.type(), memory.asSlice(run * stride, bytes).asByteBuffer().order(ByteOrder.nativeOrder()), dims);
		}
		return tensors[run];
	}

	/** A tensor over memory. */
	static OnnxTensor of(OrtEnvironment environment, InputTensor.Element type, ByteBuffer bytes, long[] dims) throws OrtException {
		return switch (type) {
		case FLOAT32 -> OnnxTensor.createTensor(environment, bytes.asFloatBuffer(), dims);
		case FLOAT16 -> OnnxTensor.createTensor(environment, bytes.asShortBuffer(), dims, OnnxJavaType.FLOAT16);
		case INT64 -> OnnxTensor.createTensor(environment, bytes.asLongBuffer(), dims);
		case INT32 -> OnnxTensor.createTensor(environment, bytes.asIntBuffer(), dims);
		case BOOL -> OnnxTensor.createTensor(environment, bytes, dims, OnnxJavaType.BOOL);
		};
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
