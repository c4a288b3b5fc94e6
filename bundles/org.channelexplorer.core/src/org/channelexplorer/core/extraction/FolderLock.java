package org.channelexplorer.core.extraction;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.channelexplorer.core.util.InputException;

/**
 * Keeps a second writer out of a data folder, this process' own included. The file {@code .lock} stays when the lock is released: if it were
 * deleted, one writer could lock the file that was just deleted while another makes and locks a new one.
 */
public final class FolderLock implements AutoCloseable {
	/** Name of the file. */
	public static final String FILE = ".lock";

	private final FileChannel channel;
	private final FileLock lock;

	/**
	 * Locks a folder, which is made when it is missing.
	 *
	 * @throws InputException when another process writes to it
	 */
	public FolderLock(Path folder) throws IOException, InputException {
		Files.createDirectories(folder);
		channel = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		lock = acquired(channel);
		if (lock == null || !Files.exists(folder.resolve(FILE))) { // a run that failed has taken its folder away meanwhile
			channel.close();
			throw new InputException(folder + ": another process is writing this analysis");
		}
	}

	private static FileLock acquired(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		} catch (OverlappingFileLockException e) {
			return null; // this process has it
		} catch (IOException | RuntimeException e) {
			channel.close();
			throw e;
		}
	}

	@Override
	public void close() throws IOException {
		try {
			lock.release();
		} finally {
			channel.close();
		}
	}
}
