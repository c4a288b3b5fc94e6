package org.channelexplorer.core.util;

/**
 * Bad input: a file, a parameter or a combination the user can mend. The message is one clear sentence that names the
 * file or the parameter and the reason; it is shown as it is (CLI exit code 2, a dialog in the workbench).
 */
public class InputException extends Exception {
	private static final long serialVersionUID = 1L;

	/** @param message what is wrong, naming file and reason */
	public InputException(String message) {
		super(message);
	}

	/** @param message what is wrong, naming file and reason */
	public InputException(String message, Throwable cause) {
		super(message, cause);
	}
}
