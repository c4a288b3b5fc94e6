package org.channelexplorer.core.extension;

import java.lang.foreign.MemorySegment;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/**
 * A network ready to run. The running is done by {@linkplain #worker() workers}, one for each thread that takes part: an image
 * is then read, run and summarised in one go, while its activations are still in the thread's cache, and the memory needed
 * grows with the threads and not with the images.
 */
public interface NetworkRunner extends AutoCloseable {

	/** What the image input takes. */
	InputSpec input();

	/** Images that a worker takes at once. */
	int batch();

	/** The exposed taps with their sizes known. */
	List<Tap> taps();

	/** What the network's main output means; empty when it is not one vector per image. */
	Optional<OutputSpec> output();

	/**
	 * A worker with its own memory, which is freed when it is closed, and at the latest with the runner. May be called from any
	 * thread. What a worker returns depends neither on how many there are nor on what they have run before.
	 *
	 * @throws InputException when there is not enough memory for another
	 */
	Worker worker() throws InputException;

	/** Frees the workers, too; none may be at work. */
	@Override
	void close();

	/** Runs images on the calling thread. Belongs to one thread at a time; several workers may run at the same time. */
	interface Worker extends AutoCloseable {

		/**
		 * Where preprocessed images are written: direct, float32, image i starting at {@code i * channels * height * width}, laid
		 * out as {@link InputSpec#channelsLast()} says.
		 */
		FloatBuffer inputBuffer();

		/**
		 * Where the values of a further input are written for one image of the next run: native order, the bytes of
		 * {@link org.channelexplorer.core.model.InputTensor#bytes()}. They stay for later runs.
		 *
		 * @param input index in the options' further inputs
		 * @param image below {@link NetworkRunner#batch()}
		 */
		default MemorySegment further(int input, int image) {
			throw new IndexOutOfBoundsException("no further input " + input);
		}

		/**
		 * Runs the first {@code count} images of the input buffer.
		 *
		 * @param count 1 .. {@link NetworkRunner#batch()}
		 * @throws InputException when the network refuses them
		 */
		void run(int count) throws InputException;

		/**
		 * Activations of a tap after {@link #run}: contiguous float32 in native order, [image][channel][map], whatever the
		 * tensor's own layout; valid until this worker's next run.
		 */
		MemorySegment activations(int tap);

		/** The main output of an image after {@link #run}, as the network gave it. */
		float[] output(int image);

		/** Frees the worker's memory; may be called several times. */
		@Override
		default void close() {
			// a worker without native memory needs no closing
		}
	}

	/**
	 * The image input.
	 *
	 * @param channels     1 or 3 for images; any number for latents
	 * @param height       pixels
	 * @param width        pixels
	 * @param channelsLast NHWC when true, else NCHW
	 */
	record InputSpec(int channels, int height, int width, boolean channelsLast) {
		/** Floats per image. */
		public int size() {
			return Math.multiplyExact(channels, Math.multiplyExact(height, width));
		}
	}

	/**
	 * The main output.
	 *
	 * @param name          tensor name
	 * @param classes       length of the vector
	 * @param probabilities true when the values already are probabilities, false for logits
	 */
	record OutputSpec(String name, int classes, boolean probabilities) {
	}
}
