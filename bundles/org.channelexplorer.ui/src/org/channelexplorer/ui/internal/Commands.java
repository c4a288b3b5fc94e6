package org.channelexplorer.ui.internal;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.services.IServiceLocator;

/** Ids of the commands of this bundle. */
public final class Commands {
	public static final String NEW_ANALYSIS = "org.channelexplorer.ui.newAnalysis"; //$NON-NLS-1$
	public static final String OPEN = "org.channelexplorer.ui.open"; //$NON-NLS-1$
	public static final String OPEN_DEMO = "org.channelexplorer.ui.openDemo"; //$NON-NLS-1$
	public static final String START = "org.channelexplorer.ui.showStart"; //$NON-NLS-1$
	public static final String FIRST_STEPS = "org.channelexplorer.ui.firstSteps"; //$NON-NLS-1$
	public static final String RESUME = "org.channelexplorer.ui.resume"; //$NON-NLS-1$

	private Commands() {
	}

	/** Runs a command; a failure is logged. */
	public static void run(IServiceLocator site, String command) {
		try {
			site.getService(IHandlerService.class).executeCommand(command, null);
		} catch (CommandException e) {
			ILog.of(Commands.class).error("The command " + command + " cannot be run", e);
		}
	}
}
