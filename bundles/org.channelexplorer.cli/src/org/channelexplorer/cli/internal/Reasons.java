package org.channelexplorer.cli.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in a few words why a file could not be read or written; Java's own messages are often the file's name alone. */
final class Reasons {
	private Reasons() {
	}

	static String of(IOException e) {
		return switch (e) {
		case AccessDeniedException _ -> "access denied";
		case FileAlreadyExistsException _ -> "a file is where a folder is needed";
		case NoSuchFileException _ -> "no such file or folder";
		case FileSystemException f when f.getReason() != null -> f.getReason();
		default -> String.valueOf(e.getMessage());
		};
	}
}
