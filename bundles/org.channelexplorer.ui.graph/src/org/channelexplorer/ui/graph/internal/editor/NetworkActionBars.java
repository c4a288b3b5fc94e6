package org.channelexplorer.ui.graph.internal.editor;

import org.channelexplorer.ui.graph.NetworkEditor;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.part.EditorActionBarContributor;

/** Gives the window's Edit menu, and so Ctrl+Z, Ctrl+Y, Ctrl+F and Ctrl+C, to the active network editor. */
public final class NetworkActionBars extends EditorActionBarContributor {

	@Override
	public void setActiveEditor(IEditorPart editor) {
		if (editor instanceof NetworkEditor network) {
			network.fillActionBars();
		}
	}
}
