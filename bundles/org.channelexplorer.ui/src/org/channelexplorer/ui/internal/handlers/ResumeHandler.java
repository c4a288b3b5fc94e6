package org.channelexplorer.ui.internal.handlers;

import java.util.Map;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.internal.run.AnalyseJob;
import org.channelexplorer.ui.internal.run.Messages;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;

/** Resumes the analysis of the active editor when it was stopped before its end; disabled, with the reason, when there is nothing to resume. */
public class ResumeHandler extends AbstractHandler implements IElementUpdater {
	private static final String NAME = "Resume Analysis";

	@Override
	public void setEnabled(Object evaluationContext) {
		setBaseEnabled(whyNot() == null);
	}

	/** Why nothing can be resumed, null when it can. */
	private static String whyNot() {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		IEditorPart editor = window == null || window.getActivePage() == null ? null : window.getActivePage().getActiveEditor();
		return whyNot(editor == null ? null : editor.getAdapter(AnalysisSession.class));
	}

	private static String whyNot(AnalysisSession session) {
		return session == null ? "no analysis is open" : session.analysis().complete() ? session.analysis().document().name() + " is complete" : null;
	}

	@Override
	@SuppressWarnings("rawtypes") // as the interface declares it
	public void updateElement(UIElement element, Map parameters) {
		String why = whyNot();
		element.setTooltip(why == null ? NAME : NAME + ": " + why);
	}

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IEditorPart editor = HandlerUtil.getActiveEditor(event);
		AnalysisSession session = editor == null ? null : editor.getAdapter(AnalysisSession.class);
		String why = whyNot(session);
		if (why != null) { // a link in a view
			Messages.error("Nothing to resume", Character.toUpperCase(why.charAt(0)) + why.substring(1) + ".");
		} else {
			AnalyseJob.start(session.analysis().request());
		}
		return null;
	}
}
