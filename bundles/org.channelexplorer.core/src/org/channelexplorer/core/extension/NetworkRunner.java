package org.channelexplorer.core.extension;

import java.lang.foreign.MemorySegment;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/** A network ready to run. Not thread-safe. */
public interface NetworkRunner extends AutoCloseable {

	/** What the image input wants. */
	InputSpec input();

	/** Images per run. */
	int batch();

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
	 * @param image image of the batch
	 */
	default MemorySegment further(int input, int image) {
		throw new IndexOutOfBoundsException("no further input " + input);
	}

	/** The exposed taps with their sizes known. */
	List<Tap> taps();

	/**
	 * Runs the first {@code count} images of the input buffer.
	 *
	 * @throws InputException when the network refuses them
	 */
	void run(int count) throws InputException;

	/**
	 * Activations of a tap after {@link #run}: contiguous float32 in native order, [image][channel][map], whatever the tensor's
	 * own layout; valid until the next run.
	 */
	MemorySegment activations(int tap);

	/** What the network's main output means; empty when it is not one vector per image. */
	Optional<OutputSpec> output();

	/** The main output of an image after {@link #run}, as the network gave it. */
	float[] output(int image);

	@Override
	void close();

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
