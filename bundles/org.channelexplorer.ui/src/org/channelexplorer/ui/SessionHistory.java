package org.channelexplorer.ui;

import java.util.Arrays;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.ui.selection.FocusModel;
import org.channelexplorer.ui.selection.FocusTrail;
import org.channelexplorer.ui.selection.LabellingModel;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.SelectionModel;
import org.channelexplorer.ui.selection.ValueModel;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.commands.operations.OperationHistoryFactory;

/**
 * Selection, classes and focus in one undo history. A step holds all of them before and after, so that what followed from a change
 * is undone with it. UI thread.
 */
final class SessionHistory {
	private static final int STEPS = 5000;

	/** Does something that makes one step. */
	@FunctionalInterface
	interface Change<E extends Exception> {
		void run() throws E;
	}

	private record Arrangement(Selection selection, NamedValues<Labelling> labellings, NamedValues<Focus> focuses, FocusTrail trail) {
	}

	private final SelectionModel selection;
	private final LabellingModel labelling;
	private final FocusModel focus;
	private final ValueModel<FocusTrail> trail;
	private final ValueUndo<Arrangement> undo;
	private Arrangement last;
	private int depth;
	private boolean replaying;

	SessionHistory(IUndoContext context, SelectionModel selection, LabellingModel labelling, FocusModel focus, ValueModel<FocusTrail> trail) {
		this.selection = selection;
		this.labelling = labelling;
		this.focus = focus;
		this.trail = trail;
		undo = new ValueUndo<>(context, this::replay);
		OperationHistoryFactory.getOperationHistory().setLimit(context, STEPS);
		last = now();
	}

	private Arrangement now() {
		return new Arrangement(selection.get(), labelling.get(), focus.get(), trail.get());
	}

	/** Whether something is being undone or redone: what followed from it then is part of the step. */
	boolean replaying() {
		return replaying;
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

	/** Something has changed outside a step: it is one, or joins the one before it when that was a change of the same kind by the same source. */
	void changed(String name, Object source, boolean joins) {
		record(name, source, joins);
	}

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
			labelling.set(to.labellings, this);
			focus.set(to.focuses, this);
			trail.set(to.trail, this);
			selection.set(to.selection, this);
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
