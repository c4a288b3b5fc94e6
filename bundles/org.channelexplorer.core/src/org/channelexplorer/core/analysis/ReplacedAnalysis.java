package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.util.Folders;
import org.channelexplorer.core.util.InputException;

/**
 * An analysis that another one takes the place of. It is set aside until the other one stands, and comes back when that fails; a process that is
 * killed in between leaves it in a hidden folder {@code .NAME.*.old} beside its place.
 */
final class ReplacedAnalysis {
	private ReplacedAnalysis() {
	}

	/** Puts the other analysis into the place. */
	interface Placing {
		void run() throws IOException, InputException;
	}

	/**
	 * Replaces what is there, if anything is.
	 *
	 * @param document of both
	 * @param parts    files and folders of an analysis, the document among them; all in the document's folder
	 * @param placing  makes the parts
	 * @throws InputException when the data folder is not one of an analysis, or is being written: nothing is changed then
	 */
	static void by(Path document, List<Path> parts, Placing placing) throws IOException, InputException {
		Analyses.checkReplaceable(AnalysisDocument.dataFolder(document));
		List<Path> there = parts.stream().filter(Files::exists).toList();
		if (there.isEmpty()) {
			placing.run();
			return;
		}
		Path aside = Files.createDirectory(document.resolveSibling("." + document.getFileName() + "." + UUID.randomUUID() + ".old"));
		boolean placed = false;
		try {
			for (Path part : there) {
				Files.move(part, aside.resolve(part.getFileName()));
			}
			placing.run();
			placed = true;
		} finally {
			if (!placed) {
				restore(parts, aside);
			}
			Folders.delete(aside);
		}
	}

	private static void restore(List<Path> parts, Path aside) throws IOException {
		for (Path part : parts) {
			Path kept = aside.resolve(part.getFileName());
			if (Files.exists(kept)) {
				if (Files.exists(part)) {
					Folders.delete(part);
				}
				Files.move(kept, part);
			}
		}
	}
}
