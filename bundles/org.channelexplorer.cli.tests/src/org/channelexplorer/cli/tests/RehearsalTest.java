package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.cli.internal.Rehearsal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
	@TempDir
	private Path folder;

	@Test
	void everyCommandThatJavaIsShownWorks() throws Exception {
		assertEquals(ExitCode.DONE, Rehearsal.rehearse(folder, Cli.catalogue()));
	}
}
