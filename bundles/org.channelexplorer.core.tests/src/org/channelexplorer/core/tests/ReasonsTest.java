package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.channelexplorer.core.util.Reasons;
import org.junit.jupiter.api.Test;

class ReasonsTest {
	private final Path folder = Path.of("images").toAbsolutePath();

	private String unreadable(IOException e) {
		return Reasons.unreadable(folder, e).getMessage();
	}

	@Test
	void whatCannotBeReadInAFolderIsNamedItself() {
		String inside = folder + File.separator + "dog";
		assertEquals(inside + ": cannot be read: access denied", unreadable(new AccessDeniedException(inside)));
		assertEquals(folder + ": cannot be read: access denied", unreadable(new AccessDeniedException(folder + "2")));
		assertEquals(folder + ": no such file", unreadable(new NoSuchFileException(folder.toString())));
		assertEquals(folder + ": cannot be read: cut off", unreadable(new IOException("cut off")));
	}
}
