package org.channelexplorer.ui.plot;

import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.store.OutputFile;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.plot.View;
import org.channelexplorer.ui.internal.run.Messages;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

/** Writes plots to files: the bytes that {@code channelexplorer run --format svg|png|pdf|csv} writes. */
public final class PlotExport {
	private static final List<PlotFile> FORMATS = List.of(PlotFile.PNG, PlotFile.SVG, PlotFile.PDF, PlotFile.CSV);

	private PlotExport() {
	}

	/**
	 * Asks for a file and writes it in the background. UI thread.
	 *
	 * @param name file name without ending
	 * @param look what is shown of the plot
	 */
	public static void ask(Shell shell, String name, Plot plot, View look) {
		FileDialog dialog = new FileDialog(shell, SWT.SAVE | SWT.SHEET);
		dialog.setText("Export the plot");
		dialog.setFilterExtensions(FORMATS.stream().map(f -> "*" + f.ending()).toArray(String[]::new)); //$NON-NLS-1$
		dialog.setFilterNames(FORMATS.stream().map(PlotFile::label).toArray(String[]::new));
		dialog.setOverwrite(true);
		dialog.setFileName(name + PlotFile.PNG.ending());
		String chosen = dialog.open();
		if (chosen != null) {
			Job.create("Export", (IJobFunction) monitor -> write(plot, look, Path.of(chosen))).schedule();
		}
	}

	private static IStatus write(Plot plot, View look, Path file) {
		try {
			OutputFile.write(file, PlotFile.of(file).bytes(plot, look));
		} catch (InputException e) {
			Messages.error("The plot cannot be exported", e.getMessage());
		}
		return Status.OK_STATUS;
	}
}
