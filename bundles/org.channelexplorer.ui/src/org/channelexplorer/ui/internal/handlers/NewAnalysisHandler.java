package org.channelexplorer.ui.internal.handlers;

import org.channelexplorer.ui.internal.wizard.AnalysisDraft;
import org.channelexplorer.ui.internal.wizard.NewAnalysisWizard;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** File > New Analysis... */
public class NewAnalysisHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		NewAnalysisWizard.open(HandlerUtil.getActiveWorkbenchWindowChecked(event), new AnalysisDraft());
		return null;
	}
}
