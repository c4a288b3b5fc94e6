package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class names from a file that is given, and images of some classes. */
class ChosenInputsTest {
	@TempDir
	Path folder;

	@Test
	void aGivenFileMustNameEveryOutput() throws Exception {
		Path file = Files.writeString(folder.resolve("mine.txt"), "0 cat\n1 dog\n");
		assertEquals(List.of("cat", "dog"), OutputNames.read(file, 2).names());
		assertEquals("mine.txt", OutputNames.read(file, 2).source());
		InputException other = assertThrows(InputException.class, () -> OutputNames.read(file, 3));
		assertTrue(other.getMessage().contains("mine.txt has 2 names, the network 3 outputs"), other.getMessage());
		assertTrue(assertThrows(InputException.class, () -> OutputNames.read(folder.resolve("none.txt"), 2)).getMessage().endsWith("no such file"));
	}

	@Test
	void whatLiesBesideTheModelIsFound() throws Exception {
		assertTrue(OutputNames.beside(folder.resolve("model.onnx"), 2).isEmpty());
		Files.writeString(folder.resolve("classes.txt"), "a\nb\nc\n");
		Path fits = Files.writeString(folder.resolve("labels.txt"), "a\nb\n");
		assertEquals(fits, OutputNames.beside(folder.resolve("model.onnx"), 2).orElseThrow(), "the first that fits");
	}

	@Test
	void someClassesInTheSameOrder() throws Exception {
		ImageSet all = new ImageSet(folder, List.of(new ImageEntry("a/1", "a"), new ImageEntry("b/1", "b"), new ImageEntry("a/2", "a")), List.of());
		assertEquals(List.of("a/1", "a/2"), all.ofClasses(List.of("a")).entries().stream().map(ImageEntry::file).toList());
		assertEquals(all, all.ofClasses(List.of()));
		assertTrue(assertThrows(InputException.class, () -> all.ofClasses(List.of("a", "c"))).getMessage().contains("'c'"));
	}
}
