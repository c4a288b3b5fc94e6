package org.channelexplorer.report;

import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.operation.Scope;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.report.internal.ReportPage;
import org.channelexplorer.report.internal.Shown;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * The report of an analysis: a page, and its numbers and plots as files beside it. Same analysis, same bytes: from the command
 * line and from the workbench. What surgeries cost, and a label audit that would take long, are shown where their results are stored.
 */
public final class Report {
	/** File name of the page. */
	public static final String PAGE = "index.html";

	private final Analysis analysis;
	private final ResultStore results;
	private final Catalogue catalogue;
	private final List<String> layers;
	private final String labelling;
	private final String classes;
	private final String focus;

	/**
	 * The report of an analysis under the labelling and in the focus in use.
	 *
	 * @param results where results are looked for and kept
	 * @param layers  ids of the layers to show in detail, empty for the last three
	 */
	public Report(Analysis analysis, ResultStore results, Catalogue catalogue, List<String> layers) {
		this(analysis, results, catalogue, List.copyOf(layers), "", "", "");
	}

	private Report(Analysis analysis, ResultStore results, Catalogue catalogue, List<String> layers, String labelling, String classes, String focus) {
		this.analysis = analysis;
		this.results = results;
		this.catalogue = catalogue;
		this.layers = layers;
		this.labelling = labelling;
		this.classes = classes;
		this.focus = focus;
	}

	/** The same of a part, by the texts of the parameters that {@link Scope} names; each empty for what is in use. */
	public Report of(String labelling, String classes, String focus) {
		return new Report(analysis, results, catalogue, layers, labelling, classes, focus);
	}

	/**
	 * Computes what is missing and writes the report.
	 *
	 * @param folder made when missing; the files of an earlier report are replaced, others are not
	 * @return the page
	 * @throws InputException when a layer was not extracted, a labelling, class or focus is not there, another file is in the way, or the folder cannot be written
	 */
	public Path write(Path folder, IProgressMonitor monitor) throws InputException {
		return new ReportPage(Shown.of(analysis, labelling, classes, focus), results, catalogue, layers).write(folder, PAGE, monitor);
	}
}
