package org.channelexplorer.ui.graph.internal.editor;

import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.part.Page;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;

/** The minimap in the Outline view. */
public final class OutlinePage extends Page implements IContentOutlinePage {
	private final NetworkViewer viewer;
	private Minimap minimap;

	public OutlinePage(NetworkViewer viewer) {
		this.viewer = viewer;
	}

	@Override
	public void createControl(Composite parent) {
		minimap = new Minimap(parent, viewer);
	}

	@Override
	public Control getControl() {
		return minimap;
	}

	@Override
	public void setFocus() {
		minimap.setFocus();
	}

	// the selection is the session's; this page only shows where one is
	@Override
	public ISelection getSelection() {
		return StructuredSelection.EMPTY;
	}

	@Override
	public void setSelection(ISelection selection) {
		// see above
	}

	@Override
	public void addSelectionChangedListener(ISelectionChangedListener listener) {
		// see above
	}

	@Override
	public void removeSelectionChangedListener(ISelectionChangedListener listener) {
		// see above
	}
}
