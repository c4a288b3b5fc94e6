package org.channelexplorer.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;

/**
 * Lets Return in Quick Access wait for what the text finds: the platform takes the entry selected in the list of the text before, or none. UI
 * thread.
 */
final class QuickAccessReturn {
	private static final String DIALOG = "org.eclipse.ui.internal.quickaccess.QuickAccessDialog"; //$NON-NLS-1$
	private static final int AGAIN = 30; // milliseconds

	private QuickAccessReturn() {
	}

	/** Follows all Quick Access dialogs of a display. */
	static void follow(Display display) {
		display.addFilter(SWT.Modify, e -> {
			Table table = e.widget instanceof Text text ? list(text) : null;
			if (table != null) {
				table.deselectAll(); // until the entries of this text are there
			}
		});
		display.addFilter(SWT.KeyDown, QuickAccessReturn::key);
	}

	private static void key(Event e) {
		if (e.keyCode != SWT.CR && e.keyCode != SWT.KEYPAD_CR || !(e.widget instanceof Text text)) {
			return;
		}
		Table table = list(text);
		if (table != null && table.getSelectionCount() == 0 && !text.getText().isBlank()) {
			press(text, table, text.getText());
			e.type = SWT.None;
		}
	}

	private static void press(Text text, Table table, String asked) {
		text.getDisplay().timerExec(AGAIN, () -> {
			if (text.isDisposed() || !text.getText().equals(asked)) {
				return; // closed, or typed on: another Return will come
			}
			if (table.getSelectionCount() == 0) {
				press(text, table, asked);
				return;
			}
			Event enter = new Event();
			enter.keyCode = SWT.CR;
			enter.character = SWT.CR;
			text.notifyListeners(SWT.KeyDown, enter);
		});
	}

	/** The list below a text of Quick Access, null when it is another text. */
	private static Table list(Text text) {
		Shell shell = text.getShell();
		Object window = shell.getData();
		return window != null && window.getClass().getName().equals(DIALOG) ? table(shell) : null;
	}

	private static Table table(Composite parent) {
		for (Control child : parent.getChildren()) {
			Table found = child instanceof Table table ? table : child instanceof Composite inner ? table(inner) : null;
			if (found != null) {
				return found;
			}
		}
		return null;
	}
}
