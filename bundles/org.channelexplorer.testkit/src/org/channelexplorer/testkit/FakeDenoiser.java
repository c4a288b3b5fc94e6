package org.channelexplorer.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.InputTensor;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TensorInfo;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.Hashes;

/**
 * A denoising network for files {@code *.denoiser}, whatever they hold, of three inputs on latents of 2 x 2 x 2: {@code body} gives sample + time, {@code eps} half the sample plus a
 * thousandth of the time plus the sum of the context.
 */
@Documentation(summary = "A tiny deterministic denoiser for tests.")
public final class FakeDenoiser implements ModelImporter {
	private static final Tap BODY = new Tap("body_out", 2, 2, 2, Tap.Layout.CHANNELS_FIRST);
	private static final Tap EPS = new Tap("eps", 2, 2, 2, Tap.Layout.CHANNELS_FIRST);

	/** Runs of all workers together. */
	public final AtomicInteger runs = new AtomicInteger();
	private volatile Runnable beforeRun = FakeNetwork.NOTHING;
	private volatile RunnerOptions options;

	/** Sets what is called before every run, by several threads. */
	public void beforeRun(Runnable action) {
		beforeRun = action;
	}

	/** What the last runner was made with; null before the first. */
	public RunnerOptions options() {
		return options;
	}

	/** This network, with the summary functions of {@link FakeNetwork}. */
	public Catalogue catalogue() {
		return FakeNetwork.catalogue(this);
	}

	@Override
	public boolean accepts(Path model) {
		return model.toString().endsWith(".denoiser");
	}

	@Override
	public ImportedModel open(Path model) {
		return new Opened(this, read(model));
	}

	private record Opened(FakeDenoiser fake, Network network) implements ImportedModel {
		@Override
		public NetworkRunner run(RunnerOptions options) {
			fake.options = options;
			return new Runner(fake, options);
		}

		@Override
		public void close() {
			// nothing is held
		}
	}

	private static Network read(Path model) {
		try {
			return new Network("denoiser", "fake", Hashes.of(model), List.of(layer("body", BODY), layer("eps", EPS)), List.of(),
					List.of(new TensorInfo("sample", "float32", List.of("N", "2", "2", "2")), new TensorInfo("time", "int64", List.of("N")),
							new TensorInfo("context", "float32", List.of("N", "L", "2"))),
					List.of(new TensorInfo("eps", "float32", List.of("N", "2", "2", "2"))), Map.of());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Layer layer(String id, Tap tap) {
		return new Layer(id, id, "Conv", "", "", false, false, tap, null, null, Map.of());
	}

	/** The prediction for a value. @param context sum of the context */
	public static float epsilon(float sample, long time, double context) {
		return (float) (0.5 * sample + 0.001 * time + context);
	}

	private record Runner(FakeDenoiser network, RunnerOptions opened) implements NetworkRunner {
		@Override
		public InputSpec input() {
			return new InputSpec(2, 2, 2, false);
		}

		@Override
		public int batch() {
			return opened.batch();
		}

		@Override
		public List<Tap> taps() {
			return opened.taps();
		}

		@Override
		public Optional<OutputSpec> output() {
			return Optional.empty();
		}

		@Override
		public Worker worker() {
			return network.new FakeWorker(opened);
		}

		@Override
		public void close() {
			// nothing native
		}
	}

	private final class FakeWorker implements NetworkRunner.Worker {
		private final RunnerOptions opened;
		private final FloatBuffer input;
		private final List<MemorySegment> further;
		private final List<MemorySegment> outputs;

		FakeWorker(RunnerOptions opened) {
			this.opened = opened;
			Arena arena = Arena.ofAuto();
			input = arena.allocate(opened.batch() * 32L, 4).asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
			further = opened.further().stream().map(f -> arena.allocate((long) opened.batch() * f.bytes(), 8)).toList();
			outputs = opened.taps().stream().map(t -> arena.allocate(opened.batch() * 32L, 4)).toList();
		}

		@Override
		public FloatBuffer inputBuffer() {
			return input;
		}

		@Override
		public MemorySegment further(int index, int image) {
			int bytes = opened.further().get(index).bytes();
			return further.get(index).asSlice((long) image * bytes, bytes);
		}

		@Override
		public void run(int count) {
			beforeRun.run();
			runs.incrementAndGet();
			for (int i = 0; i < count; i++) {
				long time = 0;
				double context = 0;
				for (int f = 0; f < further.size(); f++) {
					InputTensor tensor = opened.further().get(f);
					if (tensor.name().equals("time")) {
						time = further(f, i).get(ValueLayout.JAVA_LONG, 0);
					} else {
						for (float v : further(f, i).toArray(ValueLayout.JAVA_FLOAT)) {
							context += v;
						}
					}
				}
				for (int t = 0; t < outputs.size(); t++) {
					for (int k = 0; k < 8; k++) {
						float x = input.get(i * 8 + k);
						outputs.get(t).setAtIndex(ValueLayout.JAVA_FLOAT, i * 8L + k, opened.taps().get(t).equals(EPS) ? epsilon(x, time, context) : x + time);
					}
				}
			}
		}

		@Override
		public MemorySegment activations(int tap) {
			return outputs.get(tap);
		}

		@Override
		public float[] output(int image) {
			throw new IllegalStateException("no vector per image");
		}
	}
}
