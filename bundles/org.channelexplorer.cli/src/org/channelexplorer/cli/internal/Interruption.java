package org.channelexplorer.cli.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Ctrl+C and termination: the running command is cancelled and given time to commit what it has. Ends with {@link #close()},
 * from when on the process may go down at once.
 */
public final class Interruption implements AutoCloseable {
	private static final long PATIENCE_SECONDS = 20;

	private final IProgressMonitor monitor;
	private final CountDownLatch finished = new CountDownLatch(1);
	private final Thread hook = new Thread(this::cancel, "interruption");

	private Interruption(IProgressMonitor monitor) {
		this.monitor = monitor;
	}

	/** From now on an interruption of the process cancels the monitor first. */
	public static Interruption cancels(IProgressMonitor monitor) {
		Interruption interruption = new Interruption(monitor);
		Runtime.getRuntime().addShutdownHook(interruption.hook);
		return interruption;
	}

	private void cancel() {
		monitor.setCanceled(true);
		try {
			boolean _ = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS); // in time or not: the store's last commit stands
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		finished.countDown();
		try {
			Runtime.getRuntime().removeShutdownHook(hook);
		} catch (IllegalStateException goingDown) {
			// the hook runs already, and ends now
		}
	}
}
