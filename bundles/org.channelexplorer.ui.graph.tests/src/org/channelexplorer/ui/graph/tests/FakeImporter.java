package org.channelexplorer.ui.graph.tests;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.parameter.Documentation;

/** Reads files {@code *.graphfake}: always the same branched network, whose activations are the pixels times a number of tap and channel. */
@Documentation(summary = "A network for tests.")
public final class FakeImporter implements ModelImporter {

	@Override
	public boolean accepts(Path model) {
		return model.toString().endsWith(".graphfake");
	}

	@Override
	public ImportedModel open(Path model) {
		return new Opened(read(model));
	}

	private record Opened(Network network) implements ImportedModel {
		@Override
		public NetworkRunner run(RunnerOptions options) {
			return new Runner(options.taps());
		}

		@Override
		public void close() {
			// nothing is held
		}
	}

	private static Network read(Path model) {
		return Networks.branched(4);
	}

	private record Runner(List<Tap> taps) implements NetworkRunner {
		private static final int SIDE = 8;

		@Override
		public InputSpec input() {
			return new InputSpec(3, SIDE, SIDE, false);
		}

		@Override
		public int batch() {
			return 1;
		}

		@Override
		public Optional<OutputSpec> output() {
			return Optional.empty();
		}

		@Override
		public Worker worker() {
			return new FakeWorker(taps, ByteBuffer.allocateDirect(4 * 3 * SIDE * SIDE).order(ByteOrder.nativeOrder()).asFloatBuffer());
		}

		@Override
		public void close() {
			// nothing is held
		}
	}

	private record FakeWorker(List<Tap> taps, FloatBuffer inputBuffer) implements NetworkRunner.Worker {
		@Override
		public void run(int count) {
			// activations are made when asked for
		}

		@Override
		public MemorySegment activations(int tap) {
			int map = Runner.SIDE * Runner.SIDE;
			int channels = taps.get(tap).channels();
			MemorySegment out = Arena.ofAuto().allocate(4L * channels * map, 4);
			for (int i = 0; i < channels * map; i++) {
				float pixel = inputBuffer.get(i % (3 * map));
				out.setAtIndex(ValueLayout.JAVA_FLOAT, i, pixel * (1 + tap) + i % 7 * 0.1f);
			}
			return out;
		}

		@Override
		public float[] output(int image) {
			throw new UnsupportedOperationException();
		}
	}
}
