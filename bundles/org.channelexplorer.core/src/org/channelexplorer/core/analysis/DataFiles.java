package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.channelexplorer.core.document.AnalysisState;
import org.channelexplorer.core.util.Folders;

/** The files of a data folder that belong to the analysis. */
final class DataFiles {
	private DataFiles() {
	}

	/**
	 * Their paths relative to the folder with {@code /}, sorted; without the lock, what is being written, and where one user looks: that holds edits
	 * that were not saved.
	 */
	static List<String> of(Path data) throws IOException {
		try (Stream<Path> files = Files.walk(data)) {
			return files.filter(f -> Files.isRegularFile(f) && !passing(f) && !f.equals(data.resolve(AnalysisState.FILE)))
					.map(f -> Folders.relative(data, f)).sorted().toList();
		}
	}

	/** Whether a file is the lock, or a temporary one. */
	static boolean passing(Path file) {
		return file.getFileName().toString().startsWith(".");
	}
}
