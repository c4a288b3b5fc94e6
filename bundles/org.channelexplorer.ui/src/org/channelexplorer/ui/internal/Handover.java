package org.channelexplorer.ui.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.channelexplorer.core.store.AtomicFiles;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.ILog;

/**
 * A second start on a workspace that is in use hands its files over to the window that runs: it writes a request into a folder of
 * the workspace; the window takes it away when it has taken it.
 */
public final class Handover implements AutoCloseable {
	private static final String ENDING = ".open"; //$NON-NLS-1$
	private static final Duration PATIENCE = Duration.ofSeconds(5);
	private static final int LOOK = 50;

	private final Path folder;
	private final Executor window;
	private final Consumer<List<Path>> open;
	private final WatchService watch;

	private Handover(Path folder, Executor window, Consumer<List<Path>> open) throws IOException {
		this.folder = folder;
		this.window = window;
		this.open = open;
		Files.createDirectories(folder);
		watch = folder.getFileSystem().newWatchService();
		folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
	}

	/** Folder of the requests in a workspace. */
	public static Path folder(Path workspace) {
		return workspace.resolve(".metadata").resolve(".plugins").resolve("org.channelexplorer.ui").resolve("open"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	/** What became of a request. */
	public enum Answer {
		/** The window that runs has taken it. */
		TAKEN,
		/** That window has closed in the meantime: the workspace is now ours. */
		FREE,
		/** Nobody answers. */
		NONE
	}

	/** Asks, with the usual patience. */
	static Answer ask(Path folder, List<Path> files, BooleanSupplier free) throws IOException {
		return ask(folder, files, free, PATIENCE);
	}

	/**
	 * Asks the window that runs to open files, or only to show itself; waits for its answer.
	 *
	 * @param folder   of the requests
	 * @param free     takes the workspace when the window has closed while it was asked
	 * @param patience how long to wait
	 */
	public static Answer ask(Path folder, List<Path> files, BooleanSupplier free, Duration patience) throws IOException {
		Path request = folder.resolve(UUID.randomUUID() + ENDING);
		AtomicFiles.write(request, files.stream().map(Path::toString).collect(Collectors.joining("\n"))); //$NON-NLS-1$
		try {
			for (long end = System.nanoTime() + patience.toNanos(); System.nanoTime() < end;) {
				if (!Files.exists(request)) {
					return Answer.TAKEN;
				}
				if (free.getAsBoolean()) {
					return Answer.FREE;
				}
				TimeUnit.MILLISECONDS.sleep(LOOK);
			}
			return Answer.NONE;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return Answer.NONE;
		} finally {
			Files.deleteIfExists(request);
		}
	}

	/**
	 * Takes requests from now on; those that nobody has taken are dropped.
	 *
	 * @param window runs what takes a request; a request that it never runs, since the window is closing, stays for the second start
	 * @param open   opens the files of a request, run by {@code window}
	 */
	public static Handover listen(Path folder, Executor window, Consumer<List<Path>> open) throws IOException {
		Handover handover = new Handover(folder, window, open);
		for (Path request : handover.requests()) {
			Files.deleteIfExists(request);
		}
		Thread.ofPlatform().daemon().name("Files to open").start(handover::run);
		return handover;
	}

	private List<Path> requests() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(f -> f.toString().endsWith(ENDING)).toList();
		}
	}

	private void run() {
		try {
			for (WatchKey key = watch.take(); key.isValid(); key = watch.take()) {
				key.pollEvents();
				for (Path request : requests()) {
					window.execute(() -> take(request));
				}
				key.reset();
			}
		} catch (ClosedWatchServiceException e) {
			return; // the program ends
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} catch (IOException e) {
			ILog.of(Handover.class).info("Files of further starts are not opened in this window: " + Reasons.of(e));
		}
	}

	private void take(Path request) {
		try {
			List<String> lines = Files.readAllLines(request, StandardCharsets.UTF_8);
			Files.delete(request);
			open.accept(lines.stream().filter(line -> !line.isBlank()).map(Path::of).toList());
		} catch (NoSuchFileException e) {
			return; // taken already, or the second start waits no longer
		} catch (IOException e) {
			ILog.of(Handover.class).info(request + " cannot be read: " + Reasons.of(e)); //$NON-NLS-1$
		} catch (InvalidPathException e) {
			ILog.of(Handover.class).info(request + " names no file: " + e.getMessage()); //$NON-NLS-1$
		}
	}

	@Override
	public void close() throws IOException {
		watch.close();
	}
}
