package org.channelexplorer.ui.internal.handlers;

import java.nio.file.Path;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.internal.run.Messages;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** File > Open...: an analysis in or outside the workspace. */
public class OpenHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		FileDialog dialog = new FileDialog(window.getShell(), SWT.OPEN | SWT.SHEET);
		dialog.setText("Open Analysis");
		dialog.setFilterExtensions(new String[] { "*." + AnalysisDocument.EXTENSION, "*" }); //$NON-NLS-1$ //$NON-NLS-2$
		dialog.setFilterNames(new String[] { "ChannelExplorer analyses", "All files" });
		dialog.setFilterPath(ResourcesPlugin.getWorkspace().getRoot().getLocation().toOSString());
		String chosen = dialog.open();
		if (chosen != null) {
			try {
				AnalysisEditors.open(window.getActivePage(), Path.of(chosen));
			} catch (PartInitException e) {
				Messages.error("The analysis cannot be opened", e.getMessage());
			}
		}
		return null;
	}
}
