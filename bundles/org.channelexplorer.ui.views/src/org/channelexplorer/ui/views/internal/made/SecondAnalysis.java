package org.channelexplorer.ui.views.internal.made;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.Pick;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.store.Csv;
import org.channelexplorer.core.store.OutputFile;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.internal.run.AnalyseJob;

/** Analyses an exported network with the images, labels and settings of the analysis it comes from, beside it, and opens it. */
public final class SecondAnalysis {
	private SecondAnalysis() {
	}

	/**
	 * A place {@code ANALYSIS-NAME} beside the analysis that is not there yet.
	 *
	 * @param ending of the file, empty for a folder
	 */
	public static Path free(AnalysisSession session, String name, String ending) {
		String wish = session.analysis().document().name() + "-" + name.replaceAll("[^\\p{Alnum}._-]+", "-"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		Path file = session.analysis().file().resolveSibling(wish + ending);
		for (int i = 2; Files.exists(file); i++) {
			file = session.analysis().file().resolveSibling(wish + "-" + i + ending); //$NON-NLS-1$
		}
		return file;
	}

	/**
	 * Starts. UI thread.
	 *
	 * @param name    of what was made, for the name of the analysis
	 * @param network its file
	 */
	public static void start(AnalysisSession session, String name, Path network) {
		Path document = free(session, name, "." + AnalysisDocument.EXTENSION); //$NON-NLS-1$
		Analysis first = session.analysis();
		NamedValues<Labelling> labellings = session.labelling().get();
		NamedValues<Focus> focuses = session.focus().get();
		Map<String, String> classes = first.document().classes();
		Table images = Table.builder().strings("file", first.images().stream().map(ImageEntry::file).toArray(String[]::new)) //$NON-NLS-1$
				.strings("label", first.images().stream().map(i -> classes.getOrDefault(i.file(), i.label())).toArray(String[]::new)).build(); //$NON-NLS-1$
		AnalysisRequest request = first.request().onto(document, network);
		AnalyseJob.start("Analyse " + document.getFileName(), _ -> of(request, document, images), analysis -> arrange(analysis, labellings, focuses));
	}

	// representative images are chosen by the network: of another one they would be others
	private static AnalysisRequest of(AnalysisRequest request, Path document, Table images) throws InputException {
		if (request.choice().perClass() == 0 || request.choice().pick() != Pick.REPRESENTATIVE) {
			return request;
		}
		Path table = document.resolveSibling(document.getFileName().toString().replaceFirst("\\.[^.]*$", "") + "-images.csv"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		OutputFile.write(table, Csv.text(images).getBytes(StandardCharsets.UTF_8));
		return request.labelledBy(table).taking(0, request.choice().pick()).from(DatasetReader.Choice.ALL);
	}

	private static void arrange(Analysis analysis, NamedValues<Labelling> labellings, NamedValues<Focus> focuses) throws InputException {
		try {
			analysis.save(analysis.document().withLabellings(labellings).withFocuses(focuses));
		} catch (IOException e) {
			throw new InputException(analysis.file() + ": " + Reasons.of(e), e);
		}
	}
}
