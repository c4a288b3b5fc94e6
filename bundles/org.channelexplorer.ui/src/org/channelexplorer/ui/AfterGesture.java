package org.channelexplorer.ui;

import org.eclipse.swt.widgets.Display;

/** Does something once the gesture that asks for it is over, once however often it was asked for. UI thread. */
final class AfterGesture {
	private final Runnable work;
	private boolean requested;

	AfterGesture(Runnable work) {
		this.work = work;
	}

	void request() {
		if (!requested) {
			requested = true;
			Display.getCurrent().asyncExec(() -> {
				requested = false;
				work.run();
			});
		}
	}
}
