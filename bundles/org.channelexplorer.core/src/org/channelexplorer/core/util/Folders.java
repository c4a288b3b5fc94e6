package org.channelexplorer.core.util;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Whole folders, and the names of what is in them. */
public final class Folders {
	private Folders() {
	}

	/** The path of a file in a folder, with {@code /} between its parts; on systems where a backslash is a letter it stays one. */
	public static String relative(Path folder, Path file) {
		return slashed(folder.relativize(file));
	}

	/** A path with {@code /} between its parts. */
	public static String slashed(Path path) {
		return path.toString().replace(path.getFileSystem().getSeparator(), "/");
	}

	/** Deletes a folder with everything in it; links are deleted, not followed. */
	public static void delete(Path folder) throws IOException {
		Files.walkFileTree(folder, new SimpleFileVisitor<>() {
			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				Files.delete(file);
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
				if (e != null) {
					throw e;
				}
				Files.delete(directory);
				return FileVisitResult.CONTINUE;
			}
		});
	}
}
