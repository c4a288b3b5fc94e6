package org.channelexplorer.onnx.internal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Objects;
import org.channelexplorer.core.model.InputTensor;

/** An input besides the image, over memory of ours in the network's own type. */
final class FurtherTensor implements AutoCloseable {
	/** Aligned for every vector instruction, as the runtime's own memory is. */
	private static final int ALIGNMENT = 64;

	private final InputTensor input;
	private final int images;
	private final MemorySegment memory;
	private final OnnxTensor tensor;

	/**
	 * Allocates the memory, zeroed.
	 *
	 * @param images images in one run
	 */
	FurtherTensor(OrtEnvironment environment, InputTensor input, int images, Arena arena) throws OrtException {
		this.input = input;
		this.images = images;
		long bytes = Math.multiplyExact((long) input.bytes(), images);
		memory = arena.allocate(Math.max(1, bytes), ALIGNMENT);
		long shared = input.bytes() * (input.batched() ? (long) images : 1);
		tensor = Elements.tensor(environment, input.type(), memory.asSlice(0, shared).asByteBuffer().order(ByteOrder.nativeOrder()),
				FurtherInputs.dims(input, images));
	}

	String name() {
		return input.name();
	}

	/** The values of an image. */
	MemorySegment image(int image) {
		return memory.asSlice((long) Objects.checkIndex(image, images) * input.bytes(), input.bytes());
	}

	/** Zeroes what stands in for the images from {@code count} on. */
	void clear(int count) {
		for (int i = count; i < images; i++) {
			image(i).fill((byte) 0);
		}
	}

	/** The runtime's view. */
	OnnxTensor tensor() {
		return tensor;
	}

	@Override
	public void close() {
		tensor.close();
	}
}
