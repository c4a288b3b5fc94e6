package org.channelexplorer.ui.internal.notice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.analysis.Missing;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.internal.run.Messages;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;

/** The notices on an open analysis. */
final class Notices {
	private Notices() {
	}

	static List<Notice> of(AnalysisSession session, List<Missing> missing, IEditorPart editor) {
		List<Notice> notices = new ArrayList<>();
		if (!session.damage().isEmpty()) {
			notices.add(new Notice("The views start as they do in a new analysis: " + session.damage(), List.of()));
		}
		if (!session.unkept().get().isEmpty()) {
			notices.add(unkept(session.unkept().get()));
		}
		if (session.restored()) {
			notices.add(new Notice("Changes that were not saved when the program ended are back.", List.of(
					new Notice.Link("Save", () -> editor.getSite().getPage().saveEditor(editor, false)),
					new Notice.Link("Discard", () -> discard(editor, session.analysis().file())))));
		}
		for (Missing m : missing) {
			notices.add(new Notice(m.sentence(), m.kind() == Missing.Kind.EXTENSION ? List.of()
					: List.of(new Notice.Link("Locate\u2026", () -> Locate.ask(editor.getSite().getShell(), session.analysis().file(), m)))));
		}
		return notices;
	}

	static Notice unkept(String why) {
		return new Notice("Results are not kept, but computed again when the analysis is opened the next time: " + why, List.of());
	}

	private static void discard(IEditorPart editor, Path file) {
		IWorkbenchPage page = editor.getSite().getPage();
		page.closeEditor(editor, false);
		try {
			AnalysisEditors.open(page, file);
		} catch (PartInitException e) {
			Messages.error("The analysis cannot be opened", e.getMessage());
		}
	}
}
