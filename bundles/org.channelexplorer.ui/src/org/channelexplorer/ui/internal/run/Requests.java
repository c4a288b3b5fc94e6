package org.channelexplorer.ui.internal.run;

import java.nio.file.Path;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.AnalysisDocument;
import org.channelexplorer.core.analysis.AnalysisRequest;

/** Requests made from what there is. */
public final class Requests {
	private Requests() {
	}

	/** The request that goes on with an incomplete analysis. */
	public static AnalysisRequest resume(Analysis analysis) {
		AnalysisDocument d = analysis.document();
		Path file = analysis.file();
		Path labels = d.labels().isEmpty() ? null : AnalysisDocument.resolve(file, d.labels());
		return new AnalysisRequest(file, analysis.modelPath(), AnalysisDocument.resolve(file, d.images()), labels, d.preprocessing(), d.tap(),
				d.layers(), d.summaries(), d.perClass(), d.pick(), d.seed(), d.batch(), 0, d.inputs().of(file));
	}
}
