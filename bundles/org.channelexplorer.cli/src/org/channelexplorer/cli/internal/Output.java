package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import org.channelexplorer.core.util.InputException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a command writes the one thing it gives: a file, or standard output. */
final class Output {
	@Option(names = "--out", paramLabel = "FILE", description = "File to write; standard output without it.")
	private Path file;

	@Mixin
	private Overwrite overwrite;

	/** Null for standard output. */
	Path file() {
		return file;
	}

	/** What the name of the file ends in, without the dot; empty for nothing and for standard output. */
	String ending() {
		return file == null ? "" : file.getFileName().toString().replaceFirst(".*\\.|.*", "");
	}

	/** To be called before anything is computed. @throws InputException when the file may not be replaced */
	void check() throws InputException {
		overwrite.check(file);
	}

	/** Writes what the command gives. @throws InputException when the file may not be replaced or not be written */
	void write(Console console, byte[] bytes) throws InputException {
		overwrite.write(console, bytes, file);
	}
}
