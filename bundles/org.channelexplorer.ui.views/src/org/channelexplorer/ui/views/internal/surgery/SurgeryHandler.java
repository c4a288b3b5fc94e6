package org.channelexplorer.ui.views.internal.surgery;

import org.channelexplorer.ui.internal.run.Messages;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Runs a command of the Surgery view, which it opens when it is closed; what cannot be done says why. */
public final class SurgeryHandler extends AbstractHandler implements IExecutableExtension {
	private String command;

	/** Takes the command, which the extension has behind the class: {@code remove} ... */
	@Override
	public void setInitializationData(IConfigurationElement config, String property, Object data) {
		command = (String) data;
	}

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
		try {
			if (page.showView(SurgeryView.ID, null, IWorkbenchPage.VIEW_VISIBLE) instanceof SurgeryView view) {
				String why = view.run(command);
				if (why != null) {
					Messages.error("Surgery", why + ".");
				}
			}
		} catch (PartInitException e) {
			throw new ExecutionException("The Surgery view cannot be opened", e);
		}
		return null;
	}
}
