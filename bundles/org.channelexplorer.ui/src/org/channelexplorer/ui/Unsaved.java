package org.channelexplorer.ui;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.note.Annotation;
import org.channelexplorer.core.repair.Repairs;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.Json;
import org.eclipse.core.runtime.ILog;

/**
 * What the user has arranged and not saved: kept with the state of the views, so that it outlives a crash.
 *
 * @param base        hash of what was saved when it was arranged: it belongs to nothing else
 * @param repairs     decisions about labels, surgeries, refinements
 * @param annotations notes
 * @param edits       by key; JSON null for what was removed
 */
record Unsaved(String base, List<Labelling> labellings, String labelling, List<Focus> focuses, String focus, Repairs repairs,
		List<Annotation> annotations, Map<String, JsonElement> edits) {
	/** Key of the state. */
	static final String KEY = "unsaved"; //$NON-NLS-1$

	Unsaved {
		labellings = List.copyOf(labellings);
		focuses = List.copyOf(focuses);
		repairs = Objects.requireNonNull(repairs);
		annotations = List.copyOf(annotations);
		edits = Map.copyOf(edits);
	}

	static Unsaved of(AnalysisDocument saved, NamedValues<Labelling> labellings, NamedValues<Focus> focuses, Repairs repairs,
			List<Annotation> annotations, Map<String, JsonElement> edits) {
		return new Unsaved(base(saved), labellings.all(), labellings.inUse(), focuses.all(), focuses.inUse(), repairs, annotations, edits);
	}

	private static String base(AnalysisDocument saved) {
		return Hashes.of(
				Json.compact(List.of(saved.labellings(), saved.focuses(), saved.repairs(), saved.annotations(), new TreeMap<>(saved.state()))));
	}

	/** What was kept for a document; empty when it was arranged over another version of it, or is damaged. */
	static Optional<Unsaved> read(JsonElement kept, AnalysisDocument document) {
		try {
			return Optional.of(Json.fromTree(kept, Unsaved.class)).filter(u -> base(document).equals(u.base));
		} catch (JsonParseException | NullPointerException damaged) {
			ILog.of(Unsaved.class).warn(document.name() + ": what was not saved is damaged: " + damaged.getMessage());
			return Optional.empty();
		}
	}

	NamedValues<Labelling> allLabellings() {
		return new NamedValues<>(labellings, labelling);
	}

	NamedValues<Focus> allFocuses() {
		return new NamedValues<>(focuses, focus);
	}
}
