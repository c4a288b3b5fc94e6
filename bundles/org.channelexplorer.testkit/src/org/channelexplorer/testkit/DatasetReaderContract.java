package org.channelexplorer.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a data set reader must do: accept its own data sets and nothing else, list the same images in the same order every time, name each file
 * once and relative to the folder, decode nothing, and refuse in one sentence what it cannot read.
 */
public abstract class DatasetReaderContract {
	@TempDir
	private Path folder;

	/** The reader that is tried. */
	protected abstract DatasetReader reader();

	/**
	 * Writes a small data set of at least two classes. The content of the image files does not matter: they are not decoded.
	 *
	 * @param empty an empty folder
	 */
	protected abstract DatasetReader.Request sample(Path empty) throws IOException;

	@Test
	protected void theSameImagesInTheSameOrder() throws IOException, InputException {
		DatasetReader.Request request = sample(folder);
		assertTrue(reader().accepts(request), "the reader does not accept its own data set");
		ImageSet one = reader().read(request);
		assertEquals(one, reader().read(request));
		assertTrue(one.entries().stream().map(ImageEntry::label).distinct().count() >= 2, one.toString());
		assertTrue(one.folder().isAbsolute(), one.folder().toString());
	}

	@Test
	protected void everyFileIsThereAndNamedOnce() throws IOException, InputException {
		ImageSet set = reader().read(sample(folder));
		HashSet<String> seen = new HashSet<>();
		for (ImageEntry e : set.entries()) {
			assertTrue(seen.add(e.file()), () -> e.file() + " is listed twice");
			assertFalse(Path.of(e.file()).isAbsolute(), e.file());
			assertFalse(e.file().contains("\\"), () -> e.file() + ": files are written with / on every system");
			assertTrue(Files.isRegularFile(set.path(e)), () -> e.file() + " is not there");
		}
	}

	@Test
	protected void whatIsNotThereIsRefusedInOneSentence() throws IOException {
		Path none = folder.resolve("none");
		DatasetReader.Request request = new DatasetReader.Request(none, null);
		if (reader().accepts(request)) {
			sentence(request);
		}
		Path empty = Files.createDirectory(folder.resolve("empty"));
		DatasetReader.Request nothing = new DatasetReader.Request(empty, null);
		if (reader().accepts(nothing)) {
			sentence(nothing);
		}
	}

	private void sentence(DatasetReader.Request request) {
		String message = assertThrows(InputException.class, () -> reader().read(request)).getMessage();
		assertTrue(message.contains(request.folder().getFileName().toString()) && !message.contains("Exception"),
				() -> "no sentence that names the folder: " + message);
	}

	/** The files of a set, in order. */
	protected static List<String> files(ImageSet set) {
		return set.entries().stream().map(ImageEntry::file).toList();
	}
}
