package org.channelexplorer.ui.views.internal.scatter;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Lists the images nearest to the selected one, in the Scatterplot view. */
public final class NearestHandler extends AbstractHandler {
	private static final String VIEW = "org.channelexplorer.ui.scatterplot"; //$NON-NLS-1$

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
		try {
			if (HandlerUtil.getActivePart(event) instanceof ScatterView active) {
				active.nearest();
			} else if (page.showView(VIEW) instanceof ScatterView shown) {
				shown.nearest();
			}
		} catch (PartInitException e) {
			throw new ExecutionException("The Scatterplot view cannot be opened", e);
		}
		return null;
	}
}
