package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.channelexplorer.ui.internal.start.StartPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** Waits for conditions while the event loop runs, and sends events to widgets. */
final class Ui {
	private static final long PATIENCE = 60_000;

	private Ui() {
	}

	static IWorkbenchWindow window() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
	}

	static IWorkbenchPage page() {
		return window().getActivePage();
	}

	/** The active editor of an analysis, null when the start page or nothing is shown. */
	static IEditorPart editor() {
		IEditorPart editor = page().getActiveEditor();
		return editor == null || editor.getEditorSite().getId().equals(StartPage.ID) ? null : editor;
	}

	/** Runs the event loop until something is true; fails when it takes a minute. */
	static void until(String what, BooleanSupplier condition) {
		until(what, PATIENCE, condition);
	}

	/** The same for what takes long on a busy machine, such as scores of all layers with their intervals. */
	static void untilComputed(String what, BooleanSupplier condition) {
		until(what, 5 * PATIENCE, condition);
	}

	private static void until(String what, long patience, BooleanSupplier condition) {
		Display display = Display.getCurrent();
		long end = System.currentTimeMillis() + patience;
		UnansweredDialogs.check();
		while (!condition.getAsBoolean()) {
			UnansweredDialogs.check();
			if (System.currentTimeMillis() > end) {
				String open = UnansweredDialogs.open();
				fail("waited in vain until " + what + (open.isEmpty() ? "" : "; open: " + open));
			}
			display.timerExec(20, () -> {
				// wakes the loop, so that conditions without an event are looked at again
			});
			if (!display.readAndDispatch()) {
				display.sleep();
			}
		}
	}

	/** Runs the event loop until something is there. */
	static <T> T until(String what, Supplier<T> supplier) {
		until(what, () -> supplier.get() != null);
		return supplier.get();
	}

	/** Handles all events that wait. */
	static void settle() {
		Display display = Display.getCurrent();
		while (display.readAndDispatch()) {
			// one after the other
		}
	}

	/** The open shell with a title, null when there is none. */
	static Shell shell(String title) {
		for (Shell s : Display.getCurrent().getShells()) {
			if (!s.isDisposed() && s.isVisible() && s.getText().contains(title)) {
				return s;
			}
		}
		return null;
	}

	static void mouse(Control control, int type, int x, int y, int button, int state) {
		Event e = new Event();
		e.type = type;
		e.x = x;
		e.y = y;
		e.button = button;
		e.stateMask = state;
		control.notifyListeners(type, e);
	}

	static void click(Control control, int x, int y, int state) {
		mouse(control, SWT.MouseMove, x, y, 0, state);
		mouse(control, SWT.MouseDown, x, y, 1, state);
		mouse(control, SWT.MouseUp, x, y, 1, state | SWT.BUTTON1);
	}

	/** Runs one of our commands, as its menu and its key do. */
	static void run(String command) throws Exception {
		settle(); // commands are enabled once events were handled
		String id = command.startsWith("org.") ? command : "org.channelexplorer.ui." + command;
		if (id.matches("org\\.eclipse\\.ui\\.edit\\.(undo|redo)")) { // after a dialog once the window is active again
			org.eclipse.core.commands.Command edit = window().getService(org.eclipse.ui.commands.ICommandService.class).getCommand(id);
			until(id + " is enabled", () -> {
				edit.setEnabled(window().getService(org.eclipse.ui.services.IEvaluationService.class).getCurrentState());
				return edit.isEnabled();
			});
		}
		window().getService(org.eclipse.ui.handlers.IHandlerService.class).executeCommand(id, null);
	}

	/** Runs a command that opens a dialog, and answers it when it is there. */
	static void run(String command, String title, java.util.function.Consumer<Shell> answer) throws Exception {
		answer(title, answer);
		run(command);
	}

	/** Answers a dialog as soon as it is there. */
	static void answer(String title, java.util.function.Consumer<Shell> answer) {
		Display display = Display.getCurrent();
		long end = System.currentTimeMillis() + PATIENCE;
		display.timerExec(20, new Runnable() {
			@Override
			public void run() {
				Shell dialog = shell(title);
				if (dialog != null) {
					UnansweredDialogs.expect(dialog);
					answer.accept(dialog);
				} else if (System.currentTimeMillis() < end) {
					display.timerExec(20, this);
				}
			}
		});
	}

	/** Types into the first field of a dialog and presses OK. */
	static java.util.function.Consumer<Shell> typed(String text) {
		return dialog -> {
			find(dialog, org.eclipse.swt.widgets.Text.class, t -> true).setText(text);
			press(dialog, "OK");
		};
	}

	/** Presses a button. */
	static void press(Shell dialog, String text) {
		find(dialog, org.eclipse.swt.widgets.Button.class, b -> b.getText().replace("&", "").equals(text)).notifyListeners(SWT.Selection, new Event());
	}

	/** The first control of a type that passes, null when there is none. */
	static <T extends Control> T find(Control root, Class<T> type, Predicate<T> passes) {
		if (type.isInstance(root) && passes.test(type.cast(root))) {
			return type.cast(root);
		}
		if (root instanceof Composite c) {
			for (Control child : c.getChildren()) {
				T found = find(child, type, passes);
				if (found != null) {
					return found;
				}
			}
		}
		return null;
	}

	/** Presses, moves along x, y, x, y ..., releases. */
	static void drag(Control control, int button, int state, int... path) {
		mouse(control, SWT.MouseDown, path[0], path[1], button, state);
		for (int i = 2; i < path.length; i += 2) {
			mouse(control, SWT.MouseMove, path[i], path[i + 1], 0, state | SWT.BUTTON1);
		}
		mouse(control, SWT.MouseUp, path[path.length - 2], path[path.length - 1], button, state);
	}

	/** Lets go of a key in a field, after which it checks what it holds. */
	static void type(Control control) {
		control.notifyListeners(SWT.KeyUp, new Event());
	}

	static void key(Control control, int keyCode, char character) {
		Event e = new Event();
		e.type = SWT.KeyDown;
		e.keyCode = keyCode;
		e.character = character;
		control.notifyListeners(SWT.KeyDown, e);
	}
}
