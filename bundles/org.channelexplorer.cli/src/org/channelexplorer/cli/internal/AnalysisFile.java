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

	/** Opens an analysis that holds at least one image; says so when it is not complete. */
	static Analysis open(Path file, Console console) throws InputException {
		Analysis analysis = new Analyses(console.catalogue()).open(file);
		if (analysis.images().isEmpty()) {
			throw new InputException(file + ": holds no image yet; run analyze again to go on with it");
		}
		if (!analysis.complete()) {
			console.message(file + ": not complete, " + analysis.images().size() + " of " + analysis.recipe().images().size()
					+ " images so far; run analyze again to go on with it");
		}
		return analysis;
	}

	/** The analysis' results; when one cannot be kept, a message says so, and it is only computed again next time. */
	static ResultStore results(Analysis analysis, Console console) {
		return new KeepingStore(analysis.results(), console::message);
	}
}
