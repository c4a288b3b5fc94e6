package org.channelexplorer.djl.internal.run;

import ai.djl.ndarray.NDArray;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.internal.kernel.Transposition;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/** One thread's images and activations. What a run gave is read where the engine has it, and freed before the next one. */
final class EngineWorker implements NetworkRunner.Worker {
	private final EngineRunner runner;
	private final Arena arena = Arena.ofShared();
	private final ByteBuffer input;
	/** Activations in the order [channel][map]; null until asked for. */
	private final MemorySegment[] scratch;
	private final boolean[] reordered;
	private EngineRun run;
	private boolean closed;

	EngineWorker(EngineRunner runner) {
		this.runner = runner;
		scratch = new MemorySegment[runner.taps().size()];
		reordered = new boolean[runner.taps().size()];
		input = arena.allocate((long) runner.input().size() * Float.BYTES, Float.BYTES).asByteBuffer().order(ByteOrder.nativeOrder());
	}

	@Override
	public FloatBuffer inputBuffer() {
		return input.duplicate().order(ByteOrder.nativeOrder()).clear().asFloatBuffer();
	}

	@Override
	public void run(int count) throws InputException {
		if (closed) {
			throw new IllegalStateException("the runner is closed");
		}
		if (count != 1) {
			throw new IllegalArgumentException(count + " images in a batch of 1");
		}
		free();
		run = runner.run(input.duplicate().order(ByteOrder.nativeOrder()).clear());
	}

	private void free() {
		Arrays.fill(reordered, false);
		if (run != null) {
			run.close();
			run = null;
		}
	}

	@Override
	public MemorySegment activations(int tap) {
		EngineRunner.Read read = runner.read(tap);
		Tap t = read.tap();
		MemorySegment values = values(read.place(), (long) t.channels() * t.height() * t.width());
		int positions = t.height() * t.width();
		if (t.layout().inOrder() || positions == 1 || t.channels() == 1) {
			return values;
		}
		if (scratch[tap] == null) {
			scratch[tap] = arena.allocate(values.byteSize(), Float.BYTES);
		}
		if (!reordered[tap]) {
			Transposition.channelsFirst(values, scratch[tap], 1, positions, t.channels());
			reordered[tap] = true;
		}
		return scratch[tap];
	}

	private MemorySegment values(int place, long expected) {
		if (closed || run == null) {
			throw new IllegalStateException("nothing has been run");
		}
		NDArray array = run.get(place);
		MemorySegment values = MemorySegment.ofBuffer(array.toByteBuffer(true).clear());
		if (values.byteSize() != expected * Float.BYTES) {
			throw new IllegalStateException("a tensor of " + values.byteSize() + " bytes, not of " + expected + " values");
		}
		return values;
	}

	@Override
	public float[] output(int image) {
		NetworkRunner.OutputSpec o = runner.output().orElseThrow(() -> new IllegalStateException("the network has no output of one vector per image"));
		if (image != 0) {
			throw new IndexOutOfBoundsException("image " + image + " of 1");
		}
		return values(EngineRun.OUTPUT, o.classes()).toArray(ValueLayout.JAVA_FLOAT);
	}

	@Override
	public void close() {
		if (!closed) {
			closed = true;
			free();
			runner.forget(this);
			arena.close();
		}
	}
}
