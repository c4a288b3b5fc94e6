package org.channelexplorer.ui.views.internal.refine;

import org.channelexplorer.ui.internal.run.Messages;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Runs a command of the Refinement view, which it opens when it is closed; what cannot be done says why. */
public final class RefineHandler extends AbstractHandler implements IExecutableExtension {
	private String command;

	/** Takes the command, which the extension has behind the class: {@code export} ... */
	@Override
	public void setInitializationData(IConfigurationElement config, String property, Object data) {
		command = (String) data;
	}

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
		try {
			if (page.showView(RefineView.ID, null, IWorkbenchPage.VIEW_ACTIVATE) instanceof RefineView view) {
				String why = view.run(command);
				if (why != null) {
					Messages.error("Refine Network", why + ".");
				}
			}
		} catch (PartInitException e) {
			throw new ExecutionException("The Refinement view cannot be opened", e);
		}
		return null;
	}
}
