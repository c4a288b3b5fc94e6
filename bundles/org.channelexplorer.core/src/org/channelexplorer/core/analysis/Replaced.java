package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** Files that are about to be written, as they were before: they come back when what replaced them is not wanted. */
final class Replaced implements AutoCloseable {
	private final Map<Path, Path> kept = new LinkedHashMap<>(); // null where there was no file
	private boolean wanted;

	/** Keeps files beside themselves; those that are not there will be deleted again. */
	Replaced(List<Path> files) throws InputException {
		for (Path file : files) {
			if (Files.isDirectory(file)) {
				continue; // nothing replaces it
			}
			kept.put(file, null);
			try {
				if (Files.exists(file)) {
					Path copy = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
					kept.put(file, copy);
					keep(file, copy);
				}
			} catch (IOException e) {
				throw new InputException(file + ": cannot be kept until it is replaced: " + Reasons.of(e), e);
			}
		}
	}

	// what replaces a file gets its name and leaves its bytes alone; not every file system has a second name for a file
	private static void keep(Path file, Path copy) throws IOException {
		try {
			Files.createLink(copy, file);
		} catch (UnsupportedOperationException | IOException e) {
			Files.copy(file, copy);
		}
	}

	/** What replaced them stays. */
	void accept() {
		wanted = true;
	}

	@Override
	public void close() throws InputException {
		List<String> failed = new ArrayList<>();
		for (Map.Entry<Path, Path> e : kept.entrySet()) {
			try {
				if (wanted && e.getValue() != null) {
					Files.deleteIfExists(e.getValue());
				} else if (!wanted && e.getValue() != null) {
					Files.move(e.getValue(), e.getKey(), StandardCopyOption.REPLACE_EXISTING);
					Files.deleteIfExists(e.getValue()); // two names of one file are moved by doing nothing
				} else if (!wanted) {
					Files.deleteIfExists(e.getKey());
				}
			} catch (IOException x) {
				failed.add(e.getKey() + " (" + Reasons.of(x) + ")");
			}
		}
		if (!failed.isEmpty()) {
			throw new InputException("what was there before cannot be brought back: " + String.join(", ", failed));
		}
	}
}
