package org.channelexplorer.ui.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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
	private final Consumer<List<Path>> open;
	private final WatchService watch;

	private Handover(Path folder, Consumer<List<Path>> open) throws IOException {
		this.folder = folder;
		this.open = open;
		Files.createDirectories(folder);
		watch = folder.getFileSystem().newWatchService();
		folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
	}

	/** Folder of the requests in a workspace. */
	public static Path folder(Path workspace) {
		return workspace.resolve(".metadata").resolve(".plugins").resolve("org.channelexplorer.ui").resolve("open"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	/** Asks, with the usual patience. */
	static boolean ask(Path folder, List<Path> files) throws IOException {
		return ask(folder, files, PATIENCE);
	}

	/**
	 * Asks the window that runs to open files, or only to show itself; waits for its answer.
	 *
	 * @param folder   of the requests
	 * @param patience how long to wait
	 * @return false when nobody answers
	 */
	public static boolean ask(Path folder, List<Path> files, Duration patience) throws IOException {
		Path request = folder.resolve(UUID.randomUUID() + ENDING);
		AtomicFiles.write(request, files.stream().map(Path::toString).collect(Collectors.joining("\n"))); //$NON-NLS-1$
		try {
			for (long end = System.nanoTime() + patience.toNanos(); System.nanoTime() < end;) {
				if (!Files.exists(request)) {
					return true;
				}
				TimeUnit.MILLISECONDS.sleep(LOOK);
			}
			return false;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		} finally {
			Files.deleteIfExists(request);
		}
	}

	/** Takes requests from now on; those that nobody has taken are dropped. @param open called in another thread */
	public static Handover listen(Path folder, Consumer<List<Path>> open) throws IOException {
		Handover handover = new Handover(folder, open);
		handover.each(Files::deleteIfExists);
		Thread.ofPlatform().daemon().name("Files to open").start(handover::run);
		return handover;
	}

	@FunctionalInterface
	private interface Taken {
		void take(Path request) throws IOException;
	}

	private void each(Taken body) throws IOException {
		List<Path> requests;
		try (Stream<Path> files = Files.list(folder)) {
			requests = files.filter(f -> f.toString().endsWith(ENDING)).toList();
		}
		for (Path request : requests) {
			body.take(request);
		}
	}

	private void run() {
		try {
			for (WatchKey key = watch.take(); key.isValid(); key = watch.take()) {
				key.pollEvents();
				each(this::take);
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

	private void take(Path request) throws IOException {
		List<String> lines = Files.readAllLines(request, StandardCharsets.UTF_8);
		Files.deleteIfExists(request);
		try {
			open.accept(lines.stream().filter(line -> !line.isBlank()).map(Path::of).toList());
		} catch (InvalidPathException e) {
			ILog.of(Handover.class).info("A request names no file", e);
		}
	}

	@Override
	public void close() throws IOException {
		watch.close();
	}
}
