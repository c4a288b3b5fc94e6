package org.channelexplorer.core.extraction;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.document.Recipe.StoredLayer;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.store.AtomicFiles;
import org.channelexplorer.core.store.Npy;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.core.util.Reasons;

/**
 * The filter norms beside the matrices of a data folder, so that ranking does not need the model: {@code NAME.norms.npy} for each layer
 * with filters, float32 [channels], and {@code norms.json}, written last, that says of the other layers why they have none. A function
 * of the model file, like the network; an analysis made by an earlier version has neither.
 */
public final class StoredNorms {
	private static final String INDEX = "norms.json";

	private final Map<StoredLayer, float[]> norms = new LinkedHashMap<>();
	private final Map<String, String> none = new LinkedHashMap<>();

	/**
	 * The file {@value #INDEX}.
	 *
	 * @param none why a layer has no norms, by its id
	 */
	private record Index(Map<String, String> none) {
	}

	/** Asks a model for the norms of some layers. */
	public StoredNorms(ImportedModel model, List<StoredLayer> layers) {
		for (StoredLayer layer : layers) {
			try {
				float[] n = model.filterNorms(layer.id());
				if (n.length == layer.tap().channels()) {
					norms.put(layer, n);
				} else {
					none.put(layer.id(), "layer " + layer.id() + " has " + n.length + " filters and " + layer.tap().channels() + " channels");
				}
			} catch (InputException e) {
				none.put(layer.id(), e.getMessage());
			}
		}
	}

	/** Whether a data folder has them. */
	public static boolean in(Path data) {
		return Files.exists(data.resolve(INDEX));
	}

	/** Writes them into a data folder, which the caller has locked. */
	public void write(Path data) throws IOException {
		for (Map.Entry<StoredLayer, float[]> e : norms.entrySet()) {
			Npy.write(file(data, e.getKey()), new NdArray(new int[] { e.getValue().length }, e.getValue()));
		}
		AtomicFiles.write(data.resolve(INDEX), Json.pretty(new Index(none)));
	}

	/** Reads those of a layer. @throws InputException saying why it has none; or naming a damaged file */
	public static float[] read(Path data, StoredLayer layer) throws InputException {
		Path index = data.resolve(INDEX);
		Path file = file(data, layer);
		try {
			String why = Json.read(index, Index.class).none.get(layer.id());
			if (why != null) {
				throw new InputException(why);
			}
			NdArray read = Npy.read(file);
			if (read.values().length != layer.tap().channels()) {
				throw new InputException(file + ": damaged: " + read.values().length + " norms of " + layer.tap().channels() + " channels");
			}
			return read.values();
		} catch (JsonParseException | NullPointerException e) {
			throw new InputException(index + ": damaged: " + e.getMessage(), e);
		} catch (IOException e) {
			throw Reasons.unreadable(file, e);
		}
	}

	private static Path file(Path data, StoredLayer layer) {
		return data.resolve(layer.file() + ".norms.npy");
	}
}
