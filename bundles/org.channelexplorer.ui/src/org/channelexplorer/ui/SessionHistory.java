package org.channelexplorer.ui;

import java.util.Arrays;
import java.util.List;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.note.Annotation;
import org.channelexplorer.core.repair.Repairs;
import org.channelexplorer.ui.selection.FocusTrail;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.commands.operations.OperationHistoryFactory;

/**
 * Selection, classes, focus, repairs and notes in one undo history. A step holds all of them before and after, so that what followed from a change
 * is undone with it. UI thread.
 */
final class SessionHistory {
	// a step holds the rows that were selected
	private static final int FEWEST_STEPS = 200;
	private static final int MOST_STEPS = 5000;
	private static final int ROWS = 20_000_000;

	/** Does something that makes one step. */
	@FunctionalInterface
	interface Change<E extends Exception> {
		void run() throws E;
	}

	private record Arrangement(Selection selection, NamedValues<Labelling> labellings, NamedValues<Focus> focuses, FocusTrail trail,
			Repairs repairs, List<Annotation> annotations) {
	}

	private final AnalysisSession session;
	private final ValueUndo<Arrangement> undo;
	private Arrangement last;
	private Labels labels;
	private int depth;
	private boolean replaying;

	/** Records every change from now on. */
	SessionHistory(AnalysisSession session, IUndoContext context) {
		this.session = session;
		undo = new ValueUndo<>(context, this::replay);
		OperationHistoryFactory.getOperationHistory().setLimit(context,
				Math.clamp(ROWS / Math.max(1, session.analysis().images().size()), FEWEST_STEPS, MOST_STEPS));
		last = now();
		labels = session.labelling().labels();
		session.selection().addListener((before, now, source) -> record(name(before, now), source, true));
		session.labelling().addListener((before, now, source) -> relabelled(source));
		session.focus().addListener((before, now, source) -> record("Focus", source, false));
		session.repairs().addListener((before, now, source) -> record("Repair", source, false));
		session.annotations().addListener((before, now, source) -> record("Note", source, false));
	}

	private Arrangement now() {
		return new Arrangement(session.selection().get(), session.labelling().get(), session.focus().get(), session.trail().get(), session.repairs().get(),
				session.annotations().get());
	}

	// classes that are gone are selected no more, and a focus keeps its images
	private void relabelled(Object source) {
		Labels past = labels;
		labels = session.labelling().labels();
		if (!replaying) {
			step("Relabel", source, () -> {
				List<String> classes = session.labels().classes();
				session.selection().change(s -> s.withClasses(s.classes().stream().filter(classes::contains).toList()), session);
				session.focus().change(f -> Focusing.following(f, past, labels, session.analysis().images()), session);
			});
		}
	}

	/** Makes one step of all changes; inside another step, of that one. */
	<E extends Exception> void step(String name, Object source, Change<E> change) throws E {
		depth++;
		try {
			change.run();
		} finally {
			depth--;
			record(name, source, false);
		}
	}

	// a change outside a step is one, or joins the one before it when that was a change of the same kind by the same source
	private void record(String name, Object source, boolean joins) {
		if (depth > 0 || replaying) {
			return;
		}
		Arrangement now = now();
		if (!now.equals(last)) {
			undo.changed(name, last, now, source, joins);
			last = now;
		}
	}

	private void replay(Arrangement to) {
		replaying = true;
		try {
			session.labelling().set(to.labellings, this);
			session.focus().set(to.focuses, this);
			session.trail().set(to.trail, this);
			session.repairs().set(to.repairs, this);
			session.annotations().set(to.annotations, this);
			session.selection().set(to.selection, this);
		} finally {
			last = now();
			replaying = false;
		}
	}

	/** What a change of the selection is called: {@code Select Images} ... */
	static String name(Selection before, Selection now) {
		if (!before.classes().equals(now.classes()) && !now.classes().isEmpty()) {
			return now.classes().size() == 1 ? "Select Class" : "Select Classes";
		}
		if (!Arrays.equals(before.images(), now.images())) {
			return now.images().length == 0 ? "Clear Selection" : now.images().length == 1 ? "Select Image" : "Select Images";
		}
		if (!before.layers().equals(now.layers())) {
			return now.layers().size() > 1 ? "Select Layers" : "Select Layer";
		}
		return !Arrays.equals(before.channels(), now.channels()) ? "Select Channels" : "Select Step";
	}
}
