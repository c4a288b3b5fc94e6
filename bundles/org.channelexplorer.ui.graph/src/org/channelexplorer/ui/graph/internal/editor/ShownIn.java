package org.channelexplorer.ui.graph.internal.editor;

import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.views.IViewDescriptor;

/**
 * A view that shows the selected layer.
 *
 * @param action id of the action that shows it
 * @param view   its id
 * @param usual  its name where it is not installed
 */
public record ShownIn(String action, String view, String usual) {
	private IViewDescriptor found() {
		return PlatformUI.getWorkbench().getViewRegistry().find(view);
	}

	/** Its name for people. */
	public String name() {
		return found() == null ? usual : found().getLabel();
	}

	/** Why it cannot be shown; null when it can. */
	public String missing() {
		return found() == null ? name() + " is not installed" : null;
	}
}
