package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import org.channelexplorer.core.store.OutputFile;
import org.channelexplorer.core.util.InputException;
import picocli.CommandLine.Option;

/** Whether a command may replace files. Every command that writes a file which it is given the name of has this option, and none replaces one without it. */
final class Overwrite {
	private static final String NAME = "--overwrite";

	@Option(names = NAME, description = "Replace files that exist.")
	private boolean allowed;

	boolean allowed() {
		return allowed;
	}

	/** To be called before anything is computed. @param files may have nulls @throws InputException naming a file that may not be replaced */
	void check(Path... files) throws InputException {
		for (Path file : files) {
			if (!allowed) {
				OutputFile.absent(file, NAME + " to replace it");
			}
		}
	}

	/** Writes a result to a file, or to standard output when there is none. @throws InputException when it may not be replaced or not be written */
	void write(Console console, byte[] bytes, Path file) throws InputException {
		if (file == null) {
			console.result(bytes);
			return;
		}
		check(file); // it may have come into being in the meantime
		OutputFile.write(file, bytes);
	}
}
