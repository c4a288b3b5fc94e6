package org.channelexplorer.testkit;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;

/**
 * An opened network whose activations a test computes from the pixels, for importers of tests: it runs without a runtime and holds nothing.
 * Where the options name a size the images have that size, otherwise the one of {@code input}.
 *
 * @param network what the importer has read
 * @param input   what the network takes
 * @param output  what its main output means; empty when it is not one vector per image
 * @param kernels gives every runner its own computation
 */
public record ComputedNetwork(Network network, NetworkRunner.InputSpec input, Optional<NetworkRunner.OutputSpec> output, Supplier<Kernel> kernels)
		implements ImportedModel {

	/** What a network computes; called by several threads at once. */
	public interface Kernel {

		/** Called before every run, whatever it computes: a test waits there. */
		default void begins() {
			// most never wait
		}

		/**
		 * Computes the activations of a tap.
		 *
		 * @param at     its place among those that are read
		 * @param tap    the tap
		 * @param count  images of the run
		 * @param pixels the preprocessed images, each {@code values} floats long
		 * @param values floats of one image
		 * @param out    takes float32, [image][channel][map]
		 */
		void activations(int at, Tap tap, int count, FloatBuffer pixels, int values, MemorySegment out);

		/** The main output of an image, as the network gives it. @param pixels as in {@link #activations} */
		default float[] output(int image, FloatBuffer pixels, int values) {
			throw new UnsupportedOperationException("this network has no output");
		}
	}

	@Override
	public NetworkRunner run(ModelImporter.RunnerOptions options) {
		int height = options.height() == 0 ? input.height() : options.height();
		int width = options.width() == 0 ? input.width() : options.width();
		return new Runner(this, new NetworkRunner.InputSpec(input.channels(), height, width, input.channelsLast()), options, kernels.get());
	}

	@Override
	public void close() {
		// nothing is held
	}

	private record Runner(ComputedNetwork opened, InputSpec input, ModelImporter.RunnerOptions options, Kernel kernel) implements NetworkRunner {

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
			return opened.output;
		}

		@Override
		public Worker worker() {
			int values = input.channels() * input.height() * input.width();
			FloatBuffer pixels = ByteBuffer.allocateDirect(4 * options.batch() * values).order(ByteOrder.nativeOrder()).asFloatBuffer();
			List<MemorySegment> out = options.taps().stream()
					.map(t -> Arena.ofAuto().allocate(4L * options.batch() * t.channels() * t.height() * t.width(), 8)).toList();
			return new ComputingWorker(options.taps(), kernel, pixels, values, out);
		}

		@Override
		public void close() {
			// memory goes with its last reader
		}
	}

	private record ComputingWorker(List<Tap> taps, Kernel kernel, FloatBuffer inputBuffer, int values, List<MemorySegment> out)
			implements NetworkRunner.Worker {

		@Override
		public void run(int count) {
			kernel.begins();
			for (int t = 0; t < taps.size(); t++) {
				kernel.activations(t, taps.get(t), count, inputBuffer, values, out.get(t));
			}
		}

		@Override
		public MemorySegment activations(int tap) {
			return out.get(tap);
		}

		@Override
		public float[] output(int image) {
			return kernel.output(image, inputBuffer, values);
		}
	}
}
