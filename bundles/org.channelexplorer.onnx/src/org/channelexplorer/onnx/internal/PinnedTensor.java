package org.channelexplorer.onnx.internal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.channelexplorer.core.model.InputTensor.Element;

/**
 * A tensor over memory of ours, which the runtime reads or writes in place. Our side is contiguous float32; a tensor of another type
 * has separate memory for the runtime, and values are converted.
 */
final class PinnedTensor implements AutoCloseable {
	/** Aligned for every vector instruction, as the runtime's own memory is: sums may be rounded differently otherwise. */
	private static final int ALIGNMENT = 64;

	private final String name;
	private final long size;
	private final int lastAxis;
	private final MemorySegment floats;
	private final Element type;
	/** The runtime's values; {@link #floats} when they are float32. */
	private final MemorySegment own;
	private final OnnxTensor tensor;

	/** Allocates the memory. */
	PinnedTensor(OrtEnvironment environment, OnnxRunner.Tensor of, Arena arena) throws OrtException {
		name = of.name();
		size = Arrays.stream(of.dims()).reduce(1, Math::multiplyExact);
		lastAxis = of.dims().length == 0 ? 1 : (int) of.dims()[of.dims().length - 1];
		floats = arena.allocate(Math.multiplyExact(size, Float.BYTES), ALIGNMENT);
		type = of.type();
		own = type == Element.FLOAT32 ? floats : arena.allocate(Math.multiplyExact(size, type.bytes()), ALIGNMENT);
		tensor = Elements.tensor(environment, type, own.asByteBuffer().order(ByteOrder.nativeOrder()), of.dims());
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
		if (own != floats) {
			Elements.write(floats, own, type, size);
		}
	}

	/** Makes the runtime's values ours; after a run. */
	void fromRuntime() {
		if (own != floats) {
			Elements.read(own, type, floats, size);
		}
	}

	@Override
	public void close() {
		tensor.close();
	}
}
