package org.channelexplorer.core.analysis;

import java.util.List;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TapKind;

/**
 * Everything that decides the extracted numbers; written to {@code manifest.json} before the first row, so that a resumed
 * extraction can tell whether it continues the same thing.
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
 * @param images        the images in row order; those that turn out unreadable get no row
 */
public record Recipe(int format, String modelSha256, String importer, Preprocessing preprocessing, int inputHeight, int inputWidth, int batch,
		TapKind tap, List<StoredLayer> layers, List<StoredFunction> functions, List<StoredImage> images) {

	/** Current {@link #format()}. */
	public static final int FORMAT = 1;

	/**
	 * A layer in the store.
	 *
	 * @param id   layer id
	 * @param tap  the tensor that is read, sizes known
	 * @param file first part of the file names: {@code file + "." + function + ".npy"}
	 */
	public record StoredLayer(String id, Tap tap, String file) {
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
	 * @param sha256 content hash, empty when the file could not be read
	 */
	public record StoredImage(String file, String sha256) {
	}

	public Recipe {
		layers = List.copyOf(layers);
		functions = List.copyOf(functions);
		images = List.copyOf(images);
	}

	/** The same for other images and functions. */
	Recipe with(List<StoredFunction> otherFunctions, List<StoredImage> otherImages) {
		return new Recipe(format, modelSha256, importer, preprocessing, inputHeight, inputWidth, batch, tap, layers, otherFunctions, otherImages);
	}
}
