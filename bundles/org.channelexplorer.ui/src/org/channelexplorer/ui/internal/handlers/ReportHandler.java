package org.channelexplorer.ui.internal.handlers;

import java.nio.file.Path;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.internal.run.ReportJob;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.handlers.HandlerUtil;

/** Analyse > Generate Report...: the report of the analysis of the active editor, in a folder the user chooses. */
public class ReportHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IEditorPart editor = HandlerUtil.getActiveEditor(event);
		AnalysisSession session = editor == null ? null : editor.getAdapter(AnalysisSession.class);
		if (session == null) {
			Messages.error("Nothing to report on", "Open an analysis first.");
			return null;
		}
		DirectoryDialog dialog = new DirectoryDialog(HandlerUtil.getActiveShellChecked(event));
		dialog.setText("Generate Report");
		dialog.setMessage("Folder for the page and its files; files of an earlier report are replaced.");
		dialog.setFilterPath(session.analysis().file().getParent().toString());
		String chosen = dialog.open();
		if (chosen != null) {
			new ReportJob(session.analysis().file(), Path.of(chosen)).schedule();
		}
		return null;
	}
}
