package org.channelexplorer.ui.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/**
 * Closes a dialog that holds up the test because nobody answers it, and keeps what it said: whoever waits for something next fails with that, instead
 * of waiting for ever. UI thread.
 */
final class UnansweredDialogs {
	private static final int LOOK = 500; // milliseconds
	private static final int PATIENCE = 10_000; // in which a test has answered
	private static final String EXPECTED = "expected dialog";
	private static final List<String> SAID = new ArrayList<>();
	private static boolean watching;
	private static Shell seen;
	private static long since;

	private UnansweredDialogs() {
	}

	/** Fails when a dialog had to be closed. From the first call on they are watched. */
	static void check() {
		if (!watching) {
			watching = true;
			look(Display.getCurrent());
		}
		if (!SAID.isEmpty()) {
			List<String> said = List.copyOf(SAID);
			SAID.clear();
			throw new AssertionError("nobody answered " + String.join("; ", said));
		}
	}

	/** Leaves a dialog to the test, however long it takes. */
	static void expect(Shell dialog) {
		dialog.setData(EXPECTED, true);
	}

	/** The dialogs that are open, with their texts: for messages. */
	static String open() {
		return Arrays.stream(Display.getCurrent().getShells()).filter(UnansweredDialogs::isDialog).map(UnansweredDialogs::text)
				.collect(Collectors.joining("; "));
	}

	private static boolean isDialog(Shell shell) {
		return !shell.isDisposed() && shell.isVisible() && shell.getParent() != null && shell.getData() instanceof Window;
	}

	private static void look(Display display) {
		display.timerExec(LOOK, () -> {
			Shell now = blocking(display);
			if (now == null || now != seen) {
				seen = now;
				since = System.nanoTime();
			} else if (System.nanoTime() - since > PATIENCE * 1_000_000L) {
				SAID.add(text(now));
				seen = null;
				((Window) now.getData()).close();
			}
			look(display);
		});
	}

	// the last dialog, when its loop is the one that calls
	private static Shell blocking(Display display) {
		boolean held = Arrays.stream(Thread.currentThread().getStackTrace())
				.anyMatch(e -> e.getClassName().equals(Window.class.getName()) && e.getMethodName().equals("runEventLoop"));
		return !held ? null
				: Arrays.stream(display.getShells()).filter(UnansweredDialogs::isDialog).filter(s -> s.getData(EXPECTED) == null)
						.filter(s -> (s.getStyle() & (SWT.APPLICATION_MODAL | SWT.PRIMARY_MODAL | SWT.SYSTEM_MODAL)) != 0).reduce((_, last) -> last)
						.orElse(null);
	}

	private static String text(Shell shell) {
		List<String> texts = new ArrayList<>();
		collect(shell, texts);
		return "'" + shell.getText() + ": " + String.join(" / ", texts) + "'";
	}

	private static void collect(Composite parent, List<String> texts) {
		for (Control c : parent.getChildren()) {
			String text = c instanceof Label l ? l.getText()
					: c instanceof Text t ? t.getText() : c instanceof Button b ? "[" + b.getText().replace("&", "") + "]" : "";
			if (!text.isBlank()) {
				texts.add(text.replace("&&", "&"));
			}
			if (c instanceof Composite inner) {
				collect(inner, texts);
			}
		}
	}
}
