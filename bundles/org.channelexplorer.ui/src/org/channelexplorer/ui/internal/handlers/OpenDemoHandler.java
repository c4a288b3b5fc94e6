package org.channelexplorer.ui.internal.handlers;

import org.channelexplorer.ui.internal.run.DemoData;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;

/** Help > Open the Demo. */
public class OpenDemoHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		DemoData.open();
		return null;
	}
}
