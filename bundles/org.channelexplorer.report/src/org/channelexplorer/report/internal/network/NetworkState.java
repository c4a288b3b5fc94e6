package org.channelexplorer.report.internal.network;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisState;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.plot.internal.arrangement.DrawingJson;

/**
 * How an analyst looks at a network: all that its picture depends on beside the data.
 *
 * @param drawing  where everything is, what is folded and what unfolded
 * @param metric   id of the metric that colours the boxes
 * @param fixed    whether the colours go from 0 to 1
 * @param views    settings of the miniatures, by operation
 * @param selected what is selected
 */
public record NetworkState(Drawing drawing, String metric, boolean fixed, Map<String, ViewSettings> views, Selected selected) {
	/** Keys of what is kept; the layout is part of the document, the others are where one looks. */
	public static final String LAYOUT = "network.layout";
	public static final String METRIC = "network.metric";
	public static final String FIXED = "network.fixedScale";
	/** Which view's settings an operation's miniatures have: an object, by operation the id of the view. */
	public static final String VIEWS = "network.views";
	private static final String SELECTION = "selection";

	/** What is kept under a key. */
	public interface Kept extends Function<String, Optional<JsonElement>> {
		/** The metric that colours the boxes. */
		default String metric() {
			return apply(METRIC).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString).orElse(LayerMetric.DEFAULT);
		}

		/** Whether the colours go from 0 to 1. */
		default boolean fixed() {
			return apply(FIXED).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsBoolean).orElse(false);
		}
	}

	/**
	 * A state.
	 *
	 * @param viewOf for an operation the id of the view whose settings its miniatures have
	 * @param seed   of the analysis
	 */
	public static NetworkState of(Drawing drawing, Kept kept, Function<String, Optional<String>> viewOf, long seed) {
		Map<String, ViewSettings> views = new HashMap<>();
		operations(drawing).forEach(o -> views.put(o, ViewSettings.of(viewOf.apply(o).flatMap(kept), seed)));
		return new NetworkState(drawing, kept.metric(), kept.fixed(), views, Selected.read(kept.apply(SELECTION)));
	}

	private static Stream<String> operations(Drawing drawing) {
		return drawing.insides().values().stream().map(i -> i.operations()).flatMap(Collection::stream).distinct();
	}

	/** What is to be kept under {@link #VIEWS}; null for nothing. */
	public static JsonElement views(Drawing drawing, Function<String, Optional<String>> viewOf) {
		JsonObject views = new JsonObject();
		operations(drawing).sorted().forEach(o -> viewOf.apply(o).ifPresent(view -> views.addProperty(o, view)));
		return views.isEmpty() ? null : views;
	}

	/** The same with another metric. */
	public NetworkState by(String other) {
		return new NetworkState(drawing, other, fixed, views, selected);
	}

	/** The same with other things selected. */
	public NetworkState selecting(Selected other) {
		return new NetworkState(drawing, metric, fixed, views, other);
	}

	/** What is kept of an analysis as it is saved: of the views beside the data, of what is arranged in the document. */
	public static Kept saved(Analysis analysis) throws InputException {
		Map<String, JsonElement> views = AnalysisState.read(analysis.dataFolder()).values();
		return key -> Optional.ofNullable(views.containsKey(key) ? views.get(key) : analysis.document().state().get(key)).filter(v -> !v.isJsonNull());
	}

	/**
	 * The state of an analysis as it was saved; empty when no layout was.
	 *
	 * @throws InputException naming the file when what is kept is damaged or belongs to another network
	 */
	public static Optional<NetworkState> read(Analysis analysis) throws InputException {
		Kept kept = saved(analysis);
		Optional<JsonElement> layout = kept.apply(LAYOUT);
		if (layout.isEmpty()) {
			return Optional.empty();
		}
		try {
			Drawing drawing = DrawingJson.read(layout.get(), analysis.network(), analysis.layers());
			JsonObject views = kept.apply(VIEWS).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject).orElseGet(JsonObject::new);
			return Optional.of(of(drawing, kept,
					o -> Optional.ofNullable(views.get(o)).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsJsonPrimitive)
							.map(JsonPrimitive::getAsString),
					analysis.document().seed()));
		} catch (InputException e) {
			throw new InputException(analysis.file() + ": " + e.getMessage(), e);
		}
	}
}
