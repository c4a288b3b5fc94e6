package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.store.KeepingStore;
import org.channelexplorer.core.util.InputException;

/** Opens analyses for reading; they may lie where nothing can be written. */
final class AnalysisFile {
	private AnalysisFile() {
	}

	/** Opens an analysis that holds at least one image; prints a message when it is not complete. The caller closes it. */
	static Analysis open(Path file, Console console) throws InputException {
		Analysis analysis = new Analyses(console.catalogue()).open(file);
		if (analysis.images().isEmpty()) {
			analysis.close();
			throw new InputException(file + ": holds no image yet; run analyze again to resume it");
		}
		if (!analysis.complete()) {
			console.message(file + ": not complete, " + analysis.images().size() + " of " + analysis.recipe().images().size()
					+ " images so far; run analyze again to resume it");
		}
		return analysis;
	}

	/** The analysis' results; when one cannot be kept, it is computed again next time and a message gives the reason. */
	static ResultStore results(Analysis analysis, Console console) {
		return new KeepingStore(analysis.results(), console::message);
	}
}
