package org.channelexplorer.ui.internal.handlers;

import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.internal.run.AnalyseJob;
import org.channelexplorer.ui.internal.run.Messages;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.handlers.HandlerUtil;

/** Resumes the analysis of the active editor when it was stopped before its end. */
public class ResumeHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IEditorPart editor = HandlerUtil.getActiveEditor(event);
		AnalysisSession session = editor == null ? null : editor.getAdapter(AnalysisSession.class);
		if (session == null) {
			Messages.error("Nothing to resume", "Open an analysis first.");
		} else if (session.analysis().complete()) {
			Messages.error("Nothing to resume", session.analysis().document().name() + " is complete.");
		} else {
			AnalyseJob.start(session.analysis().request());
		}
		return null;
	}
}
