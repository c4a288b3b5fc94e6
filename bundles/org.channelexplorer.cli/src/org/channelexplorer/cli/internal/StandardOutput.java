package org.channelexplorer.cli.internal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import org.channelexplorer.core.util.Reasons;

/** The stream that results go to, which keeps quiet about what it could not write. */
public final class StandardOutput {
	private StandardOutput() {
	}

	/** Why results are missing there, one sentence; empty when all were written, or when the reader of a pipe has had enough, as {@code head} has. */
	public static Optional<String> problem(PrintStream out) {
		if (!out.checkError()) {
			return Optional.empty();
		}
		String text = "the standard output cannot be written";
		if (out != System.out) {
			return Optional.of(text);
		}
		try {
			// not closed: it belongs to the process
			new FileOutputStream(FileDescriptor.out).write('\n'); // what failed fails again, and says why
			return Optional.of(text);
		} catch (IOException e) {
			return "Broken pipe".equals(e.getMessage()) ? Optional.empty() : Optional.of(text + ": " + Reasons.of(e));
		}
	}
}
