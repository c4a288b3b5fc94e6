package org.channelexplorer.onnx.internal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extension.NetworkRunner.OutputSpec;
import org.channelexplorer.core.internal.kernel.Transposition;
import org.channelexplorer.core.model.InputTensor;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/**
 * One thread's pinned memory: images are read and activations written in place, a run allocates nothing but the runtime's own
 * temporaries.
 */
final class OnnxWorker implements NetworkRunner.Worker {
	private final OnnxRunner runner;
	private final OrtSession session;
	private final Resources resources = new Resources();
	private final Arena arena = resources.add(Arena.ofShared());
	private final PinnedTensor input;
	private final FloatBuffer inputBuffer;
	private final List<FurtherTensor> further = new ArrayList<>();
	private final Map<String, OnnxTensor> fed = new HashMap<>();
	private final Map<String, PinnedTensor> outputs = new LinkedHashMap<>();
	private final Map<String, OnnxTensor> pinned = new HashMap<>();
	/** Reordered activations by tap; null until asked for, or when the tensor's own order is right. */
	private final MemorySegment[] scratch;
	private final boolean[] reordered;
	private int images;
	private boolean closed;

	/** @throws OutOfMemoryError when there is not enough direct memory; what was allocated is free again */
	OnnxWorker(OnnxRunner runner, OrtEnvironment environment, OrtSession session, OnnxRunner.Tensor input, List<InputTensor> further,
			Collection<OnnxRunner.Tensor> outputs)
			throws OrtException {
		this.runner = runner;
		this.session = session;
		scratch = new MemorySegment[runner.taps().size()];
		reordered = new boolean[runner.taps().size()];
		boolean complete = false;
		try {
			this.input = resources.add(new PinnedTensor(environment, input, arena));
			fed.put(input.name(), this.input.tensor());
			for (InputTensor f : further) {
				FurtherTensor tensor = resources.add(new FurtherTensor(environment, f, runner.batch(), arena));
				this.further.add(tensor);
				fed.put(f.name(), tensor.tensor());
			}
			for (OnnxRunner.Tensor o : outputs) {
				PinnedTensor tensor = resources.add(new PinnedTensor(environment, o, arena));
				this.outputs.put(o.name(), tensor);
				pinned.put(o.name(), tensor.tensor());
			}
			complete = true;
		} finally {
			if (!complete) {
				resources.close(); // the tensors before the memory they lie in
			}
		}
		inputBuffer = this.input.floats().asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
	}

	@Override
	public FloatBuffer inputBuffer() {
		return inputBuffer.duplicate().clear();
	}

	@Override
	public MemorySegment further(int tensor, int image) {
		return further.get(tensor).image(image);
	}

	@Override
	public void run(int count) throws InputException {
		if (closed) {
			throw new IllegalStateException("the runner is closed");
		}
		if (count < 1 || count > runner.batch()) {
			throw new IllegalArgumentException(count + " images in a batch of " + runner.batch());
		}
		images = 0;
		Arrays.fill(reordered, false);
		// what stands in for the missing images of a fixed batch must not be left to chance
		input.floats().asSlice((long) count * runner.input().size() * Float.BYTES).fill((byte) 0);
		further.forEach(f -> f.clear(count));
		input.toRuntime();
		try (OrtSession.Result _ = session.run(fed, Set.of(), pinned)) {
			outputs.values().forEach(PinnedTensor::fromRuntime);
		} catch (OrtException e) {
			throw runner.problem(e);
		}
		images = count;
	}

	@Override
	public MemorySegment activations(int tap) {
		checkRun(0);
		Tap t = runner.taps().get(tap);
		PinnedTensor values = outputs.get(t.tensor());
		long bytes = values.size() / runner.batch() * images * Float.BYTES;
		int positions = t.height() * t.width();
		boolean inOrder = t.layout().inOrder() || positions == 1 || t.channels() == 1;
		if (inOrder) {
			return values.floats().asSlice(0, bytes);
		}
		if (scratch[tap] == null) {
			scratch[tap] = arena.allocate(values.floats().byteSize(), Float.BYTES);
		}
		if (!reordered[tap]) {
			// each head is a separate matrix, as otherwise each image is
			int width = t.layout() == Tap.Layout.HEADS ? values.lastAxis() : t.channels();
			Transposition.channelsFirst(values.floats(), scratch[tap], images * (t.channels() / width), positions, width);
			reordered[tap] = true;
		}
		return scratch[tap].asSlice(0, bytes);
	}

	@Override
	public float[] output(int image) {
		checkRun(image);
		OutputSpec o = runner.output().orElseThrow(() -> new IllegalStateException("the network has no output of one vector per image"));
		MemorySegment values = outputs.get(o.name()).floats();
		return values.asSlice((long) image * o.classes() * Float.BYTES, (long) o.classes() * Float.BYTES).toArray(ValueLayout.JAVA_FLOAT);
	}

	/** The values of an exposed tensor for an image, in the tensor's own order; valid until the next run. */
	MemorySegment raw(String tensor, int image) {
		checkRun(image);
		PinnedTensor values = outputs.get(tensor);
		long bytes = values.size() / runner.batch() * Float.BYTES;
		return values.floats().asSlice(image * bytes, bytes);
	}

	private void checkRun(int image) {
		if (closed || images == 0) {
			throw new IllegalStateException("nothing has been run");
		}
		if (image < 0 || image >= images) {
			throw new IndexOutOfBoundsException("image " + image + " of " + images);
		}
	}

	@Override
	public void close() {
		if (closed) {
			return;
		}
		closed = true;
		runner.forget(this);
		resources.close();
	}
}
