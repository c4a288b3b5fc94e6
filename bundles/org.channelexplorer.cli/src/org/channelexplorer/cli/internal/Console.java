package org.channelexplorer.cli.internal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.store.OutputFile;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Where a command's words go.
 *
 * @param out       results
 * @param err       progress and messages
 * @param catalogue what is installed
 * @param monitor   progress and cancellation
 */
public record Console(PrintStream out, PrintStream err, Catalogue catalogue, IProgressMonitor monitor) {

	/** A message, on its own line below a progress bar. */
	public void message(String text) {
		if (monitor instanceof ProgressPrinter bar) {
			bar.clear();
		}
		err.println(text);
	}

	/** A result as text: in UTF-8 whatever the terminal's encoding, so that files and pipes are the same everywhere. */
	public void result(String text) {
		result(text.getBytes(StandardCharsets.UTF_8));
	}

	/** A result as bytes. */
	public void result(byte[] bytes) {
		if (monitor instanceof ProgressPrinter bar) {
			bar.clear();
		}
		out.write(bytes, 0, bytes.length);
		out.flush();
	}

	/** A result to a file, or to standard output when there is none. */
	public void result(byte[] bytes, Path file) throws InputException {
		if (file == null) {
			result(bytes);
			return;
		}
		OutputFile.write(file, bytes);
	}
}
