package org.channelexplorer.djl.internal.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.internal.kernel.Transposition;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.djl.internal.MainOutput;
import org.channelexplorer.djl.internal.block.BlockSteps.Step;

/** Runs the blocks one after the other; several workers share them, each image runs alone. */
final class BlockRunner implements NetworkRunner {
	private final String name;
	private final BlockModel.Shared model;
	private final List<Step> steps;
	private final Shape image;
	private final List<Tap> taps;
	private final List<Integer> places;
	private final Optional<OutputSpec> output;
	private final Set<Worker> workers = new HashSet<>();
	private boolean closed;

	private BlockRunner(String name, BlockModel.Shared model, List<Step> steps, Shape image, List<Tap> taps, List<Integer> places,
			Optional<OutputSpec> output) {
		this.name = name;
		this.model = model;
		this.steps = steps;
		this.image = image;
		this.taps = taps;
		this.places = places;
		this.output = output;
	}

	/** @param model taken for this runner; given back when it cannot be made */
	static BlockRunner open(String name, BlockModel.Shared model, List<Step> steps, Shape image, List<Tap> known, RunnerOptions options) throws InputException {
		boolean complete = false;
		try {
			check(name, image, options);
			List<Integer> places = new ArrayList<>();
			for (Tap tap : options.taps()) {
				int place = steps.stream().map(Step::id).toList().indexOf(tap.tensor());
				if (place < 0 || known.get(place) == null) {
					throw new InputException(name + ": has no tensor '" + tap.tensor() + "' that can be read");
				}
				places.add(place);
			}
			List<Tap> taps = places.stream().map(known::get).toList();
			BlockRunner runner = new BlockRunner(name, model, steps, image, taps, List.copyOf(places), output(name, model, steps, image));
			complete = true;
			return runner;
		} finally {
			if (!complete) {
				model.giveBack();
			}
		}
	}

	private static void check(String name, Shape image, RunnerOptions options) throws InputException {
		if (!options.device().equals(ModelImporter.CPU)) {
			throw new InputException(name + ": can be run on the processor only, not on " + options.device());
		} else if (!options.further().isEmpty()) {
			throw new InputException(name + ": has one input: nothing else can be given to it");
		} else if (options.height() > 0 && options.height() != image.get(2) || options.width() > 0 && options.width() != image.get(3)) {
			throw new InputException(
					name + ": takes images of " + image.get(2) + " x " + image.get(3) + " only, not of " + options.height() + " x " + options.width());
		}
	}

	private static Optional<OutputSpec> output(String name, BlockModel.Shared model, List<Step> steps, Shape image) throws InputException {
		ByteBuffer blank = ByteBuffer.allocateDirect(Math.toIntExact(image.size() * Float.BYTES));
		try (BlockRun run = BlockRun.of(name, model.model().getNDManager(), steps, blank, image, Set.of())) {
			NDArray values = run.output().size() == 1 ? run.output().getFirst() : null;
			if (values == null || values.getShape().dimension() != 2 || values.getShape().get(0) != 1 || values.size() < 2) {
				return Optional.empty();
			}
			String last = steps.getLast().operation().toLowerCase(java.util.Locale.ROOT);
			MainOutput.Meaning meaning = last.equals("softmax") ? MainOutput.Meaning.PROBABILITIES
					: last.equals("linear") ? MainOutput.Meaning.LOGITS : MainOutput.Meaning.UNKNOWN;
			MainOutput told = new MainOutput(0, (int) values.size(), meaning).told(values.toFloatArray());
			return told.meaning() == MainOutput.Meaning.OTHER ? Optional.empty()
					: Optional.of(new OutputSpec("output", told.classes(), told.meaning() == MainOutput.Meaning.PROBABILITIES));
		}
	}

	@Override
	public InputSpec input() {
		return new InputSpec((int) image.get(1), (int) image.get(2), (int) image.get(3), false);
	}

	@Override
	public int batch() {
		return 1;
	}

	@Override
	public List<Tap> taps() {
		return taps;
	}

	@Override
	public Optional<OutputSpec> output() {
		return output;
	}

	@Override
	public synchronized Worker worker() {
		if (closed) {
			throw new IllegalStateException("the runner is closed");
		}
		Worker worker = new One();
		workers.add(worker);
		return worker;
	}

	private synchronized void forget(Worker worker) {
		workers.remove(worker);
	}

	@Override
	public void close() {
		List<Worker> open;
		synchronized (this) {
			if (closed) {
				return;
			}
			closed = true;
			open = List.copyOf(workers);
		}
		open.forEach(Worker::close);
		model.giveBack();
	}

	/** One thread's images. */
	private final class One implements Worker {
		private final Arena arena = Arena.ofShared();
		private final ByteBuffer input = arena.allocate((long) input().size() * Float.BYTES, Float.BYTES).asByteBuffer().order(ByteOrder.nativeOrder());
		private final NDManager manager = model.model().getNDManager().newSubManager();
		private final MemorySegment[] ordered = new MemorySegment[taps.size()];
		private BlockRun run;
		private boolean done;

		@Override
		public FloatBuffer inputBuffer() {
			return input.duplicate().order(ByteOrder.nativeOrder()).clear().asFloatBuffer();
		}

		@Override
		public void run(int count) throws InputException {
			if (done) {
				throw new IllegalStateException("the runner is closed");
			} else if (count != 1) {
				throw new IllegalArgumentException(count + " images in a batch of 1");
			}
			free();
			run = BlockRun.of(name, manager, steps, input.duplicate().order(ByteOrder.nativeOrder()).clear(), image, Set.copyOf(places));
		}

		private void free() {
			java.util.Arrays.fill(ordered, null);
			if (run != null) {
				run.close();
				run = null;
			}
		}

		@Override
		public MemorySegment activations(int tap) {
			if (run == null) {
				throw new IllegalStateException("nothing has been run");
			}
			Tap t = taps.get(tap);
			int positions = t.height() * t.width();
			MemorySegment values = MemorySegment.ofBuffer(run.of(places.get(tap)).toByteBuffer(true).clear());
			if (values.byteSize() != (long) t.channels() * positions * Float.BYTES) {
				throw new IllegalStateException("a tensor of " + values.byteSize() + " bytes, not of " + t);
			}
			if (t.layout().inOrder() || positions == 1 || t.channels() == 1) {
				return values;
			}
			if (ordered[tap] == null) {
				ordered[tap] = Arena.ofAuto().allocate(values.byteSize(), Float.BYTES);
				Transposition.channelsFirst(values, ordered[tap], 1, positions, t.channels());
			}
			return ordered[tap];
		}

		@Override
		public float[] output(int at) {
			if (output.isEmpty() || run == null) {
				throw new IllegalStateException("the network has no output of one vector per image");
			} else if (at != 0) {
				throw new IndexOutOfBoundsException("image " + at + " of 1");
			}
			return MemorySegment.ofBuffer(run.output().getFirst().toByteBuffer(true).clear()).toArray(ValueLayout.JAVA_FLOAT);
		}

		@Override
		public void close() {
			if (!done) {
				done = true;
				free();
				manager.close();
				forget(this);
				arena.close();
			}
		}
	}
}
