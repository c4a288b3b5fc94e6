package org.channelexplorer.ui.internal;

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/** The thread of the windows, for the threads of jobs, which may end after it. */
public final class WindowThread {
	private WindowThread() {
	}

	/** Runs something there when it has time; never when the windows have closed by then. */
	public static void later(Runnable runnable) {
		Display display = PlatformUI.isWorkbenchRunning() ? PlatformUI.getWorkbench().getDisplay() : null;
		if (display != null && !display.isDisposed()) {
			display.asyncExec(() -> {
				if (PlatformUI.isWorkbenchRunning()) {
					runnable.run();
				}
			});
		}
	}
}
