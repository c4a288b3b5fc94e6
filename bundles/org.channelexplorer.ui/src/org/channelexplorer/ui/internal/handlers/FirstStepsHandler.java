package org.channelexplorer.ui.internal.handlers;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.cheatsheets.OpenCheatSheetAction;

/** Help > First Analysis in Five Minutes. */
public class FirstStepsHandler extends AbstractHandler {
	/** Id of the cheat sheet. */
	public static final String SHEET = "org.channelexplorer.ui.firstSteps"; //$NON-NLS-1$

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		new OpenCheatSheetAction(SHEET).run();
		return null;
	}
}
