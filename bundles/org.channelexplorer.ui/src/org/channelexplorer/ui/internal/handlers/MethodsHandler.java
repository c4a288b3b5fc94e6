package org.channelexplorer.ui.internal.handlers;

import org.channelexplorer.ui.internal.help.MethodsView;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Help > Methods and Formulas. */
public class MethodsHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		try {
			HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(MethodsView.ID);
		} catch (PartInitException e) {
			throw new ExecutionException("the list of methods cannot be shown", e);
		}
		return null;
	}
}
