package org.channelexplorer.ui.internal.notice;

import java.nio.file.Path;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.Missing;
import org.channelexplorer.core.analysis.MovedFiles;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.Sessions;
import org.channelexplorer.ui.internal.WindowThread;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.internal.run.ProblemMarkers;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/** Locate...: asks where a moved model or folder of images is, compares its content, and opens the analysis with it. */
public final class Locate extends Job {
	private final Path document;
	private final Missing.Kind kind;
	private final Path place;

	private Locate(Path document, Missing.Kind kind, Path place) {
		super("Compare " + place.getFileName());
		this.document = document;
		this.kind = kind;
		this.place = place;
		setUser(true);
	}

	/** Asks and looks. UI thread. */
	public static void ask(Shell shell, Path document, Missing missing) {
		ask(shell, document, missing.kind(), missing.subject());
	}

	/** The same. @param was where it was */
	public static void ask(Shell shell, Path document, Missing.Kind kind, String was) {
		String chosen;
		if (kind == Missing.Kind.MODEL) {
			FileDialog dialog = new FileDialog(shell, SWT.OPEN | SWT.SHEET);
			dialog.setText("Locate the model " + Path.of(was).getFileName());
			dialog.setFilterPath(document.getParent().toString());
			chosen = dialog.open();
		} else {
			DirectoryDialog dialog = new DirectoryDialog(shell, SWT.SHEET);
			dialog.setText("Locate the images");
			dialog.setMessage("The folder of images that was " + was);
			dialog.setFilterPath(document.getParent().toString());
			chosen = dialog.open();
		}
		if (chosen != null) {
			at(document, kind, Path.of(chosen));
		}
	}

	/** Compares what is at a place with what was analysed; when it is the same, the analysis is opened with it. */
	public static void at(Path document, Missing.Kind kind, Path place) {
		new Locate(document, kind, place).schedule();
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Sessions.Borrowed borrowed = null;
		try {
			borrowed = Sessions.get().open(document);
			Analysis analysis = borrowed.session().analysis();
			if (kind == Missing.Kind.MODEL) {
				MovedFiles.locateModel(analysis, place, Catalogue.ofEquinox());
			} else {
				MovedFiles.locateImages(analysis, place, monitor);
			}
			ProblemMarkers.update(analysis);
			WindowThread.later(this::reopen);
			return Status.OK_STATUS;
		} catch (InputException e) {
			Messages.error("Not located", e.getMessage());
			return Status.OK_STATUS; // the message says it
		} catch (OperationCanceledException e) {
			return Status.CANCEL_STATUS;
		} finally {
			if (borrowed != null) {
				WindowThread.later(borrowed::close);
			}
		}
	}

	// an open analysis has read the old paths
	private void reopen() {
		for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
			for (IWorkbenchPage page : window.getPages()) {
				for (IEditorReference r : page.getEditorReferences()) {
					try {
						if (document.equals(AnalysisEditors.file(r.getEditorInput()))) {
							AnalysisEditors.reopen(page, document);
							return;
						}
					} catch (PartInitException e) {
						Messages.error("The analysis cannot be opened", e.getMessage());
						return;
					}
				}
			}
		}
	}
}
