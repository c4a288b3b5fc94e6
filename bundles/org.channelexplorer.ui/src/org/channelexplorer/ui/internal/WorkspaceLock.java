package org.channelexplorer.ui.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.ILog;

/**
 * Keeps a workspace for one window: the platform's lock on {@code .metadata/.lock}, and beside it a file that names its {@link Holder}. On a shared
 * drive without locks the file alone keeps others out.
 */
public final class WorkspaceLock implements AutoCloseable {

	/** The platform's lock. */
	public interface Lock {

		/** @return false when another process holds it */
		boolean lock() throws IOException;

		/** Gives it back; does nothing when it is not held. */
		void release();
	}

	private final Path workspace;
	private final Path file;
	private final Lock lock;
	private final Holder own = Holder.own();
	private boolean held;
	private boolean unlockable; // logged once

	/** @param workspace its folder */
	public WorkspaceLock(Path workspace, Lock lock) {
		this.workspace = workspace;
		this.lock = lock;
		file = file(workspace);
	}

	/** The file that names the holder of a workspace. */
	public static Path file(Path workspace) {
		return workspace.resolve(".metadata").resolve(".holder"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Takes the workspace. @return false when another process works in it, or it cannot be written */
	public boolean take() {
		held = locked();
		if (held) {
			try {
				own.write(file);
			} catch (IOException e) {
				ILog.of(WorkspaceLock.class).info(file + " does not name who works in the workspace: " + Reasons.of(e)); //$NON-NLS-1$
			}
		}
		return held;
	}

	private boolean locked() {
		try {
			return lock.lock();
		} catch (IOException e) {
			if (!Files.isWritable(workspace)) {
				return false;
			}
			if (!unlockable) {
				ILog.of(WorkspaceLock.class).info(workspace + " lies on a drive without locks: " + Reasons.of(e)); //$NON-NLS-1$
				unlockable = true;
			}
			return holder().map(Holder::ended).orElse(true);
		}
	}

	/** Who works in the workspace; empty when it is not known. */
	public Optional<Holder> holder() {
		return Holder.read(file);
	}

	/** Why the workspace cannot be used, and what to do, after {@link #take} has failed and its window, when it is ours, has not answered. */
	public String refusal() {
		String start = "The workspace " + workspace;
		if (!Files.isWritable(workspace)) {
			return start + " cannot be written. Start with another one: -data FOLDER";
		}
		Optional<Holder> holder = holder();
		if (holder.isEmpty()) {
			return start + " is in use by another ChannelExplorer, which does not answer. Close it, or start with another workspace: -data FOLDER";
		}
		Holder h = holder.get();
		if (h.ended()) {
			return start + " is locked, but not by " + h.text() + ", who worked in it last and has ended. Another program holds " + file.resolveSibling(".lock") //$NON-NLS-1$
					+ ": close that, or start with another workspace: -data FOLDER";
		}
		if (h.mine()) {
			return start + " is in use by " + h.text() + ", which does not answer. Close it, or start with another workspace: -data FOLDER";
		}
		return start + " is in use by " + h.text() + ". Close it there, or start with another workspace: -data FOLDER" + (h.here() ? "" //$NON-NLS-1$
				: ". When nothing runs there any more, delete " + file);
	}

	@Override
	public void close() {
		if (!held) {
			return;
		}
		held = false;
		try {
			if (holder().equals(Optional.of(own))) {
				Files.deleteIfExists(file);
			}
		} catch (IOException e) {
			ILog.of(WorkspaceLock.class).info(file + " stays: " + Reasons.of(e)); //$NON-NLS-1$
		}
		lock.release();
	}
}
