package org.channelexplorer.core.operation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.Json;

/**
 * The recipe of a result: decides caching, staleness, reopening and provenance. Same key, same bytes.
 *
 * @param operation  operation id
 * @param version    version of the operation, and of every method it uses, e.g. {@code 1} or {@code 1+tsne.2}
 * @param parameters every parameter with its meaning as canonical text, defaults included: the layer that an empty text stands for, the
 *                   hash of a file instead of its path, the sorted ids of methods
 * @param seed       seed of everything random; 0 when nothing is drawn
 * @param inputs     hashes of what is read, in the order of {@link Inputs}
 */
public record ResultKey(String operation, String version, Map<String, String> parameters, long seed, List<String> inputs) {

	public ResultKey {
		parameters = java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
		inputs = List.copyOf(inputs);
	}

	/** Hash of the key: names the stored result. */
	public String hash() {
		return Hashes.of(Json.compact(this));
	}
}
