package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.channelexplorer.ui.internal.Handover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoverTest {
	private static final Duration LONG = Duration.ofMinutes(1);
	private static final Duration SHORT = Duration.ofMillis(200);

	@TempDir
	private Path workspace;

	private final BlockingQueue<List<Path>> opened = new LinkedBlockingQueue<>();

	@Test
	void theRunningWindowOpensTheFilesOfASecondStart() throws IOException, InterruptedException {
		Path folder = Handover.folder(workspace);
		List<Path> files = List.of(workspace.resolve("a b.channelexplorer"), workspace.resolve("\u00e4.channelexplorer"));
		try (Handover _ = Handover.listen(folder, opened::add)) {
			assertTrue(Handover.ask(folder, files, LONG));
			assertEquals(files, opened.poll(LONG.toSeconds(), TimeUnit.SECONDS));
			assertTrue(Handover.ask(folder, List.of(), LONG), "without files the window shows itself");
			assertEquals(List.of(), opened.poll(LONG.toSeconds(), TimeUnit.SECONDS));
		}
	}

	@Test
	void aWindowThatDoesNotAnswerIsNotWaitedForAndLeavesNoRequest() throws IOException {
		Path folder = Files.createDirectories(Handover.folder(workspace));
		assertFalse(Handover.ask(folder, List.of(workspace.resolve("a.channelexplorer")), SHORT));
		try (var left = Files.list(folder)) {
			assertEquals(0, left.count());
		}
	}

	@Test
	void requestsThatNobodyHasTakenAreDropped() throws IOException {
		Path folder = Files.createDirectories(Handover.folder(workspace));
		Path old = Files.writeString(folder.resolve("old.open"), workspace.resolve("a.channelexplorer").toString());
		try (Handover _ = Handover.listen(folder, opened::add)) {
			assertFalse(Files.exists(old));
		}
		assertEquals(0, opened.size());
	}
}
