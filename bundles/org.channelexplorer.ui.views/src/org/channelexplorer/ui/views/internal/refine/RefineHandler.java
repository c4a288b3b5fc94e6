package org.channelexplorer.ui.views.internal.refine;

import org.channelexplorer.ui.views.internal.ViewCommand;
import org.eclipse.ui.IWorkbenchPage;

/** Runs a command of the Refinement view. */
public final class RefineHandler extends ViewCommand<RefineView> {
	public RefineHandler() {
		super(RefineView.class, RefineView.ID, IWorkbenchPage.VIEW_ACTIVATE, "Refine Network");
	}

	@Override
	protected String run(RefineView view, String name) {
		return view.run(name);
	}
}
