package org.channelexplorer.analysis.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class SetupTest {

	@Test
	void goldenFilesAreNamed() {
		assertTrue(Files.isRegularFile(Path.of(System.getProperty("golden.dir"), "summaries.json")));
	}

	@Test
	void matricesWork() {
		assertEquals(0.5, new SimpleMatrix(new double[][] { { 2 } }).invert().get(0, 0));
	}

	@Test
	void vectorModuleIsThere() {
		assertTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
	}
}
