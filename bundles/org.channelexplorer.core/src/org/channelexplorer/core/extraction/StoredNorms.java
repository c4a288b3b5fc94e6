package org.channelexplorer.core.extraction;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.document.Recipe.StoredLayer;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ImportedModel.OutgoingWeights;
import org.channelexplorer.core.store.AtomicFiles;
import org.channelexplorer.core.store.Npy;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.core.util.Reasons;

/**
 * The norms of filters and of outgoing weights beside the matrices of a data folder, so that ranking does not need the model:
 * {@code NAME.norms.npy} for each layer with filters, float32 [channels], {@code NAME.outgoing.npy} for each layer whose channels weights read,
 * float32 [2][channels], norms and centred ones, and {@code norms.json}, written last, that says of the other layers why they have none. A
 * function of the model file, like the network; an analysis made by an earlier version lacks some or all.
 */
public final class StoredNorms {
	private static final String INDEX = "norms.json";

	private final Map<StoredLayer, float[]> norms = new LinkedHashMap<>();
	private final Map<String, String> none = new LinkedHashMap<>();
	private final Map<StoredLayer, OutgoingWeights> outgoing = new LinkedHashMap<>();
	private final Map<String, String> noOutgoing = new LinkedHashMap<>();

	/**
	 * The file {@value #INDEX}.
	 *
	 * @param none       why a layer has no norms, by its id
	 * @param noOutgoing why a layer has no outgoing weights; null in what an earlier version wrote
	 */
	private record Index(Map<String, String> none, Map<String, String> noOutgoing) {
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
			try {
				OutgoingWeights o = model.outgoingWeights(layer.id());
				if (o.norms().length == layer.tap().channels()) {
					outgoing.put(layer, o);
				} else {
					noOutgoing.put(layer.id(), "the weights behind layer " + layer.id() + " read " + o.norms().length + " channels of "
							+ layer.tap().channels());
				}
			} catch (InputException e) {
				noOutgoing.put(layer.id(), e.getMessage());
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
		for (Map.Entry<StoredLayer, OutgoingWeights> e : outgoing.entrySet()) {
			float[] norms = e.getValue().norms();
			float[] both = Arrays.copyOf(norms, 2 * norms.length);
			System.arraycopy(e.getValue().centred(), 0, both, norms.length, norms.length);
			Npy.write(outgoing(data, e.getKey()), new NdArray(new int[] { 2, norms.length }, both));
		}
		AtomicFiles.write(data.resolve(INDEX), Json.pretty(new Index(none, noOutgoing)));
	}

	/** Whether a data folder has the outgoing weights. @throws InputException naming a damaged file */
	public static boolean outgoingIn(Path data) throws InputException {
		return in(data) && index(data).noOutgoing() != null;
	}

	/** Reads the outgoing weights of a layer. @throws InputException saying why it has none; or naming a damaged file */
	public static OutgoingWeights readOutgoing(Path data, StoredLayer layer) throws InputException {
		String why = index(data).noOutgoing().get(layer.id());
		if (why != null) {
			throw new InputException(why);
		}
		Path file = outgoing(data, layer);
		try {
			NdArray read = Npy.read(file);
			int channels = layer.tap().channels();
			if (read.values().length != 2 * channels) {
				throw new InputException(file + ": damaged: " + read.values().length + " norms of 2 x " + channels);
			}
			return new OutgoingWeights(Arrays.copyOf(read.values(), channels), Arrays.copyOfRange(read.values(), channels, 2 * channels));
		} catch (IOException e) {
			throw Reasons.unreadable(file, e);
		}
	}

	private static Index index(Path data) throws InputException {
		Path index = data.resolve(INDEX);
		try {
			return Json.read(index, Index.class);
		} catch (JsonParseException | NullPointerException e) {
			throw new InputException(index + ": damaged: " + e.getMessage(), e);
		}
	}

	private static Path outgoing(Path data, StoredLayer layer) {
		return data.resolve(layer.file() + ".outgoing.npy");
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
