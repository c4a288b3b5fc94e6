package org.channelexplorer.ui.internal.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.internal.WindowThread;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/** Makes or resumes an analysis, then opens it. Shown in the Progress view; cancelling keeps what is committed. */
public final class AnalyseJob extends Job {
	/** Family of all these jobs. */
	public static final Object FAMILY = AnalyseJob.class;
	private static final String PROGRESS_VIEW = "org.eclipse.ui.views.ProgressView"; //$NON-NLS-1$

	/** Makes the request, in the job: may write files. */
	@FunctionalInterface
	public interface Preparation {
		AnalysisRequest prepare(IProgressMonitor monitor) throws InputException, CoreException;
	}

	/** Finishes an analysis before it is opened, in the job. */
	@FunctionalInterface
	public interface Finishing {
		void finish(Analysis analysis) throws InputException;
	}

	private final Preparation preparation;
	private final Finishing finishing;
	private volatile Path document;
	private boolean progressShown;

	private AnalyseJob(String name, Preparation preparation, Finishing finishing) {
		super(name);
		this.preparation = preparation;
		this.finishing = finishing;
	}

	/** Starts the job for a request; when the document is being analysed already, shows a message instead. UI thread. */
	public static void start(AnalysisRequest request) {
		Path file = request.document();
		if (running(file)) {
			Messages.error("Analysis in progress", file.getFileName() + " is being analysed; see the Progress view.");
			return;
		}
		AnalyseJob job = start("Analyse " + AnalysisDocument.name(file), monitor -> request);
		job.document = file;
	}

	/** Starts the job with a request it prepares itself. UI thread. */
	public static AnalyseJob start(String name, Preparation preparation) {
		return start(name, preparation, _ -> {
			// it is complete
		});
	}

	/** Starts the job with a request it prepares itself, and something that is done with the analysis before it is opened. UI thread. */
	public static AnalyseJob start(String name, Preparation preparation, Finishing finishing) {
		AnalyseJob job = new AnalyseJob(name, preparation, finishing);
		job.progressShown = showProgress();
		job.schedule();
		return job;
	}

	/** Whether an analysis is being made. */
	public static boolean running(Path document) {
		for (Job j : getJobManager().find(FAMILY)) {
			if (document.equals(((AnalyseJob) j).document)) {
				return true;
			}
		}
		return false;
	}

	// true when it was not open before
	private static boolean showProgress() {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		if (window == null || window.getActivePage() == null || window.getActivePage().findView(PROGRESS_VIEW) != null) {
			return false;
		}
		try {
			return window.getActivePage().showView(PROGRESS_VIEW, null, IWorkbenchPage.VIEW_VISIBLE) != null;
		} catch (PartInitException e) {
			ILog.of(AnalyseJob.class).error("The Progress view cannot be shown", e);
			return false;
		}
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == FAMILY;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			AnalysisRequest request = preparation.prepare(monitor);
			document = request.document();
			try (Analysis analysis = new Analyses(Catalogue.ofEquinox()).analyze(request, monitor)) {
				finishing.finish(analysis);
				AnalysisEditors.refresh(document, null);
				ProblemMarkers.update(analysis);
				open(document, progressShown);
				return Status.OK_STATUS;
			} finally {
				if (monitor.isCanceled()) {
					refreshStopped();
				}
			}
		} catch (InputException e) {
			Messages.error(getName() + ": not possible", e.getMessage());
			return Status.OK_STATUS; // said once; not an error of the program
		} catch (OperationCanceledException e) {
			stopped();
			return Status.CANCEL_STATUS;
		} catch (CoreException e) {
			return e.getStatus();
		}
	}

	// a cancellation must stay one, whatever the workspace says
	private void refreshStopped() {
		try {
			AnalysisEditors.refresh(document, null);
		} catch (CoreException e) {
			ILog.of(AnalyseJob.class).warn("The workspace does not show the files of " + document + " yet", e);
		}
	}

	private void stopped() {
		Path file = document;
		if (file == null || !Files.exists(file)) {
			return;
		}
		Messages.ask("Analysis stopped",
				AnalysisDocument.name(file) + " was stopped. The images analysed so far are kept: open it and choose Resume to continue "
						+ "from there.",
				List.of("Open", "Close"), answer -> {
					if (answer == 0) {
						open(file, false);
					}
				});
	}

	private static void open(Path file, boolean hideProgress) {
		WindowThread.later(() -> {
			IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
			if (window == null && PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0) {
				window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
			}
			if (window == null || window.getActivePage() == null) {
				return;
			}
			try {
				AnalysisEditors.reopen(window.getActivePage(), file);
				if (hideProgress) {
					window.getActivePage().hideView(window.getActivePage().findView(PROGRESS_VIEW));
				}
			} catch (PartInitException e) {
				Messages.error("The analysis cannot be opened", e.getMessage());
			}
		});
	}
}
