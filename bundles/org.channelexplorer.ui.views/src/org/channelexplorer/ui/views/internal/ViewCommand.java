package org.channelexplorer.ui.views.internal;

import org.channelexplorer.ui.internal.run.Messages;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Runs a command of a view, which it opens when it is closed; what cannot be done says why.
 *
 * @param <V> the view
 */
public abstract class ViewCommand<V extends IViewPart> extends AbstractHandler implements IExecutableExtension {
	private final Class<V> type;
	private final String id;
	private final int mode;
	private final String title;
	private String command;

	/**
	 * @param id    of the view
	 * @param mode  how it is opened, such as {@link IWorkbenchPage#VIEW_VISIBLE}
	 * @param title of messages
	 */
	protected ViewCommand(Class<V> type, String id, int mode, String title) {
		this.type = type;
		this.id = id;
		this.mode = mode;
		this.title = title;
	}

	/** Runs the command. @return why it cannot be run, null when it was */
	protected abstract String run(V view, String name);

	/** Takes the command, which the extension has behind the class: {@code export} ... */
	@Override
	public void setInitializationData(IConfigurationElement config, String property, Object data) {
		command = (String) data;
	}

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
		try {
			IViewPart view = page.showView(id, null, mode);
			String why = type.isInstance(view) ? run(type.cast(view), command) : null;
			if (why != null) {
				Messages.error(title, why + ".");
			}
		} catch (PartInitException e) {
			throw new ExecutionException("The view " + title + " cannot be opened", e);
		}
		return null;
	}
}
