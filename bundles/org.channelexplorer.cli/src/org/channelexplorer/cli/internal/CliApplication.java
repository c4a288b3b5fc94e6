package org.channelexplorer.cli.internal;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.channelexplorer.cli.CliMain;
import org.channelexplorer.core.catalogue.Catalogue;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

/** The headless application: its result is the exit code of the process. */
public class CliApplication implements IApplication {
	private static final long PATIENCE_SECONDS = 20;
	// what the launchers put in front; Equinox takes most of it away itself
	private static final Set<String> WITH_VALUE = Set.of("-application", "-product", "-data", "-configuration", "-user", "-install", "-os",
			"-ws", "-arch", "-nl", "-dev", "-feature", "-keyring", "-password", "-showsplash", "-name", "-testproperties");
	private static final Set<String> WITHOUT_VALUE = Set.of("-nosplash", "-clean", "-consoleLog", "-debug", "-noExit", "-pdelaunch", "-initialize",
			"--launcher.suppressErrors");

	private final CountDownLatch finished = new CountDownLatch(1);
	private volatile ProgressPrinter progress;

	@Override
	public Object start(IApplicationContext context) {
		StandardError.restore();
		context.applicationRunning();
		progress = new ProgressPrinter(System.err, Terminal.isStandardError());
		try (Interruption _ = Interruption.cancels(progress)) {
			String[] arguments = withoutPlatform((String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS));
			return CliMain.run(arguments, System.out, System.err, Catalogue.ofEquinox(), progress);
		} finally {
			finished.countDown();
		}
	}

	/** The arguments after those of the platform, which stand in front. */
	public static String[] withoutPlatform(String[] arguments) {
		if (arguments == null) {
			return new String[0];
		}
		int i = 0;
		while (i < arguments.length) {
			if (WITHOUT_VALUE.contains(arguments[i])) {
				i++;
			} else if (WITH_VALUE.contains(arguments[i]) && i + 1 < arguments.length) {
				i += 2;
			} else {
				break;
			}
		}
		return Arrays.copyOfRange(arguments, Math.min(i, arguments.length), arguments.length);
	}

	// Equinox goes down, on Ctrl+C beside the shutdown hook: its bundles must stay until the command has committed
	@Override
	public void stop() {
		ProgressPrinter running = progress;
		if (running == null) {
			return;
		}
		running.setCanceled(true);
		try {
			boolean _ = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS); // in time or not: the store's last commit stands
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
