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
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/**
 * A session with pinned memory: images are read and activations written in place, a run allocates nothing but the runtime's
 * own temporaries.
 * <p>
 * Every image runs alone, on one thread, and several threads take several images: arithmetic shared among threads or images
 * is rounded differently for another number of them, and costs more. So the values depend neither on the batch size nor on
 * the number of threads.
 */
final class OnnxRunner implements NetworkRunner {
	/** For messages; the parsed model must not stay in memory as long as the runner. */
	private final Path file;
	private final OrtEnvironment environment;
	private final OrtSession session;
	private final Arena arena;
	private final Parallel parallel;
	private final InputSpec spec;
	private final int batch;
	/** 1, or the batch the network is fixed at. */
	private final int imagesPerRun;
	private final PinnedTensor input;
	private final FloatBuffer inputBuffer;
	private final List<FurtherTensor> further;
	private final Map<String, PinnedTensor> outputs;
	private final List<Tap> taps;
	private final Optional<OutputSpec> output;
	/** Reordered activations by tap; null until asked for, or when the tensor's own order is right. */
	private final MemorySegment[] scratch;
	private final boolean[] reordered;
	private int images;
	private boolean closed;

	/**
	 * Takes over what {@link RunnerFactory} has made.
	 *
	 * @param imagesPerRun 1, or the batch the network is fixed at
	 */
	OnnxRunner(Path file, OrtEnvironment environment, OrtSession session, Arena arena, Parallel parallel, InputSpec spec, int batch,
			int imagesPerRun, PinnedTensor input, List<FurtherTensor> further, Map<String, PinnedTensor> outputs, List<Tap> taps, Optional<OutputSpec> output) {
		this.file = file;
		this.environment = environment;
		this.session = session;
		this.arena = arena;
		this.parallel = parallel;
		this.spec = spec;
		this.batch = batch;
		this.imagesPerRun = imagesPerRun;
		this.input = input;
		this.further = List.copyOf(further);
		this.outputs = new LinkedHashMap<>(outputs);
		this.taps = List.copyOf(taps);
		this.output = output;
		inputBuffer = input.floats().asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
		scratch = new MemorySegment[taps.size()];
		reordered = new boolean[taps.size()];
	}

	@Override
	public InputSpec input() {
		return spec;
	}

	@Override
	public int batch() {
		return batch;
	}

	@Override
	public FloatBuffer inputBuffer() {
		return inputBuffer.duplicate().clear();
	}

	@Override
	public MemorySegment further(int tensor, int image) {
		return further.get(tensor).image(java.util.Objects.checkIndex(image, batch));
	}

	@Override
	public List<Tap> taps() {
		return taps;
	}

	@Override
	public void run(int count) throws InputException {
		if (closed) {
			throw new IllegalStateException("the runner is closed");
		}
		if (count < 1 || count > batch) {
			throw new IllegalArgumentException(count + " images in a batch of " + batch);
		}
		images = 0;
		Arrays.fill(reordered, false);
		int runs = (count + imagesPerRun - 1) / imagesPerRun;
		if (runs * imagesPerRun > count) {
			// what stands in for the missing images of a fixed batch must not be left to chance
			long from = (long) count * spec.size() * Float.BYTES;
			input.floats().asSlice(from, (long) runs * imagesPerRun * spec.size() * Float.BYTES - from).fill((byte) 0);
			further.forEach(f -> f.clear(count, runs));
		}
		OrtException[] problems = new OrtException[runs];
		parallel.run(runs, r -> problems[r] = runSlot(r));
		for (OrtException problem : problems) {
			if (problem != null) {
				throw new InputException(file + " cannot be run on these images: " + OrtReasons.sentence(String.valueOf(problem.getMessage())), problem);
			}
		}
		images = count;
	}

	/** Runs one slot; gives what went wrong, null for nothing. */
	private OrtException runSlot(int slot) {
		try {
			Map<String, OnnxTensor> pinned = new HashMap<>();
			for (PinnedTensor o : outputs.values()) {
				pinned.put(o.name(), o.tensor(environment, slot));
			}
			input.toRuntime(slot);
			Map<String, OnnxTensor> inputs = new HashMap<>();
			inputs.put(input.name(), input.tensor(environment, slot));
			for (FurtherTensor f : further) {
				inputs.put(f.name(), f.tensor(environment, slot));
			}
			try (OrtSession.Result result = session.run(inputs, Set.of(), pinned)) {
				outputs.values().forEach(o -> o.fromRuntime(slot));
			}
			return null;
		} catch (OrtException e) {
			return e;
		}
	}

	@Override
	public MemorySegment activations(int tap) {
		checkRun(0);
		Tap t = taps.get(tap);
		PinnedTensor values = outputs.get(t.tensor());
		long bytes = values.perRun() / imagesPerRun * images * Float.BYTES;
		int positions = t.height() * t.width();
		boolean inOrder = t.layout() == Tap.Layout.CHANNELS_FIRST || t.layout() == Tap.Layout.DENSE || positions == 1 || t.channels() == 1;
		if (inOrder) {
			return values.floats().asSlice(0, bytes);
		}
		if (scratch[tap] == null) {
			scratch[tap] = arena.allocate(values.floats().byteSize(), Float.BYTES);
		}
		if (!reordered[tap]) {
			Transposition.channelsFirst(values.floats(), scratch[tap], images, positions, t.channels());
			reordered[tap] = true;
		}
		return scratch[tap].asSlice(0, bytes);
	}

	@Override
	public Optional<OutputSpec> output() {
		return output;
	}

	@Override
	public float[] output(int image) {
		checkRun(image);
		OutputSpec o = output.orElseThrow(() -> new IllegalStateException("the network has no output of one vector per image"));
		MemorySegment values = outputs.get(o.name()).floats();
		return values.asSlice((long) image * o.classes() * Float.BYTES, (long) o.classes() * Float.BYTES).toArray(ValueLayout.JAVA_FLOAT);
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
		parallel.close();
		input.close();
		further.forEach(FurtherTensor::close);
		outputs.values().forEach(PinnedTensor::close);
		try {
			session.close();
		} catch (OrtException e) {
			throw new IllegalStateException(file + ": the session of ONNX Runtime does not close", e);
		} finally {
			arena.close();
		}
	}
}
