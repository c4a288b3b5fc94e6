package org.channelexplorer.cli.internal;

import java.util.Arrays;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

/** The headless application: its result is the exit code of the process. */
public class CliApplication implements IApplication {

	@Override
	public Object start(IApplicationContext context) {
		StandardError.restore();
		context.applicationRunning();
		String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
		System.out.println(Arrays.toString(arguments));
		return Integer.valueOf(0);
	}

	@Override
	public void stop() {
		// commands end by themselves
	}
}
