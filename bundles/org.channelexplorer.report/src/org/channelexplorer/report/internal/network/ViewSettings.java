package org.channelexplorer.report.internal.network;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a miniature shows is what the view of its operation shows: the same parameters, options of drawing and seed, as the view keeps them
 * with the analysis.
 */
public record ViewSettings(Map<String, String> parameters, Map<String, String> options, long seed) {
	private static final String METHOD = "method";

	/**
	 * @param view what the view keeps
	 * @param seed the analysis'
	 */
	public static ViewSettings of(Optional<JsonElement> view, long seed) {
		JsonObject kept = view.filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject).orElseGet(JsonObject::new);
		Map<String, String> parameters = texts(kept.get("parameters"));
		if (kept.get(METHOD) != null && kept.get(METHOD).isJsonPrimitive()) {
			parameters.put(METHOD, kept.get(METHOD).getAsString());
		}
		JsonElement its = kept.get("seed");
		return new ViewSettings(parameters, texts(kept.get("options")),
				its != null && its.isJsonPrimitive() && its.getAsJsonPrimitive().isNumber() ? its.getAsLong() : seed);
	}

	// the view says when what it kept is damaged
	private static Map<String, String> texts(JsonElement kept) {
		Map<String, String> texts = new TreeMap<>();
		if (kept != null && kept.isJsonObject()) {
			kept.getAsJsonObject().asMap().forEach((name, value) -> {
				if (value.isJsonPrimitive()) {
					texts.put(name, value.getAsString());
				}
			});
		}
		return texts;
	}

	/** The parameters of the operation at a layer. */
	public Map<String, String> at(String layer) {
		Map<String, String> given = new TreeMap<>(parameters);
		given.put("layer", layer);
		return given;
	}
}
