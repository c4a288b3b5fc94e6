package org.channelexplorer.ui;

import org.channelexplorer.ui.internal.properties.Described;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.SelectionModel;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;

/** The selection of a session as the workbench understands it: elements that adapt to property sources. Read only. */
public final class SessionSelectionProvider implements ISelectionProvider {
	private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
	private final SelectionModel.Listener follower = this::changed;
	private final Runnable otherImages = this::told;
	private AnalysisSession session;
	private Selection before = Selection.NONE;
	private Selection now = Selection.NONE;
	private ISelection current = StructuredSelection.EMPTY;

	/** Follows a session, null for none. */
	public void follow(AnalysisSession followed) {
		if (session != null) {
			session.selection().removeListener(follower);
			session.shown().removeListener(otherImages);
		}
		session = followed;
		if (followed != null) {
			followed.selection().addListener(follower);
			followed.shown().addListener(otherImages);
		}
		changed(Selection.NONE, followed == null ? Selection.NONE : followed.selection().get(), this);
	}

	private void told() {
		changed(before, now, this);
	}

	// the workbench listens to the active part's provider only
	private void changed(Selection from, Selection to, Object source) {
		before = from;
		now = to;
		AnalysisSession described = session;
		current = described == null ? StructuredSelection.EMPTY : new LateSelection(() -> Described.selected(described, from, to));
		if (!listeners.isEmpty()) {
			SelectionChangedEvent event = new SelectionChangedEvent(this, getSelection());
			listeners.forEach(l -> l.selectionChanged(event));
		}
	}

	@Override
	public ISelection getSelection() {
		return current;
	}

	@Override
	public void setSelection(ISelection selection) {
		// views change the selection through the session's model
	}

	@Override
	public void addSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.remove(listener);
	}
}
