package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetReaderTest {
	@TempDir
	Path dir;
	private final Analyses analyses = new Analyses(Catalogue.ofClasspath(Catalogue.class.getClassLoader()));

	private void touch(String file) throws Exception {
		Files.createDirectories(dir.resolve(file).getParent());
		Files.writeString(dir.resolve(file), "");
	}

	@Test
	void foldersAreClassesAndLoopsEnd() throws Exception {
		for (String f : List.of("dog/b.PNG", "dog/a.jpg", "cat/deep/c.jpeg", "cat/notes.txt", "cat/.hidden.png", ".git/x.png", "loose.png")) {
			touch(f);
		}
		Files.createSymbolicLink(dir.resolve("cat").resolve("loop"), dir);
		ImageSet set = analyses.images(dir, null);
		assertEquals(List.of(new ImageEntry("cat/deep/c.jpeg", "cat"), new ImageEntry("dog/a.jpg", "dog"), new ImageEntry("dog/b.PNG", "dog")),
				set.entries());
		assertEquals(List.of(new ImageSet.Skipped("loose.png", "lies in no class folder")), set.skipped());
	}

	@Test
	void tensorsAreEntriesUnlessTheyBelongToAnImage() throws Exception {
		for (String f : List.of("dog/b.npy", "dog/a.NPY", "dog/c.png", "dog/c.npy", "cat/c.npy")) {
			touch(f);
		}
		assertEquals(List.of("cat/c.npy", "dog/a.NPY", "dog/b.npy", "dog/c.png"), analyses.images(dir, null).entries().stream().map(ImageEntry::file).toList());
	}

	@Test
	void tablesNameFilesAndSayWhatIsMissing() throws Exception {
		for (String f : List.of("x/1.png", "x/2.png", "3.png")) {
			touch(f);
		}
		Path csv = dir.resolve("labels.csv");
		Files.writeString(csv, "\uFEFFfile,note,label\r\nx/2.png,\"a, b\",zebra\nx/1.png,,ape\ngone.png,,ape\n../out.png,,ape\nx/1.png,,ape\n3.png,,\n\n");
		ImageSet set = analyses.images(dir, csv);
		assertEquals(List.of(new ImageEntry("x/1.png", "ape"), new ImageEntry("x/2.png", "zebra")), set.entries());
		assertEquals(List.of("gone.png", "../out.png", "x/1.png", "3.png"), set.skipped().stream().map(ImageSet.Skipped::file).toList());
		assertTrue(set.skipped().getFirst().reason().startsWith("no such file (labels.csv, line 4"), set.skipped().toString());
		assertTrue(set.skipped().get(1).reason().contains("outside"));
	}

	@Test
	void unusableDataSetsAreNamed() throws Exception {
		Path csv = dir.resolve("labels.csv");
		assertMessage("no images found", dir, null);
		assertMessage("no such folder", dir.resolve("no"), null);
		assertMessage("no such file", dir, csv);
		Files.writeString(csv, "picture,label\na,b\n");
		assertMessage("labels.csv: has no column 'file' (it has picture, label)", dir, csv);
		Files.writeString(csv, "file,label\ngone.png,b\n");
		assertMessage("gone.png no such file", dir, csv);
		Files.writeString(csv, "file,label\n\"a,b\n");
		assertMessage("labels.csv", dir, csv);
		Files.write(csv, new byte[] { (byte) 0xff, (byte) 0xfe, 0, 1 });
		assertMessage("labels.csv", dir, csv);
		assertMessage("not a folder", csv, null);
	}

	private void assertMessage(String part, Path folder, Path labels) {
		String message = assertThrows(InputException.class, () -> analyses.images(folder, labels)).getMessage();
		assertTrue(message.contains(part), message);
	}
}
