package org.channelexplorer.ui;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.note.Annotation;
import org.channelexplorer.core.repair.Repairs;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.ui.selection.FocusModel;
import org.channelexplorer.ui.selection.LabellingModel;
import org.channelexplorer.ui.selection.ValueModel;
import org.eclipse.core.runtime.ILog;

/**
 * What is kept of a session: where the user looks, beside the data and at once; edits, in the document and when it is saved, until then beside the data, too, so that a killed program
 * loses none. UI thread.
 */
final class Kept {
	private final Analysis analysis;
	private final StateKeeper view;
	private final Map<String, JsonElement> edits = new TreeMap<>();
	private final List<Runnable> dirtyListeners = new CopyOnWriteArrayList<>();
	private LabellingModel labelling;
	private FocusModel focus;
	private ValueModel<Repairs> repairs;
	private ValueModel<List<Annotation>> annotations;
	private boolean restored;
	private boolean told;

	Kept(Analysis analysis) {
		this.analysis = analysis;
		view = new StateKeeper(analysis.dataFolder());
	}

	/** Gives the models the edits that were not saved, before anybody listens. */
	void begin(LabellingModel itsLabelling, FocusModel itsFocus, ValueModel<Repairs> itsRepairs, ValueModel<List<Annotation>> itsAnnotations) {
		labelling = itsLabelling;
		focus = itsFocus;
		repairs = itsRepairs;
		annotations = itsAnnotations;
		restored = view.get(Unsaved.KEY).filter(unsaved -> !unsaved.isJsonNull()).flatMap(unsaved -> Unsaved.read(unsaved, analysis.document()))
				.map(this::restore).orElse(false);
		told = dirty();
	}

	/** Listens to the models. */
	void follow() {
		labelling.addListener((before, now, source) -> tellDirty());
		focus.addListener((before, now, source) -> tellDirty());
		repairs.addListener((before, now, source) -> tellDirty());
		annotations.addListener((before, now, source) -> tellDirty());
	}

	// before anybody listens: it is no step of the history, and there is nothing to undo
	private boolean restore(Unsaved unsaved) {
		try {
			labelling.set(unsaved.allLabellings(), this);
		} catch (IllegalArgumentException e) {
			ILog.of(Kept.class).warn(analysis.file() + ": classes that were not saved do not fit the images: " + e.getMessage());
			return false;
		}
		focus.set(unsaved.allFocuses(), this);
		repairs.set(unsaved.repairs(), this);
		annotations.set(unsaved.annotations(), this);
		edits.putAll(unsaved.edits());
		return dirty();
	}

	/** Whether there were edits that had not been saved. */
	boolean restored() {
		return restored;
	}

	/** See {@link AnalysisSession#damage}. */
	String damage() {
		return view.damage();
	}

	/** Keeps a value that is made when it is written. */
	void putLate(String key, Supplier<JsonElement> value) {
		view.putLate(key, value);
		view.changed();
	}

	/** Writes what is kept beside the data. */
	void close() throws IOException {
		view.close(Unsaved.KEY);
	}

	/** See {@link AnalysisSession#state}. */
	Optional<JsonElement> state(String key) {
		JsonElement value = view.has(key) ? view.get(key).orElse(null) : edits.containsKey(key) ? edits.get(key) : analysis.document().state().get(key);
		return Optional.ofNullable(value).filter(v -> !v.isJsonNull());
	}

	/** See {@link AnalysisSession#putState}. */
	void put(String key, JsonElement value) {
		view.put(key, value);
	}

	/** See {@link AnalysisSession#edit}. */
	void edit(String key, JsonElement value) {
		JsonElement saved = analysis.document().state().get(key);
		if (Objects.equals(saved, value)) {
			edits.remove(key);
		} else {
			edits.put(key, value == null ? JsonNull.INSTANCE : value);
		}
		tellDirty();
	}

	/** Whether there are edits to save. */
	boolean dirty() {
		return !edits.isEmpty() || !labelling.get().equals(analysis.labellings()) || !focus.get().equals(analysis.focuses())
				|| !repairs.get().equals(analysis.document().repairs()) || !annotations.get().equals(analysis.document().annotations());
	}

	/** Saves the edits and where the user looks. */
	void save() throws IOException {
		view.write();
		AnalysisDocument changed = analysis.document();
		for (String moved : view.keys()) {
			if (changed.state().containsKey(moved)) {
				changed = changed.withState(moved, null);
			}
		}
		for (var edit : edits.entrySet()) {
			changed = changed.withState(edit.getKey(), edit.getValue().isJsonNull() ? null : edit.getValue());
		}
		if (!labelling.get().equals(analysis.labellings()) || !focus.get().equals(analysis.focuses())) {
			changed = changed.withLabellings(labelling.get()).withFocuses(focus.get());
		}
		if (!repairs.get().equals(changed.repairs())) {
			changed = changed.withRepairs(repairs.get());
		}
		if (!annotations.get().equals(changed.annotations())) {
			changed = changed.withAnnotations(annotations.get());
		}
		if (changed != analysis.document()) {
			try {
				analysis.save(changed);
			} catch (InputException e) {
				throw new IOException(e.getMessage(), e);
			}
		}
		edits.clear();
		tellDirty();
		view.write(); // nothing is unsaved any more
	}

	private void tellDirty() {
		keepUnsaved();
		if (told != dirty()) {
			told = !told;
			dirtyListeners.forEach(Runnable::run);
		}
	}

	private void keepUnsaved() {
		AnalysisDocument saved = analysis.document();
		NamedValues<Labelling> labellings = labelling.get();
		NamedValues<Focus> focuses = focus.get();
		Repairs repaired = repairs.get();
		List<Annotation> noted = annotations.get();
		Map<String, JsonElement> arranged = Map.copyOf(edits);
		boolean any = dirty();
		view.putLate(Unsaved.KEY, () -> any ? Json.tree(Unsaved.of(saved, labellings, focuses, repaired, noted, arranged)) : null);
		view.changed();
	}

	/** Called when {@link #dirty()} changes. */
	void addDirtyListener(Runnable listener) {
		dirtyListeners.add(listener);
	}

	void removeDirtyListener(Runnable listener) {
		dirtyListeners.remove(listener);
	}
}
