package org.channelexplorer.core.store;

import java.io.IOException;
import java.nio.file.Path;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** A file that a user asked for: an export, a page of a report. */
public final class OutputFile {
	private OutputFile() {
	}

	/** Writes a file atomically; missing folders are made. @throws InputException naming it when it cannot be written */
	public static void write(Path file, byte[] bytes) throws InputException {
		try {
			AtomicFiles.write(file, bytes);
		} catch (IOException e) {
			throw new InputException(file + ": cannot be written: " + Reasons.of(e), e);
		}
	}
}
