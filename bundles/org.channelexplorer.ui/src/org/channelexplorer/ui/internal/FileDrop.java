package org.channelexplorer.ui.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.internal.wizard.AnalysisDraft;
import org.channelexplorer.ui.internal.wizard.NewAnalysisWizard;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;

/** Files dropped on the window: an analysis is opened; a model, a folder or a table fills the wizard. */
public final class FileDrop extends DropTargetAdapter {
	private final IWorkbenchWindow window;

	/** Of a window. */
	public FileDrop(IWorkbenchWindow window) {
		this.window = window;
	}

	@Override
	public void dragEnter(DropTargetEvent event) {
		if (event.detail == DND.DROP_DEFAULT) {
			event.detail = DND.DROP_COPY;
		}
	}

	@Override
	public void drop(DropTargetEvent event) {
		if (event.data instanceof String[] names) {
			window.getShell().getDisplay().asyncExec(() -> take(names));
		}
	}

	private void take(String[] names) {
		AnalysisDraft draft = new AnalysisDraft();
		boolean wizard = false;
		for (String name : names) {
			Path path = Path.of(name);
			if (name.endsWith("." + AnalysisDocument.EXTENSION)) { //$NON-NLS-1$
				try {
					AnalysisEditors.open(window.getActivePage(), path);
				} catch (PartInitException e) {
					Messages.error("The analysis cannot be opened", e.getMessage());
				}
				continue;
			}
			wizard = true;
			if (Files.isDirectory(path)) {
				draft.images = name;
			} else if (name.toLowerCase(java.util.Locale.ROOT).endsWith(".csv")) { //$NON-NLS-1$
				draft.labels = name;
			} else {
				draft.model = name;
			}
		}
		if (wizard) {
			NewAnalysisWizard.open(window, draft);
		}
	}
}
