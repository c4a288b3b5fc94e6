package org.channelexplorer.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** A file that a user asked for: an export, a page of a report. No file that exists is replaced unless the user allowed it. */
public final class OutputFile {
	private OutputFile() {
	}

	/**
	 * Makes sure that nothing is in the way; to be asked before work is done for the file.
	 *
	 * @param file the file that is to be written, or null
	 * @param how  how to allow replacing it, in words
	 * @throws InputException naming it when it exists
	 */
	public static void absent(Path file, String how) throws InputException {
		if (file != null && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
			throw new InputException(file + ": exists already; give another name" + (how.isEmpty() ? "" : ", or " + how));
		}
	}

	/**
	 * Writes a file atomically in place of any that exists: for what the user agreed to. Missing folders are made.
	 *
	 * @throws InputException naming it when it cannot be written
	 */
	public static void write(Path file, byte[] bytes) throws InputException {
		try {
			AtomicFiles.write(file, bytes);
		} catch (IOException e) {
			throw new InputException(file + ": cannot be written: " + Reasons.of(e), e);
		}
	}
}
