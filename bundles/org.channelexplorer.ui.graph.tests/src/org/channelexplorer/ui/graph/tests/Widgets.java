package org.channelexplorer.ui.graph.tests;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.channelexplorer.ui.Asker;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPage;

/** Drives real widgets: events, and waiting for conditions while the event loop runs. */
final class Widgets {
	private static final int SECONDS = 60;

	private Widgets() {
	}

	static void waitFor(String what, BooleanSupplier condition) {
		Display display = Display.getCurrent();
		long end = System.nanoTime() + SECONDS * 1_000_000_000L;
		boolean[] late = new boolean[1];
		Runnable alarm = () -> late[0] = true;
		display.timerExec(SECONDS * 1000, alarm);
		UnansweredDialogs.check();
		while (!condition.getAsBoolean()) {
			UnansweredDialogs.check();
			if (late[0] || System.nanoTime() > end) {
				String open = UnansweredDialogs.open();
				fail("waited " + SECONDS + " s: " + what + (open.isEmpty() ? "" : "; open: " + open));
			}
			if (!display.readAndDispatch()) {
				display.timerExec(20, () -> {
					// wakes the loop, so that conditions without an event of their own are looked at
				});
				display.sleep();
			}
		}
		display.timerExec(-1, alarm);
	}

	/** Handles what has been posted. */
	static void settle() {
		boolean[] done = new boolean[1];
		Display.getCurrent().asyncExec(() -> done[0] = true);
		waitFor("event loop", () -> done[0]);
	}

	/** Closes all editors without saving, and waits for their work: what still writes keeps a temporary folder from being removed. */
	static void closeEditors(IWorkbenchPage page) {
		page.closeAllEditors(false);
		waitFor("background work has ended", () -> Asker.stopAll(1));
		settle();
	}

	static void mouse(Control control, int type, int button, int x, int y, int state) {
		Event e = new Event();
		e.button = type == SWT.MouseMove ? 0 : button;
		e.x = x;
		e.y = y;
		e.count = type == SWT.MouseMove ? 0 : 1;
		e.stateMask = state;
		control.notifyListeners(type, e);
		settle();
	}

	static void click(Control control, int x, int y, int state) {
		mouse(control, SWT.MouseMove, 0, x, y, state);
		mouse(control, SWT.MouseDown, 1, x, y, state);
		mouse(control, SWT.MouseUp, 1, x, y, state | SWT.BUTTON1);
	}

	static void drag(Control control, int x, int y, int dx, int dy) {
		mouse(control, SWT.MouseMove, 0, x, y, 0);
		mouse(control, SWT.MouseDown, 1, x, y, 0);
		for (int i = 1; i <= 5; i++) {
			mouse(control, SWT.MouseMove, 1, x + dx * i / 5, y + dy * i / 5, SWT.BUTTON1);
		}
		mouse(control, SWT.MouseUp, 1, x + dx, y + dy, SWT.BUTTON1);
	}

	static void key(Control control, int code, char character, int state) {
		for (int type : new int[] { SWT.KeyDown, SWT.KeyUp }) {
			Event e = new Event();
			e.keyCode = code;
			e.character = character;
			e.stateMask = state;
			control.notifyListeners(type, e);
		}
		settle();
	}

	static void wheel(Control control, int x, int y, int count, int state) {
		Event e = new Event();
		e.x = x;
		e.y = y;
		e.count = count;
		e.stateMask = state;
		control.notifyListeners(SWT.MouseVerticalWheel, e);
		settle();
	}

	/** Collects errors that our bundles, or the event loop on their behalf, log. */
	static final class Log implements ILogListener, AutoCloseable {
		private final List<String> errors = new ArrayList<>();

		Log() {
			Platform.addLogListener(this);
		}

		@Override
		public synchronized void logging(IStatus status, String plugin) {
			boolean ours = status.getPlugin().startsWith("org.channelexplorer") || status.getPlugin().equals("org.eclipse.ui")
					|| status.getPlugin().startsWith("org.eclipse.gef") || status.getPlugin().startsWith("org.eclipse.core.jobs");
			if (ours && status.getSeverity() == IStatus.ERROR) {
				Throwable cause = status.getException();
				String trace = cause == null ? "" : cause + "\n" + List.of(cause.getStackTrace()).subList(0, Math.min(20, cause.getStackTrace().length));
				errors.add(status.getMessage() + "\n" + trace);
			}
		}

		@Override
		public synchronized void close() {
			Platform.removeLogListener(this);
			if (!errors.isEmpty()) {
				fail("logged: " + String.join("\n", errors));
			}
		}
	}
}
