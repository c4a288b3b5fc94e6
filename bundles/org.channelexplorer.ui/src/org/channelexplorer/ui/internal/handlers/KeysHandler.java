package org.channelexplorer.ui.internal.handlers;

import org.channelexplorer.ui.internal.help.Hint;
import org.channelexplorer.ui.internal.help.KeysDialog;
import org.channelexplorer.ui.internal.help.WindowKeys;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.handlers.HandlerUtil;

/** Help > Show Keys: the keys of the active view or editor, and those of the window. */
public class KeysHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchPart part = HandlerUtil.getActivePartChecked(event);
		String name = part.getSite().getRegisteredName().isEmpty() ? part.getTitle() : part.getSite().getRegisteredName();
		new KeysDialog(HandlerUtil.getActiveShellChecked(event), name, Hint.of(part.getSite().getId()).keys(), WindowKeys.of(part.getSite())).open();
		return null;
	}
}
