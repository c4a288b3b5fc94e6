package org.channelexplorer.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.store.KeepingStore;
import org.channelexplorer.core.store.ResultFolder;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** Opens analyses for reading; they may lie where nothing can be written. */
final class AnalysisFile {
	private static final long MEGABYTE = 1_000_000;

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

	/** Removes the results written first when more are kept than the administrator has preset. */
	static void limit(Path file, Presets presets, Console console) throws InputException {
		int most = presets.megabytesOfResults();
		if (most > 0) {
			Path results = AnalysisDocument.dataFolder(file).resolve(Analysis.RESULTS);
			try {
				ResultFolder.trim(results, most * MEGABYTE);
			} catch (IOException e) {
				console.message(results + ": not kept within " + most + " MB: " + Reasons.of(e));
			}
		}
	}
}
