package org.channelexplorer.ui.graph.internal.editor;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.result.ResultViews;

/**
 * What a miniature shows is what the view of its operation shows: the same parameters, options of drawing and seed, as the view keeps them
 * with the analysis.
 */
record ViewSettings(String operation, Map<String, String> parameters, Map<String, String> options, long seed) {
	private static final String METHOD = "method";

	static ViewSettings of(AnalysisSession session, String operation) {
		long seed = session.analysis().document().seed();
		JsonObject kept = ResultViews.viewOf(operation).flatMap(session::state).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject)
				.orElseGet(JsonObject::new);
		Map<String, String> parameters = texts(kept.get("parameters"));
		if (kept.get(METHOD) != null && kept.get(METHOD).isJsonPrimitive()) {
			parameters.put(METHOD, kept.get(METHOD).getAsString());
		}
		JsonElement its = kept.get("seed");
		return new ViewSettings(operation, parameters, texts(kept.get("options")),
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

	<R> Query<R> query(String layer, Query.Reader<R> reader) {
		Map<String, String> given = new TreeMap<>(parameters);
		given.put("layer", layer);
		return new Query<>(operation, given, seed, reader);
	}
}
