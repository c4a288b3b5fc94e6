package org.channelexplorer.core.tests;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** {@link Analyses} that closes with itself what it opened. */
final class OpenedAnalyses implements AutoCloseable {
	private final Analyses analyses;
	private final List<Analysis> opened = new CopyOnWriteArrayList<>();

	OpenedAnalyses(Catalogue catalogue) {
		analyses = new Analyses(catalogue);
	}

	private Analysis kept(Analysis analysis) {
		opened.add(analysis);
		return analysis;
	}

	Analysis analyze(AnalysisRequest request, IProgressMonitor monitor) throws InputException {
		return kept(analyses.analyze(request, monitor));
	}

	Analysis open(Path document) throws InputException {
		return kept(analyses.open(document));
	}

	Network network(Path model) throws InputException {
		return analyses.network(model);
	}

	ImageSet images(Path folder, Path labels) throws InputException {
		return analyses.images(folder, labels);
	}

	void checkInputs(AnalysisRequest request, Network network, ImageSet images) throws InputException {
		analyses.checkInputs(request, network, images);
	}

	void delete(Path document) throws InputException {
		analyses.delete(document);
	}

	@Override
	public void close() {
		opened.forEach(Analysis::close);
	}
}
