package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.channelexplorer.core.store.ResultFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {
	@TempDir
	Path folder;

	private void file(String name, int bytes, long time) throws IOException {
		Files.write(folder.resolve(name), new byte[bytes]);
		Files.setLastModifiedTime(folder.resolve(name), FileTime.fromMillis(time));
	}

	@Test
	void theOldestResultsGoFirstAndWhole() throws IOException {
		file("old.json", 10, 1000);
		file("old.points.npy", 90, 900);
		file("middle.json", 50, 2000);
		file("new.json", 20, 3000);
		assertEquals(170, ResultFolder.size(folder));
		assertEquals(0, ResultFolder.trim(folder, 170), "all fit");
		assertEquals(100, ResultFolder.trim(folder, 100));
		assertFalse(Files.exists(folder.resolve("old.json")) || Files.exists(folder.resolve("old.points.npy")));
		assertTrue(Files.exists(folder.resolve("middle.json")));
		assertEquals(70, ResultFolder.trim(folder, 0));
		assertEquals(0, ResultFolder.size(folder));
	}

	@Test
	void noFolderIsEmpty() throws IOException {
		assertEquals(0, ResultFolder.size(folder.resolve("none")));
		assertEquals(0, ResultFolder.trim(folder.resolve("none"), 0));
	}
}
