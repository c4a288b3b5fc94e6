package org.channelexplorer.core.document;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.store.AtomicFiles;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;

/**
 * Where the user looks: selection, scroll positions, settings of views, by key. It lies beside the data ({@value #FILE}), apart
 * from the document, because looking is not editing. Losing it loses no result.
 */
public record AnalysisState(Map<String, JsonElement> values) {
	/** Name of the file in the data folder. */
	public static final String FILE = "state.json";
	private static final String VALUES = "values";
	private static final int SCHEMA = 1;

	public AnalysisState {
		values = Collections.unmodifiableMap(new TreeMap<>(values));
	}

	/**
	 * Reads the state of a data folder; empty when there is none.
	 *
	 * @throws InputException naming the file when it is damaged or of a newer version
	 */
	public static AnalysisState read(Path dataFolder) throws InputException {
		Path file = dataFolder.resolve(FILE);
		if (!Files.exists(file)) {
			return new AnalysisState(Map.of());
		}
		try {
			JsonObject json = Json.read(file).getAsJsonObject();
			int schema = json.get("schema").getAsInt();
			if (schema > SCHEMA) {
				throw new InputException(file + ": written by a newer version (schema " + schema + ")");
			}
			return new AnalysisState(json.getAsJsonObject(VALUES).asMap());
		} catch (JsonParseException | IllegalStateException | NullPointerException | ClassCastException | NumberFormatException e) {
			throw new InputException(file + ": not a valid state: " + e.getMessage(), e);
		}
	}

	/** Writes the state: temporary file, force, atomic rename. */
	public void write(Path dataFolder) throws IOException {
		JsonObject json = new JsonObject();
		json.addProperty("schema", SCHEMA);
		JsonObject object = new JsonObject();
		values.forEach(object::add);
		json.add(VALUES, object);
		AtomicFiles.write(dataFolder.resolve(FILE), Json.compact(json));
	}
}
