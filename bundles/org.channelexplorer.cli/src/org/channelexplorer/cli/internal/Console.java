package org.channelexplorer.cli.internal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.channelexplorer.cli.Clusters;
import org.channelexplorer.core.catalogue.Catalogue;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Where a command's words go.
 *
 * @param out       results
 * @param err       progress and messages
 * @param catalogue what is installed
 * @param monitor   progress and cancellation
 * @param clusters  what images are run on, null for this process
 */
public record Console(PrintStream out, PrintStream err, Catalogue catalogue, IProgressMonitor monitor, Clusters clusters) {

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
}
