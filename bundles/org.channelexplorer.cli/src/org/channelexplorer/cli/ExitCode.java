package org.channelexplorer.cli;

/** What a command's exit code means. */
public final class ExitCode {
	/** Done. */
	public static final int DONE = 0;
	/** A gate failed: what was compared is not as it should be ({@code check-export}). */
	public static final int GATE = 1;
	/** Bad input: usage, files or values the user can correct; one line on standard error names it. */
	public static final int BAD_INPUT = 2;
	/** An error of the program. */
	public static final int INTERNAL_ERROR = 3;
	/** Cancelled; what was committed stays. */
	public static final int CANCELLED = 130;

	private ExitCode() {
	}
}
