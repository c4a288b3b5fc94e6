package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.channelexplorer.ui.internal.Holder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HolderTest {
	@TempDir
	private Path workspace;

	@Test
	void aWorkspaceNamesWhoHoldsIt() throws Exception {
		assertEquals(Optional.empty(), Holder.of(workspace));
		Holder ada = new Holder("ada", "engine", 42);
		ada.write(workspace);
		assertEquals(Optional.of(ada), Holder.of(workspace));
		assertEquals("ada on engine (process 42)", ada.sentence());
		Holder.self().write(workspace);
		assertEquals(Optional.of(Holder.self()), Holder.of(workspace), "the last one counts");
		assertEquals(ProcessHandle.current().pid(), Holder.self().process());
	}

	@Test
	void onlyTheSameUserOnTheSameComputerCanOpenFilesForAnother() {
		Holder ada = new Holder("ada", "engine", 42);
		assertTrue(ada.besides(new Holder("ada", "engine", 7)));
		assertFalse(ada.besides(new Holder("ada", "loom", 42)));
		assertFalse(ada.besides(new Holder("charles", "engine", 42)));
	}

	@Test
	void aDamagedFileNamesNobody() throws Exception {
		new Holder("ada", "engine", 42).write(workspace);
		Path file = workspace.resolve(".metadata/.plugins/org.channelexplorer.ui/holder");
		assertTrue(Files.exists(file));
		for (String damaged : new String[] { "", "ada", "ada\nengine\nmany\n" }) {
			Files.writeString(file, damaged);
			assertEquals(Optional.empty(), Holder.of(workspace));
		}
	}
}
