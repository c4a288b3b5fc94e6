package org.channelexplorer.core.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.core.util.Reasons;

/** Results as files: {@code <hash>.json} (key, scalars, tables) and {@code <hash>.<array>.npy}. The JSON is written last. */
public final class FileResultStore implements ResultStore {
	private final Path folder;

	/** @param folder made when the first result is kept */
	public FileResultStore(Path folder) {
		this.folder = folder;
	}

	@Override
	public Optional<Result> find(ResultKey key) {
		Path file = folder.resolve(key.hash() + ".json");
		if (!Files.exists(file)) {
			return Optional.empty();
		}
		try {
			JsonObject json = Json.read(file).getAsJsonObject();
			Map<String, NdArray> arrays = new LinkedHashMap<>();
			for (JsonElement name : json.getAsJsonArray("arrays")) {
				arrays.put(name.getAsString(), Npy.read(folder.resolve(key.hash() + "." + name.getAsString() + ".npy")));
			}
			return Optional.of(ResultJson.read(json, arrays));
		} catch (InputException | IOException | JsonParseException | IllegalStateException | NullPointerException
				| IllegalArgumentException | ClassCastException e) {
			return Optional.empty(); // a damaged cache entry is no loss: the result is computed again and overwrites it
		}
	}

	@Override
	public void put(ResultKey key, Result result) {
		try {
			for (var a : result.arrays().entrySet()) {
				Npy.write(folder.resolve(key.hash() + "." + a.getKey() + ".npy"), a.getValue());
			}
			AtomicFiles.write(folder.resolve(key.hash() + ".json"), Json.pretty(ResultJson.write(key, result)));
		} catch (IOException e) {
			throw new UncheckedIOException(folder + ": the result cannot be kept: " + Reasons.of(e), e);
		}
	}
}
