package org.channelexplorer.ui;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.selection.ImageFilter;
import org.channelexplorer.ui.selection.Selecting;
import org.channelexplorer.ui.selection.ValueModel;
import org.eclipse.core.runtime.ILog;

/** Which images the views show: those of the focus in use that pass the shared filter. UI thread. */
public final class Shown {
	private final AnalysisSession session;
	private final ImageFilter.Facts facts;
	private final ValueModel<ImageFilter> filter = new ValueModel<>(ImageFilter.ALL);
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private BitSet focus;
	private BitSet images;
	private String focusProblem = "";
	private String filterProblem = "";

	/** @param key under which the filter is kept with the state of the views */
	Shown(AnalysisSession session, String key) {
		this.session = session;
		facts = new SessionFacts(session);
		session.state(key).ifPresent(this::restore);
		filter.addListener((before, now, source) -> {
			session.putState(key, now.all() ? null : new JsonPrimitive(now.text()));
			changed();
		});
		session.labelling().addListener((before, now, source) -> changed());
		session.focus().addListener((before, now, source) -> changed());
		session.trail().addListener((before, now, source) -> changed());
	}

	private void restore(JsonElement kept) {
		try {
			filter.set(ImageFilter.parse(kept.getAsString()), this);
		} catch (InputException | IllegalStateException | UnsupportedOperationException damaged) {
			ILog.of(Shown.class).warn(session.analysis().file() + ": the kept filter is damaged: " + damaged.getMessage());
		}
	}

	/** The shared filter. */
	public ValueModel<ImageFilter> filter() {
		return filter;
	}

	/** Something that decides what is shown has changed: focus, classes, scores. */
	void changed() {
		focus = null;
		images = null;
		listeners.forEach(Runnable::run);
	}

	/** The rows of the focus in use; all when there is none. Not to be changed. */
	public BitSet inFocus() {
		if (focus == null) {
			int n = session.analysis().images().size();
			BitSet all = new BitSet(n);
			all.set(0, n);
			focus = all;
			focusProblem = "";
			Focus inUse = session.focus().get().current().orElse(null);
			if (inUse != null) {
				try {
					focus = Selecting.images(inUse.rows(session.labelling().labels(), session.analysis().images(), session.analysis().filesWithoutRow()));
				} catch (InputException e) {
					focusProblem = e.getMessage() + "; all images are shown";
				}
			}
		}
		return focus;
	}

	/** The images shown. Not to be changed. */
	public BitSet images() {
		if (images == null) {
			images = (BitSet) inFocus().clone();
			filterProblem = "";
			try {
				images.and(filter.get().passing(facts));
			} catch (InputException e) {
				filterProblem = e.getMessage();
			}
		}
		return images;
	}

	/** Whether the filter hides some images of the focus. */
	public boolean filtered() {
		return images().cardinality() < inFocus().cardinality();
	}

	/** Why focus or filter cannot be followed, one sentence; empty when they are. */
	public String problem() {
		images();
		return focusProblem.isEmpty() ? filterProblem : focusProblem;
	}

	/** Called when other images are shown, or may be: focus, classes or filter have changed. */
	public void addListener(Runnable listener) {
		listeners.add(listener);
	}

	public void removeListener(Runnable listener) {
		listeners.remove(listener);
	}
}
