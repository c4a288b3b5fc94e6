package org.channelexplorer.core.document;

import com.google.gson.annotations.JsonAdapter;
import java.util.List;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.InputTensor;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TapKind;

/**
 * Everything that decides the extracted numbers; written to {@code manifest.json} before the first row, so that a resumed
 * extraction can tell whether it continues the same thing. The components stand side by side as in the file; a new one is made of
 * {@linkplain #of its parts}.
 *
 * @param format        version of the data folder's format
 * @param modelSha256   content hash of the model
 * @param importer      id of the importer that runs it
 * @param preprocessing how images become input
 * @param inputHeight   pixels
 * @param inputWidth    pixels
 * @param batch         images per run (arithmetic libraries may round differently for other batch sizes)
 * @param tap           where layers are read
 * @param layers        the extracted layers, in network order
 * @param functions     the extracted summary functions, in the order asked for
 * @param images        the images in row order; those that turn out unreadable get no row. Their hashes are known once they were read:
 *                      those of an extraction that is not complete are in {@code hashes.npy}
 * @param imageInput    the input that takes the images, empty = the one the importer finds
 * @param inputs        the other inputs with their values, in the network's order; the time step of an iteration is not among them
 * @param iteration     how the network is run several times per image; null = once
 * @param steps         the steps whose matrices are stored, ascending, from 1; empty without iteration
 * @param device        what computed (another one rounds differently); absent in a file = the processor
 */
public record Recipe(int format, String modelSha256, String importer, Preprocessing preprocessing, int inputHeight, int inputWidth, int batch,
		TapKind tap, List<StoredLayer> layers, List<StoredFunction> functions, @JsonAdapter(StoredImages.Adapter.class) List<StoredImage> images,
		String imageInput, List<StoredInput> inputs, Iteration iteration, List<Integer> steps, String device) {

	/** Current {@link #format()}. */
	public static final int FORMAT = 2;

	/**
	 * Who computes.
	 *
	 * @param modelSha256 content hash of the model
	 * @param importer    id of the importer that runs it
	 * @param batch       images per run
	 * @param device      what computes
	 */
	public record Run(String modelSha256, String importer, int batch, String device) {
	}

	/**
	 * How an image becomes input.
	 *
	 * @param preprocessing its pixels
	 * @param height        of the input, pixels
	 * @param width         of the input, pixels
	 * @param input         the input that takes it, empty = the one the importer finds
	 */
	public record Feeding(Preprocessing preprocessing, int height, int width, String input) {
	}

	/**
	 * What is kept of an image.
	 *
	 * @param tap       where layers are read
	 * @param layers    in network order
	 * @param functions what summarises a map, in the order asked for
	 * @param steps     of an iteration, ascending, from 1; empty without one
	 */
	public record Reading(TapKind tap, List<StoredLayer> layers, List<StoredFunction> functions, List<Integer> steps) {
	}

	/**
	 * What the network is given besides the image.
	 *
	 * @param inputs    in the network's order, without the time step of an iteration
	 * @param iteration how it is run several times per image; null = once
	 */
	public record Further(List<StoredInput> inputs, Iteration iteration) {
	}

	/** A recipe of the current format. @param images in row order */
	public static Recipe of(Run run, Feeding feeding, Reading reading, Further further, List<StoredImage> images) {
		return new Recipe(FORMAT, run.modelSha256, run.importer, feeding.preprocessing, feeding.height, feeding.width, run.batch, reading.tap, reading.layers,
				reading.functions, images, feeding.input, further.inputs, further.iteration, reading.steps, run.device);
	}

	/**
	 * A layer in the store.
	 *
	 * @param id   layer id
	 * @param tap  the tensor that is read, sizes known
	 * @param file first part of the file names: {@code file + "." + function + ".npy"}, or with steps
	 *             {@code file + ".step0001." + function + ".npy"}
	 * @param tokens the tokens that are read; null (absent in a file) = the whole map
	 */
	public record StoredLayer(String id, Tap tap, String file, TokenRange tokens) {

		/** What is read: the tap with its map cut to the {@link #tokens()}. */
		public Tap read() {
			return tokens == null ? tap : new Tap(tap.tensor(), tap.channels(), tokens.count(), 1, tap.layout());
		}

		/** Name of the file of a matrix. @param step 0 without steps */
		public String matrix(String function, int step) {
			return file + (step == 0 ? "" : String.format(java.util.Locale.ROOT, ".step%04d", step)) + "." + function + ".npy";
		}
	}

	/**
	 * Neighbouring tokens of a map.
	 *
	 * @param first index of the first, from 0
	 * @param count at least 1
	 */
	public record TokenRange(int first, int count) {
	}

	/**
	 * A summary function in the store.
	 *
	 * @param id      function id
	 * @param version version of its implementation
	 */
	public record StoredFunction(String id, int version) {
	}

	/**
	 * An image in the store.
	 *
	 * @param file   path relative to the data set's folder
	 * @param sha256 content hash, empty when the file was not read yet or cannot be
	 */
	public record StoredImage(String file, String sha256) {
	}

	/**
	 * The values of an input besides the image.
	 *
	 * @param input  the input
	 * @param sha256 hash of its values for all images
	 */
	public record StoredInput(InputTensor input, String sha256) {
	}

	/** The stored steps; without steps a single 0. */
	public List<Integer> stepsOrNone() {
		return steps.isEmpty() ? List.of(0) : steps;
	}

	public Recipe {
		device = device == null ? ModelImporter.CPU : device;
		inputs = List.copyOf(inputs);
		steps = List.copyOf(steps);
		layers = List.copyOf(layers);
		functions = List.copyOf(functions);
		images = StoredImages.of(images);
	}

	private Run run() {
		return new Run(modelSha256, importer, batch, device);
	}

	private Feeding feeding() {
		return new Feeding(preprocessing, inputHeight, inputWidth, imageInput);
	}

	/** The same for some of its layers at some of its steps. */
	public Recipe reading(List<StoredLayer> some, List<Integer> at) {
		return of(run(), feeding(), new Reading(tap, some, functions, at), new Further(inputs, iteration), images);
	}

	/** The same for other images, the values of the other inputs for them, and other functions. */
	public Recipe with(List<StoredFunction> otherFunctions, List<StoredImage> otherImages, List<StoredInput> otherInputs) {
		return of(run(), feeding(), new Reading(tap, layers, otherFunctions, steps), new Further(otherInputs, iteration), otherImages);
	}

	/** The same with the contents of its images not known. */
	public Recipe unhashed() {
		return hashed(StoredImages.of(images).unhashed());
	}

	/** The same with the contents of its images known. */
	public Recipe hashed(List<StoredImage> known) {
		return with(functions, known, inputs);
	}
}
