package org.channelexplorer.core.tests;

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
import java.util.function.Function;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
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
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;

/** A network of two layers on 4 x 4 RGB images: {@code copy} gives the input, {@code sums} the four sums of rows plus batch-free noise. */
final class FakeNetwork implements ModelImporter {
	static final Tap COPY = new Tap("copy_out", 3, 4, 4, Tap.Layout.CHANNELS_FIRST);
	static final Tap SUMS = new Tap("sums_out", 2, 1, 1, Tap.Layout.DENSE);
	/** Images the network was run on, all sessions together. */
	volatile int imagesRun;
	/** How often a file was opened, and runners made. */
	volatile int opened;
	volatile int runners;
	int workersMade;
	int workersClosed;
	volatile int runnersClosed;
	volatile int modelsClosed;
	/** Called before every run, by several threads. */
	volatile Runnable beforeRun = () -> {
	};

	@Override
	public boolean accepts(Path model) {
		return model.toString().endsWith(".fake");
	}

	@Override
	public ImportedModel open(Path model) {
		opened++;
		return new Opened(this, read(model), new AtomicBoolean());
	}

	private record Opened(FakeNetwork fake, Network network, AtomicBoolean closed) implements ImportedModel {
		@Override
		public NetworkRunner run(RunnerOptions options) {
			fake.runners++;
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
				fake.modelsClosed++;
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
			synchronized (network) {
				network.workersMade++;
			}
			return network.new FakeWorker(options);
		}

		@Override
		public void close() {
			network.runnersClosed++;
		}
	}

	private synchronized void count(int images) {
		imagesRun += images;
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
			count(count);
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
			synchronized (FakeNetwork.this) {
				workersClosed++;
			}
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

	/** This network, the two functions and the core's own readers. */
	Catalogue catalogue() {
		return catalogue(this);
	}

	/** The same for another network. */
	Catalogue catalogue(ModelImporter importer) {
		Catalogue core = Catalogue.ofClasspath(Catalogue.class.getClassLoader());
		return new Catalogue() {
			@Override
			public <T> List<Contribution<T>> contributions(ExtensionPoint<T> point) {
				if (point.equals(ExtensionPoint.MODEL_IMPORTERS)) {
					return List.of(contribution(point, "fake", x -> importer));
				}
				if (point.equals(ExtensionPoint.SUMMARY_FUNCTIONS)) {
					return List.of(contribution(point, "peak", x -> new Peak()), contribution(point, "total", x -> new Total()));
				}
				return core.contributions(point);
			}
		};
	}

	static <T> Contribution<T> contribution(ExtensionPoint<T> point, String id, Function<Void, Object> factory) {
		return new Contribution<>() {
			@Override
			public String id() {
				return id;
			}

			@Override
			public String name() {
				return id;
			}

			@Override
			public String bundle() {
				return "tests";
			}

			@Override
			public T create() {
				return point.contract().cast(factory.apply(null));
			}
		};
	}

	static TapKind tap() {
		return TapKind.PRE;
	}
}
