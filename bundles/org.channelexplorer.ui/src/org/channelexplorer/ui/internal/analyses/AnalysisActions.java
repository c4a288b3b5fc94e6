package org.channelexplorer.ui.internal.analyses;

import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.internal.run.AnalyseJob;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.internal.start.RecentAnalyses;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.program.Program;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;

/** What one can do with an analysis that is listed: open, rename, delete, show it in the file manager, copy its path. */
final class AnalysisActions {
	private final IWorkbenchPage page;
	private final Action open = Actions.of("Open", null, () -> run(this::open));
	private final Action rename = Actions.of("Rename\u2026", null, () -> run(this::askName));
	private final Action delete = Actions.of("Delete\u2026", null, () -> run(this::askDelete));
	private final Action show = Actions.of("Show in File Manager", null, () -> run(this::show));
	private final Action copy = Actions.of("Copy Path", null, () -> run(this::copy));
	private IResource selected;

	AnalysisActions(IWorkbenchPage page) {
		this.page = page;
		select(null);
	}

	/** What is selected now, null for nothing. */
	void select(IResource resource) {
		selected = resource;
		String none = resource instanceof IFile ? null : "no analysis is selected";
		for (Action a : List.of(open, rename, delete)) {
			Actions.allow(a, none);
		}
		for (Action a : List.of(show, copy)) {
			Actions.allow(a, resource == null ? "nothing is selected" : null);
		}
	}

	void fill(IMenuManager menu) {
		menu.add(open);
		menu.add(new Separator());
		menu.add(rename);
		menu.add(delete);
		menu.add(new Separator());
		menu.add(show);
		menu.add(copy);
	}

	/** All of them. */
	List<Action> all() {
		return List.of(open, rename, delete, show, copy);
	}

	Action rename() {
		return rename;
	}

	Action delete() {
		return delete;
	}

	private interface OnFile {
		void run(Path file);
	}

	private void run(OnFile body) {
		if (selected != null && selected.getLocationURI() != null) {
			body.run(Path.of(selected.getLocationURI()));
		}
	}

	private void open(Path file) {
		try {
			AnalysisEditors.open(page, file);
		} catch (PartInitException e) {
			Messages.error("The analysis cannot be opened", e.getMessage());
		}
	}

	private void askName(Path file) {
		InputDialog dialog = new InputDialog(page.getWorkbenchWindow().getShell(), "Rename Analysis", "New name of " + AnalysisDocument.name(file) + ":",
				AnalysisDocument.name(file),
				typed -> problem(file, typed));
		if (dialog.open() == Window.OK) {
			rename(file, dialog.getValue());
		}
	}

	private static String problem(Path file, String typed) {
		if (typed.isBlank() || !typed.equals(typed.strip()) || typed.startsWith(".") || typed.matches(".*[\\\\/:*?\"<>|\\p{Cntrl}].*")) { //$NON-NLS-1$ //$NON-NLS-2$
			return "A name has no blanks at its ends, no dot at its beginning and none of \\ / : * ? \" < > |";
		}
		if (typed.equals(AnalysisDocument.name(file))) {
			return ""; //$NON-NLS-1$ // not an error, but nothing to do
		}
		return java.nio.file.Files.exists(file.resolveSibling(typed + "." + AnalysisDocument.EXTENSION)) //$NON-NLS-1$
				? "There is an analysis of that name; choose another one." : null;
	}

	/** Renames; an editor on it is closed (what is unsaved is saved) and opened again. */
	void rename(Path file, String name) {
		boolean open = close(file, true);
		change("Rename " + AnalysisDocument.name(file), file, analyses -> {
			Path renamed = analyses.rename(file, name);
			new RecentAnalyses().remove(file);
			if (open) {
				page.getWorkbenchWindow().getShell().getDisplay().asyncExec(() -> open(renamed));
			}
		});
	}

	private void askDelete(Path file) {
		Messages.ask("Delete Analysis",
				"Delete " + AnalysisDocument.name(file) + " with its computed data? The model and the images stay. This cannot be undone.",
				List.of("Cancel", "Delete"), answer -> {
					if (answer == 1) {
						delete(file);
					}
				});
	}

	/** Deletes; an editor on it is closed. */
	void delete(Path file) {
		close(file, false);
		change("Delete " + AnalysisDocument.name(file), file, analyses -> {
			analyses.delete(file);
			new RecentAnalyses().remove(file);
		});
	}

	private boolean close(Path file, boolean save) {
		boolean any = false;
		for (IEditorReference r : page.getEditorReferences()) {
			try {
				if (file.equals(AnalysisEditors.file(r.getEditorInput()))) {
					any = true;
					if (save && r.isDirty()) {
						page.saveEditor(r.getEditor(true), false);
					}
					page.closeEditors(new IEditorReference[] { r }, false);
				}
			} catch (PartInitException e) {
				ILog.of(AnalysisActions.class).info("An editor has no input", e);
			}
		}
		return any;
	}

	private interface Change {
		void make(Analyses analyses) throws InputException;
	}

	private static void change(String title, Path file, Change change) {
		if (AnalyseJob.running(file)) {
			Messages.error(title + ": not possible", file.getFileName() + " is being analysed; see the Progress view.");
			return;
		}
		Job job = new Job(title) {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				IFile resource = AnalysisEditors.workspaceFile(file);
				try {
					change.make(new Analyses(Catalogue.ofEquinox()));
				} catch (InputException e) {
					Messages.error(title + ": not possible", e.getMessage());
				} finally {
					refresh(resource);
				}
				return Status.OK_STATUS; // a message has said what is wrong
			}
		};
		job.schedule();
	}

	private static void refresh(IFile resource) {
		if (resource != null) {
			try {
				resource.getParent().refreshLocal(IResource.DEPTH_INFINITE, null);
			} catch (CoreException e) {
				ILog.of(AnalysisActions.class).warn("The workspace does not show the files beside " + resource + " yet", e);
			}
		}
	}

	private void show(Path file) {
		Path folder = java.nio.file.Files.isDirectory(file) ? file : file.getParent();
		if (!Program.launch(folder.toString())) {
			Messages.error("The folder cannot be shown", folder + ": the system has no file manager that opens it.");
		}
	}

	private void copy(Path file) {
		Clipboard clipboard = new Clipboard(page.getWorkbenchWindow().getShell().getDisplay());
		try {
			clipboard.setContents(new Object[] { file.toString() }, new Transfer[] { TextTransfer.getInstance() });
		} finally {
			clipboard.dispose();
		}
	}
}
