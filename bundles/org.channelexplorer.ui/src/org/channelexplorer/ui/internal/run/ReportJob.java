package org.channelexplorer.ui.internal.run;

import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.report.Report;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Sessions;
import org.channelexplorer.ui.internal.WindowThread;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.program.Program;

/** Writes the report of an analysis: the bytes that {@code channelexplorer report} writes. Shown in the Progress view. */
public final class ReportJob extends Job {
	private final Path document;
	private final Path folder;

	/**
	 * @param document the analysis
	 * @param folder   of the report
	 */
	public ReportJob(Path document, Path folder) {
		super("Report of " + AnalysisDocument.name(document));
		this.document = document;
		this.folder = folder;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Sessions.Borrowed borrowed = null;
		try {
			borrowed = Sessions.get().open(document);
			AnalysisSession session = borrowed.session();
			Path page = new Report(session.analysis(), session.results(), Catalogue.ofEquinox(), List.of()).write(folder, monitor);
			Messages.ask("Report written", page.toString(), List.of("Open", "Close"), answer -> {
				if (answer == 0 && !Program.launch(page.toString())) {
					Messages.error("The report cannot be opened", "No program opens " + page + ": open it in a browser.");
				}
			});
			return Status.OK_STATUS;
		} catch (InputException e) {
			Messages.error("The report cannot be written", e.getMessage());
			return Status.OK_STATUS; // the message says it; no second dialog
		} catch (OperationCanceledException e) {
			return Status.CANCEL_STATUS;
		} finally {
			if (borrowed != null) {
				WindowThread.later(borrowed::close);
			}
		}
	}
}
