package org.channelexplorer.cli.internal;

import java.io.IOException;
import java.util.Arrays;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.Outcome;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** Labellings of an analysis, read and kept. */
final class LabellingFile {
	private LabellingFile() {
	}

	/** What a labelling makes. @param name empty for the given classes */
	static Outcome outcome(Analysis analysis, String name) throws InputException {
		return name.isEmpty() ? Labelling.given(analysis.images()) : outcome(analysis, analysis.labellings().get(name, "labelling"));
	}

	static Outcome outcome(Analysis analysis, Labelling labelling) throws InputException {
		return labelling.apply(analysis.images(), analysis.filesWithoutRow());
	}

	/** Writes the document. @throws InputException naming it when it cannot be written */
	static void save(Analysis analysis, AnalysisDocument changed) throws InputException {
		try {
			analysis.save(changed);
		} catch (IOException e) {
			throw new InputException(analysis.file() + ": cannot be written: " + Reasons.of(e), e);
		}
	}

	/** Classes, images and images left out, in words. */
	static String text(Outcome outcome) {
		int left = (int) Arrays.stream(outcome.of()).filter(c -> c < 0).count();
		return Extracted.count(outcome.labels().classes().size(), "class") + " of " + Extracted.count(outcome.of().length - left, "image")
				+ (left == 0 ? "" : ", " + Extracted.count(left, "image") + " left out");
	}
}
