package org.channelexplorer.djl.internal.script;

/** A text that is not understood, or that does what cannot be followed; the message names file and line. */
public final class ScriptException extends Exception {
	private static final long serialVersionUID = 1;

	/**
	 * Names the place.
	 *
	 * @param file   file within the archive
	 * @param line   from 1
	 * @param reason a clause
	 */
	public ScriptException(String file, int line, String reason) {
		this("code/" + file + " line " + line + ": " + reason);
	}

	/** @param message place and reason */
	public ScriptException(String message) {
		super(message);
	}

}
