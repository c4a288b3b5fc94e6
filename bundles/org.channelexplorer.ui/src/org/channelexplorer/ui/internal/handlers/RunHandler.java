package org.channelexplorer.ui.internal.handlers;

import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.internal.run.RunOperation;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.handlers.HandlerUtil;

/** Analyse > Run...: any installed operation on the analysis of the active editor. */
public class RunHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IEditorPart editor = HandlerUtil.getActiveEditor(event);
		AnalysisSession session = editor == null ? null : editor.getAdapter(AnalysisSession.class);
		if (session == null) {
			Messages.error("Nothing to run on", "Open an analysis first.");
		} else {
			RunOperation.ask(HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage(), session);
		}
		return null;
	}
}
