package org.channelexplorer.core.extension;

import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.model.InputTensor;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/** Reads a model format. Stateless. */
public interface ModelImporter {
	/** The device that every importer computes on. */
	String CPU = "cpu";

	/** Whether this importer should try the file (by name or first bytes; no parsing). */
	boolean accepts(Path model);

	/**
	 * Reads and checks a model file. The caller closes what it gets.
	 *
	 * @throws InputException naming the file and what is wrong with it (not this format, truncated, missing external weights,
	 *                        no image input ...)
	 */
	ImportedModel open(Path model) throws InputException;

	/** Names of the devices it can be asked to compute on, such as {@code cuda}; whether one is there is known when the model is run. */
	default List<String> devices() {
		return List.of(CPU);
	}

	/**
	 * How to run.
	 *
	 * @param taps    tensors to expose, in the order {@link NetworkRunner#taps()} will have
	 * @param batch   images that a worker should take at once, at least 1; {@link NetworkRunner#batch()} says how many it does
	 * @param height  input height to assume when the network leaves it free, 0 = the importer's choice (224)
	 * @param width   input width to assume when the network leaves it free, 0 = the importer's choice (224)
	 * @param image   name of the input that takes the images, empty = the first of {@link Network#inputs()}
	 * @param further the other inputs, all of them, in the order {@link NetworkRunner.Worker#further} will have. An importer that
	 *                cannot feed them refuses with an {@link InputException}
	 * @param device  what computes, one of {@link ModelImporter#devices()}
	 */
	record RunnerOptions(List<Tap> taps, int batch, int height, int width, String image, List<InputTensor> further, String device) {

		/** On the processor. */
		public RunnerOptions(List<Tap> taps, int batch, int height, int width, String image, List<InputTensor> further) {
			this(taps, batch, height, width, image, further, CPU);
		}

		/** For a network of one input. */
		public RunnerOptions(List<Tap> taps, int batch, int height, int width) {
			this(taps, batch, height, width, "", List.of());
		}

		public RunnerOptions {
			taps = List.copyOf(taps);
			further = List.copyOf(further);
			if (batch < 1 || height < 0 || width < 0) {
				throw new IllegalArgumentException("batch " + batch + ", input " + height + " x " + width);
			}
		}
	}
}
