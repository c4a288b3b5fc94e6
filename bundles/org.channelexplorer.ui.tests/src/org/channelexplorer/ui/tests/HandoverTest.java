package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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
		try (Handover _ = Handover.listen(folder, Runnable::run, opened::add)) {
			assertEquals(Handover.Answer.TAKEN, Handover.ask(folder, files, () -> false, LONG));
			assertEquals(files, opened.poll(LONG.toSeconds(), TimeUnit.SECONDS));
			assertEquals(Handover.Answer.TAKEN, Handover.ask(folder, List.of(), () -> false, LONG), "without files the window shows itself");
			assertEquals(List.of(), opened.poll(LONG.toSeconds(), TimeUnit.SECONDS));
		}
	}

	@Test
	void aWindowThatDoesNotAnswerIsNotWaitedForAndLeavesNoRequest() throws IOException {
		Path folder = Files.createDirectories(Handover.folder(workspace));
		assertEquals(Handover.Answer.NONE, Handover.ask(folder, List.of(workspace.resolve("a.channelexplorer")), () -> false, SHORT));
		assertNothingLeft(folder);
	}

	@Test
	void aWindowThatClosesWhileItIsAskedLeavesTheWorkspace() throws IOException {
		Path folder = Files.createDirectories(Handover.folder(workspace));
		AtomicInteger looks = new AtomicInteger();
		assertEquals(Handover.Answer.FREE, Handover.ask(folder, List.of(), () -> looks.incrementAndGet() == 3, LONG));
		assertNothingLeft(folder);
	}

	@Test
	void aRequestThatAClosingWindowNeverTakesIsNotAnswered() throws IOException {
		Path folder = Handover.folder(workspace);
		CountDownLatch asked = new CountDownLatch(1);
		try (Handover _ = Handover.listen(folder, _ -> asked.countDown(), opened::add)) {
			assertEquals(Handover.Answer.FREE, Handover.ask(folder, List.of(), () -> asked.getCount() == 0, LONG), "the window ends after it was asked");
		}
		assertEquals(0, opened.size());
	}

	private static void assertNothingLeft(Path folder) throws IOException {
		try (Stream<Path> left = Files.list(folder)) {
			assertEquals(0, left.count());
		}
	}

	@Test
	void requestsThatNobodyHasTakenAreDropped() throws IOException {
		Path folder = Files.createDirectories(Handover.folder(workspace));
		Path old = Files.writeString(folder.resolve("old.open"), workspace.resolve("a.channelexplorer").toString());
		try (Handover _ = Handover.listen(folder, Runnable::run, opened::add)) {
			assertFalse(Files.exists(old));
		}
		assertEquals(0, opened.size());
	}
}
