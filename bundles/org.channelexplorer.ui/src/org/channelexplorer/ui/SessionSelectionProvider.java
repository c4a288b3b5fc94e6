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
	private AnalysisSession session;
	private ISelection current = StructuredSelection.EMPTY;

	/** Follows a session, null for none. */
	public void follow(AnalysisSession now) {
		if (session != null) {
			session.selection().removeListener(follower);
		}
		session = now;
		if (now != null) {
			now.selection().addListener(follower);
		}
		tell(now == null ? StructuredSelection.EMPTY : new StructuredSelection(Described.selected(now, Selection.NONE, now.selection().get())));
	}

	private void changed(Selection before, Selection now, Object source) {
		tell(new StructuredSelection(Described.selected(session, before, now)));
	}

	private void tell(ISelection selection) {
		current = selection;
		SelectionChangedEvent event = new SelectionChangedEvent(this, selection);
		listeners.forEach(l -> l.selectionChanged(event));
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
