package org.channelexplorer.core.util;

import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in a few words why a file could not be read or written; Java's own messages are often the file's name alone. */
public final class Reasons {
	private Reasons() {
	}

	/** Says that a file or folder cannot be read, and why; what lies in the folder is named itself when it is the reason. */
	public static InputException unreadable(Object file, IOException e) {
		return new InputException(within(file, e) + (e instanceof NoSuchFileException ? ": no such file" : ": cannot be read: " + of(e)), e);
	}

	private static String within(Object file, IOException e) {
		boolean inside = e instanceof FileSystemException f && f.getFile() != null && f.getFile().startsWith(file + File.separator);
		return inside ? ((FileSystemException) e).getFile() : String.valueOf(file);
	}

	/** The end of a message such as "FILE: cannot be written: ". */
	public static String of(IOException e) {
		return switch (e) {
		case AccessDeniedException _ -> "access denied";
		case NoSuchFileException _ -> "no such file or folder";
		case NotDirectoryException file -> file.getFile() + " is not a folder";
		case FileAlreadyExistsException file -> file.getFile() + " already exists and is not a folder";
		case CharacterCodingException _ -> "is not text in the encoding UTF-8";
		case FileSystemException f when f.getReason() != null -> f.getReason();
		default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
		};
	}
}
