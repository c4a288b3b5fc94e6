package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.channelexplorer.ui.internal.Holder;
import org.channelexplorer.ui.internal.WorkspaceLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceLockTest {
	@TempDir
	private Path workspace;

	private record Given(boolean free) implements WorkspaceLock.Lock {

		@Override
		public boolean lock() {
			return free;
		}

		@Override
		public void release() {
			// nothing is held
		}
	}

	private static final class NoLocks implements WorkspaceLock.Lock {

		@Override
		public boolean lock() throws IOException {
			throw new IOException("No locks available");
		}

		@Override
		public void release() {
			// nothing is held
		}
	}

	private static Holder elsewhere() {
		return new Holder("anna", "lab3.example", 4711, "2026-03-01T09:30:00Z");
	}

	private static Holder ended() {
		Holder own = Holder.own();
		return new Holder(own.user(), own.host(), own.process(), Instant.parse(own.since()).minusSeconds(3600).toString()); // an earlier process of the same number
	}

	@Test
	void theHolderIsNamedWhileTheWorkspaceIsHeldAndNotAfterwards() {
		try (WorkspaceLock lock = new WorkspaceLock(workspace, new Given(true))) {
			assertTrue(lock.take());
			Holder holder = Holder.read(WorkspaceLock.file(workspace)).orElseThrow();
			assertEquals(Holder.own(), holder);
			assertTrue(holder.mine());
			assertFalse(holder.ended());
		}
		assertFalse(Files.exists(WorkspaceLock.file(workspace)));
	}

	@Test
	void aRefusalNamesUserHostProcessAndTime() throws IOException {
		elsewhere().write(WorkspaceLock.file(workspace));
		try (WorkspaceLock lock = new WorkspaceLock(workspace, new Given(false))) {
			assertFalse(lock.take());
			String sentence = lock.refusal();
			assertTrue(sentence.contains("in use by anna on lab3.example (process 4711, since 2026-0"), sentence);
			assertTrue(sentence.contains("delete " + WorkspaceLock.file(workspace)), sentence);
			assertFalse(lock.holder().orElseThrow().mine());
			assertFalse(lock.holder().orElseThrow().ended(), "what runs on other machines is not known");
		}
		assertEquals(Optional.of(elsewhere()), Holder.read(WorkspaceLock.file(workspace)), "the file of others stays");
	}

	@Test
	void aHolderWhoHasEndedIsDetected() throws IOException {
		ended().write(WorkspaceLock.file(workspace));
		try (WorkspaceLock lock = new WorkspaceLock(workspace, new Given(false))) {
			assertFalse(lock.take());
			assertTrue(lock.refusal().contains("has ended"), lock.refusal());
		}
		try (WorkspaceLock lock = new WorkspaceLock(workspace, new Given(true))) {
			assertTrue(lock.take(), "what a crash has left does not keep anybody out");
			assertEquals(Optional.of(Holder.own()), lock.holder());
		}
	}

	@Test
	void withoutLocksTheFileKeepsOthersOut() throws IOException {
		elsewhere().write(WorkspaceLock.file(workspace));
		try (WorkspaceLock lock = new WorkspaceLock(workspace, new NoLocks())) {
			assertFalse(lock.take());
		}
		ended().write(WorkspaceLock.file(workspace));
		try (WorkspaceLock lock = new WorkspaceLock(workspace, new NoLocks())) {
			assertTrue(lock.take());
			try (WorkspaceLock second = new WorkspaceLock(workspace, new NoLocks())) {
				assertFalse(second.take());
			}
			assertEquals(Optional.of(Holder.own()), lock.holder());
		}
		assertFalse(Files.exists(WorkspaceLock.file(workspace)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "{}", "null", "{\"user\":\"a\",\"host\":\"b\",\"process\":1,\"since\":\"yesterday\"}", "{\"process\":\"x\"}" })
	void aDamagedFileNamesNobody(String text) throws IOException {
		Path file = WorkspaceLock.file(workspace);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
		assertEquals(Optional.empty(), Holder.read(file));
		try (WorkspaceLock lock = new WorkspaceLock(workspace, new Given(false))) {
			assertFalse(lock.take());
			assertTrue(lock.refusal().contains("another ChannelExplorer"), lock.refusal());
		}
	}
}
