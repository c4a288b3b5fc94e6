package org.channelexplorer.ui.views.internal.surgery;

import org.channelexplorer.ui.views.internal.ViewCommand;
import org.eclipse.ui.IWorkbenchPage;

/** Runs a command of the Surgery view. */
public final class SurgeryHandler extends ViewCommand<SurgeryView> {
	public SurgeryHandler() {
		super(SurgeryView.class, SurgeryView.ID, IWorkbenchPage.VIEW_VISIBLE, "Surgery");
	}

	@Override
	protected String run(SurgeryView view, String name) {
		return view.run(name);
	}
}
