package org.channelexplorer.ui.internal.commands;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import org.channelexplorer.core.label.Names;
import org.eclipse.jface.dialogs.IInputValidator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;

/** Asks for a name or a number. */
public final class NameDialog {
	private NameDialog() {
	}

	/**
	 * Asks for a name.
	 *
	 * @param taken names that cannot be chosen
	 * @param what  what has the taken ones, for the message: {@code class}
	 * @return empty when the user cancels
	 */
	public static Optional<String> name(Shell shell, String title, String message, String proposed, Collection<String> taken, String what) {
		return ask(shell, title, message, proposed,
				text -> Names.problem(text) != null ? Names.problem(text) : taken.contains(text) ? "There is a " + what + " of that name." : null);
	}

	/** Asks for a whole number from 1; empty when the user cancels. */
	static OptionalInt number(Shell shell, String title, String message, int proposed) {
		Optional<String> text = ask(shell, title, message, Integer.toString(proposed),
				t -> t.matches("[1-9]\\d{0,5}") ? null : "A whole number from 1 is needed.");
		return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text.get()));
	}

	private static Optional<String> ask(Shell shell, String title, String message, String proposed, IInputValidator validator) {
		InputDialog dialog = new InputDialog(shell, title, message, proposed, validator);
		return dialog.open() == Window.OK ? Optional.of(dialog.getValue()) : Optional.empty();
	}
}
