package org.channelexplorer.core.util;

import java.util.List;

/**
 * Bad input: a file, a parameter or a combination the user can mend. The message is one clear sentence that names the
 * file or the parameter and the reason; it is shown as it is (CLI exit code 2, a dialog in the workbench).
 */
public class InputException extends Exception {
	private static final long serialVersionUID = 1L;

	private final String sentence;
	private final List<String> lines;

	/** @param message what is wrong, naming file and reason */
	public InputException(String message) {
		this(message, List.of());
	}

	/**
	 * @param sentence what is wrong, naming file and reason
	 * @param lines    what to type instead, shown below it, a line each
	 */
	public InputException(String sentence, List<String> lines) {
		super(lines.isEmpty() ? sentence : sentence + "\n" + String.join("\n", lines));
		this.sentence = sentence;
		this.lines = List.copyOf(lines);
	}

	/** @param message what is wrong, naming file and reason */
	public InputException(String message, Throwable cause) {
		super(message, cause);
		sentence = message;
		lines = List.of();
	}

	/** The message without the lines below it. */
	public String sentence() {
		return sentence;
	}

	/** The lines below the sentence, most often none. */
	public List<String> lines() {
		return lines;
	}
}
