package org.channelexplorer.ui.internal.handlers;

import org.channelexplorer.ui.internal.start.StartPages;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Help > Start Page. */
public class StartHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		StartPages.show(HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage(), true);
		return null;
	}
}
