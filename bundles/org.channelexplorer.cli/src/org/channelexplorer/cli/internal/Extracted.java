package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.util.InputException;

/** Says what an extraction gave, and which images it had to leave out. */
final class Extracted {
	private Extracted() {
	}

	/**
	 * The last words of an extraction.
	 *
	 * @param document as the user named it
	 * @return the exit code
	 * @throws InputException when no image at all could be used
	 */
	static int report(Analysis analysis, Path document, boolean skipUnreadable, Console console) throws InputException {
		List<Skipped> skipped = analysis.skipped();
		for (Skipped s : skipped) {
			console.message("skipped " + s.file() + ": " + s.reason());
		}
		if (analysis.images().isEmpty()) {
			throw new InputException(analysis.document().images() + ": none of its images could be used");
		}
		console.message(document + ": " + count(analysis.images().size(), "image") + " of "
				+ count(analysis.labels().classes().size(), "class") + ", " + count(analysis.layers().size(), "layer") + ", "
				+ String.join(" ", analysis.summaries()));
		if (skipped.isEmpty() || skipUnreadable) {
			return ExitCode.DONE;
		}
		console.message("channelexplorer: " + count(skipped.size(), "image") + " had to be left out, see above (--skip-unreadable accepts that)");
		return ExitCode.BAD_INPUT;
	}

	static String count(int n, String what) {
		return n + " " + what + (n == 1 ? "" : what.endsWith("s") ? "es" : "s");
	}
}
