package org.channelexplorer.testkit;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.extension.ActivationMap;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extension.SummaryFunction;
import org.channelexplorer.core.model.Edge;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;

/**
 * A network of two layers on 4 x 4 RGB images for files {@code *.fake}, whatever they hold: {@code copy} gives the image, {@code sums} the sum of
 * its values and its negative, which is not a number when the first value is 254. With it a test runs a whole analysis without a runtime; it
 * counts what it is asked for.
 */
public final class FakeNetwork implements ModelImporter {
	/** Does nothing before a run. */
	public static final Runnable NOTHING = () -> {
	};
	/** What layer {@code copy} gives. */
	public static final Tap COPY = new Tap("copy_out", 3, 4, 4, Tap.Layout.CHANNELS_FIRST);
	/** What layer {@code sums} gives. */
	public static final Tap SUMS = new Tap("sums_out", 2, 1, 1, Tap.Layout.DENSE);

	/** Images the network was run on, by all workers together. */
	public final AtomicInteger imagesRun = new AtomicInteger();
	/** Files that were opened. */
	public final AtomicInteger opened = new AtomicInteger();
	/** Opened files that were closed. */
	public final AtomicInteger modelsClosed = new AtomicInteger();
	/** Runners that were made. */
	public final AtomicInteger runners = new AtomicInteger();
	/** Runners that were closed. */
	public final AtomicInteger runnersClosed = new AtomicInteger();
	/** Workers that were made. */
	public final AtomicInteger workersMade = new AtomicInteger();
	/** Workers that were closed. */
	public final AtomicInteger workersClosed = new AtomicInteger();
	private volatile Runnable beforeRun = NOTHING;

	/** Sets what is called before every run, by several threads: a test cancels there, waits or fails. */
	public void beforeRun(Runnable action) {
		beforeRun = action;
	}

	/** What is called before every run. */
	public Runnable beforeRun() {
		return beforeRun;
	}

	@Override
	public boolean accepts(Path model) {
		return model.toString().endsWith(".fake");
	}

	@Override
	public ImportedModel open(Path model) {
		opened.incrementAndGet();
		return new Opened(this, read(model), new AtomicBoolean());
	}

	private record Opened(FakeNetwork fake, Network network, AtomicBoolean closed) implements ImportedModel {
		@Override
		public NetworkRunner run(RunnerOptions options) {
			fake.runners.incrementAndGet();
			return new Runner(fake, options);
		}

		@Override
		public float[] filterNorms(String layer) throws InputException {
			if (!layer.equals("copy")) {
				throw new InputException("layer " + layer + " has no filters");
			}
			return new float[] { 3, 1, 2 };
		}

		@Override
		public void close() {
			if (closed.compareAndSet(false, true)) {
				fake.modelsClosed.incrementAndGet();
			}
		}
	}

	private static Network read(Path model) {
		try {
			return new Network("fake", "fake", Hashes.of(model),
					List.of(new Layer("copy", "copy", "Conv", "", "", false, false, COPY, null, null, Map.of("kernel", "1 x 1")),
							new Layer("sums", "sums", "Gemm", "head", "", false, false, SUMS, null, null, Map.of()),
							new Layer("shape", "shape", "Shape", "", "", false, false, null, null, "integer tensor", Map.of())),
					List.of(new Edge("copy", "sums", "copy_out")), List.of(), List.of(), Map.of());
		} catch (IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}

	private record Runner(FakeNetwork network, RunnerOptions options) implements NetworkRunner {
		@Override
		public InputSpec input() {
			return new InputSpec(3, 4, 4, false);
		}

		@Override
		public int batch() {
			return options.batch();
		}

		@Override
		public List<Tap> taps() {
			return options.taps();
		}

		@Override
		public Optional<OutputSpec> output() {
			return Optional.of(new OutputSpec("logits", 2, false));
		}

		@Override
		public Worker worker() {
			network.workersMade.incrementAndGet();
			return network.new FakeWorker(options);
		}

		@Override
		public void close() {
			network.runnersClosed.incrementAndGet();
		}
	}

	private final class FakeWorker implements NetworkRunner.Worker {
		private final RunnerOptions options;
		private final FloatBuffer input;
		private final List<ByteBuffer> outputs = new ArrayList<>();

		FakeWorker(RunnerOptions options) {
			this.options = options;
			input = ByteBuffer.allocateDirect(options.batch() * 48 * 4).order(ByteOrder.nativeOrder()).asFloatBuffer();
			options.taps().forEach(t -> outputs.add(
					ByteBuffer.allocateDirect(options.batch() * t.channels() * t.height() * t.width() * 4).order(ByteOrder.nativeOrder())));
		}

		@Override
		public FloatBuffer inputBuffer() {
			return input;
		}

		@Override
		public void run(int count) {
			beforeRun.run();
			imagesRun.addAndGet(count);
			for (int t = 0; t < outputs.size(); t++) {
				FloatBuffer out = outputs.get(t).asFloatBuffer();
				if (options.taps().get(t).equals(COPY)) {
					for (int i = 0; i < count * 48; i++) {
						out.put(i, input.get(i));
					}
				} else {
					for (int i = 0; i < count; i++) {
						out.put(i * 2, sum(i) / count * count); // as a batch-dependent kernel might round
						out.put(i * 2 + 1, input.get(i * 48) == 254f ? Float.NaN : -sum(i));
					}
				}
			}
		}

		private float sum(int image) {
			float s = 0;
			for (int i = 0; i < 48; i++) {
				s += input.get(image * 48 + i);
			}
			return s;
		}

		@Override
		public MemorySegment activations(int tap) {
			return MemorySegment.ofBuffer(outputs.get(tap));
		}

		@Override
		public float[] output(int image) {
			return new float[] { sum(image) / 1000, 1 };
		}

		@Override
		public void close() {
			workersClosed.incrementAndGet();
		}
	}

	/** Largest magnitude. */
	@Documentation(version = 3, summary = "Largest magnitude.")
	public static final class Peak implements SummaryFunction {
		@Override
		public float summarise(ActivationMap map) {
			return map.absMax();
		}
	}

	/** Sum of magnitudes. */
	@Documentation(summary = "Sum of magnitudes.")
	public static final class Total implements SummaryFunction {
		@Override
		public float summarise(ActivationMap map) {
			return (float) map.absSum();
		}
	}

	/** This network, the summary functions {@code peak} and {@code total}, and what else the class path of the core has. */
	public Catalogue catalogue() {
		return catalogue(this);
	}

	/** The same for another network. */
	public static Catalogue catalogue(ModelImporter importer) {
		return GivenCatalogue.of(Catalogue.ofClasspath(Catalogue.class.getClassLoader())).without(ExtensionPoint.MODEL_IMPORTERS)
				.without(ExtensionPoint.SUMMARY_FUNCTIONS).with(ExtensionPoint.MODEL_IMPORTERS, "fake", () -> importer)
				.with(ExtensionPoint.SUMMARY_FUNCTIONS, "peak", Peak::new).with(ExtensionPoint.SUMMARY_FUNCTIONS, "total", Total::new);
	}
}
