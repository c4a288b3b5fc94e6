package org.channelexplorer.core.document;

import com.google.gson.annotations.JsonAdapter;
import com.google.gson.annotations.SerializedName;
import java.util.List;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.InputTensor;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.util.Flat;
import org.channelexplorer.core.util.FlatRecord;

/**
 * Everything that decides the extracted numbers; written to {@code manifest.json} before the first row, so that a resumed
 * extraction can tell whether it continues the same thing. In the file the components of all groups stand side by side.
 *
 * @param format  version of the data folder's format
 * @param run     who computes
 * @param feeding how an image becomes input
 * @param reading what is kept of an image
 * @param further what the network is given besides the image
 * @param images  the images in row order; those that turn out unreadable get no row. Their hashes are known once they were read: those of an
 *                extraction that is not complete are in {@code hashes.npy}
 */
@Flat({ "format", "modelSha256", "importer", "preprocessing", "inputHeight", "inputWidth", "batch", "tap", "layers", "functions", "images", "imageInput",
		"inputs", "iteration", "steps", "device" })
@JsonAdapter(FlatRecord.class)
public record Recipe(int format, Run run, Feeding feeding, Reading reading, Further further,
		@JsonAdapter(StoredImages.Adapter.class) List<StoredImage> images) {

	/** Current {@link #format()}. */
	public static final int FORMAT = 2;

	/**
	 * Who computes.
	 *
	 * @param modelSha256 content hash of the model
	 * @param importer    id of the importer that runs it
	 * @param batch       images per run (arithmetic libraries may round differently for other batch sizes)
	 * @param device      what computes (another one rounds differently); null (absent in a file) = the processor
	 */
	public record Run(String modelSha256, String importer, int batch, String device) {
		public Run {
			device = device == null ? ModelImporter.CPU : device;
		}
	}

	/**
	 * How an image becomes input.
	 *
	 * @param preprocessing its pixels
	 * @param height        of the input, pixels
	 * @param width         of the input, pixels
	 * @param input         the input that takes it, empty = the one the importer finds
	 */
	public record Feeding(Preprocessing preprocessing, @SerializedName("inputHeight") int height, @SerializedName("inputWidth") int width,
			@SerializedName("imageInput") String input) {
	}

	/**
	 * What is kept of an image.
	 *
	 * @param tap       where layers are read
	 * @param layers    in network order
	 * @param functions what summarises a map, in the order asked for
	 * @param steps     of an iteration whose matrices are stored, ascending, from 1; empty without one
	 */
	public record Reading(TapKind tap, List<StoredLayer> layers, List<StoredFunction> functions, List<Integer> steps) {
		public Reading {
			layers = List.copyOf(layers);
			functions = List.copyOf(functions);
			steps = List.copyOf(steps);
		}
	}

	/**
	 * What the network is given besides the image.
	 *
	 * @param inputs    the other inputs with their values, in the network's order; the time step of an iteration is not among them
	 * @param iteration how it is run several times per image; null = once
	 */
	public record Further(List<StoredInput> inputs, Iteration iteration) {
		public Further {
			inputs = List.copyOf(inputs);
		}
	}

	/** A recipe of the current format. @param images in row order */
	public static Recipe of(Run run, Feeding feeding, Reading reading, Further further, List<StoredImage> images) {
		return new Recipe(FORMAT, run, feeding, reading, further, images);
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

	public Recipe {
		images = StoredImages.of(images);
	}

	/** The extracted layers, in network order. */
	public List<StoredLayer> layers() {
		return reading.layers;
	}

	/** The extracted summary functions, in the order asked for. */
	public List<StoredFunction> functions() {
		return reading.functions;
	}

	/** The steps whose matrices are stored, ascending, from 1; empty without iteration. */
	public List<Integer> steps() {
		return reading.steps;
	}

	/** The stored steps; without steps a single 0. */
	public List<Integer> stepsOrNone() {
		return steps().isEmpty() ? List.of(0) : steps();
	}

	/** The other inputs with their values, in the network's order. */
	public List<StoredInput> inputs() {
		return further.inputs;
	}

	/** How the network is run several times per image; null = once. */
	public Iteration iteration() {
		return further.iteration;
	}

	/** The same for some of its layers at some of its steps. */
	public Recipe reading(List<StoredLayer> some, List<Integer> at) {
		return of(run, feeding, new Reading(reading.tap, some, functions(), at), further, images);
	}

	/** The same for other images, the values of the other inputs for them, and other functions. */
	public Recipe with(List<StoredFunction> otherFunctions, List<StoredImage> otherImages, List<StoredInput> otherInputs) {
		return of(run, feeding, new Reading(reading.tap, layers(), otherFunctions, steps()), new Further(otherInputs, iteration()), otherImages);
	}

	/** The same with the contents of its images not known. */
	public Recipe unhashed() {
		return hashed(StoredImages.of(images).unhashed());
	}

	/** The same with the contents of its images known. */
	public Recipe hashed(List<StoredImage> known) {
		return with(functions(), known, inputs());
	}
}
