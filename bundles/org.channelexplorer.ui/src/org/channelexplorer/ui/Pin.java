package org.channelexplorer.ui;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.operation.Scope;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.util.Json;
import org.eclipse.core.runtime.ILog;

/**
 * What a pinned view shows, whatever is selected.
 *
 * @param layer     layer id
 * @param step      0 for a network that was run once per image
 * @param labelling name of the labelling, empty for the given classes
 */
public record Pin(String layer, int step, String labelling) {

	/** What is kept with the analysis for a view; empty when nothing is, or its layer was not read. */
	static Optional<Pin> kept(AnalysisSession session, String view) {
		try {
			return session.state(key(view)).filter(JsonElement::isJsonObject).map(kept -> Json.fromTree(kept, Pin.class))
					.filter(p -> session.analysis().layers().contains(p.layer));
		} catch (JsonParseException damaged) {
			ILog.of(Pin.class).warn(session.analysis().file() + ": what " + view + " was pinned to is damaged: " + damaged.getMessage());
			return Optional.empty();
		}
	}

	/** The first layer, for a view that the user has neither pinned nor let follow; null when there is none, or the user has. */
	static Pin first(AnalysisSession session, String view) {
		return session.state(key(view)).isPresent() || session.analysis().layers().isEmpty() ? null
				: new Pin(session.analysis().layers().getFirst(), session.step(), session.labelling().get().inUse());
	}

	/** Keeps it with the analysis; null for a view that follows. */
	static void keep(AnalysisSession session, String view, Pin pin) {
		session.putState(key(view), pin == null ? new JsonPrimitive(false) : Json.tree(pin));
	}

	private static String key(String view) {
		return view + " pin"; //$NON-NLS-1$
	}

	/** The same at another step. */
	Pin at(int other) {
		return new Pin(layer, other, labelling);
	}

	/** The question at this step and under this labelling, unless it names others. */
	<R> Query<R> held(Query<R> query) {
		Map<String, String> given = new TreeMap<>(query.given());
		if (step > 0) {
			given.putIfAbsent(StepParameter.NAME, Integer.toString(step));
		}
		given.putIfAbsent(Scope.LABELLING, labelling.isEmpty() ? Labelling.GIVEN : labelling);
		return new Query<>(query.operation(), given, query.seed(), query.reader());
	}
}
