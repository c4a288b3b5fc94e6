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
	private final AfterGesture telling = new AfterGesture(this::tell);
	private AnalysisSession session;
	private Selection before = Selection.NONE;
	private Selection now = Selection.NONE;
	private ISelection current; // null: made when somebody asks, since describing many images takes a while

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

	// the workbench listens to the active part's provider only; what it asks of commands then takes longer than a gesture may
	private void changed(Selection from, Selection to, Object source) {
		before = from;
		now = to;
		current = null;
		if (!listeners.isEmpty()) {
			telling.request();
		}
	}

	private void tell() {
		SelectionChangedEvent event = new SelectionChangedEvent(this, getSelection());
		listeners.forEach(l -> l.selectionChanged(event));
	}

	@Override
	public ISelection getSelection() {
		if (current == null) {
			current = session == null ? StructuredSelection.EMPTY : new StructuredSelection(Described.selected(session, before, now));
		}
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
