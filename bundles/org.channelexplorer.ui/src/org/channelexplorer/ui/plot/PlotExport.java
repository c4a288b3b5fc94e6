package org.channelexplorer.ui.plot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.channelexplorer.core.store.OutputFile;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.plot.TextFormat;
import org.channelexplorer.plot.View;
import org.channelexplorer.ui.internal.run.Messages;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

/** Writes plots to files: the bytes that {@code channelexplorer run --format svg|png|pdf} and {@code --table plot} write. */
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
		choose(shell, name, plot.formats()).ifPresent(file -> Job.create("Export", (IJobFunction) _ -> write(plot, look, file)).schedule());
	}

	/**
	 * Asks for a file in one of the formats that every plot has. UI thread.
	 *
	 * @param name file name without ending
	 * @return empty when nothing was chosen
	 */
	public static Optional<Path> choose(Shell shell, String name) {
		return choose(shell, name, List.of());
	}

	private static Optional<Path> choose(Shell shell, String name, List<TextFormat> further) {
		FileDialog dialog = new FileDialog(shell, SWT.SAVE | SWT.SHEET);
		dialog.setText("Export Plot");
		Stream<String> endings = Stream.concat(FORMATS.stream().map(PlotFile::ending), further.stream().map(TextFormat::ending));
		dialog.setFilterExtensions(endings.map(e -> "*" + e).toArray(String[]::new)); //$NON-NLS-1$
		dialog.setFilterNames(Stream.concat(FORMATS.stream().map(PlotFile::label), further.stream().map(TextFormat::label)).toArray(String[]::new));
		dialog.setOverwrite(true);
		dialog.setFileName(name + PlotFile.PNG.ending());
		return Optional.ofNullable(dialog.open()).map(Path::of);
	}

	private static IStatus write(Plot plot, View look, Path file) {
		try {
			OutputFile.write(file, bytes(plot, look, file));
		} catch (InputException e) {
			Messages.error("The plot cannot be exported", e.getMessage());
		}
		return Status.OK_STATUS;
	}

	/**
	 * What a file of this name holds.
	 *
	 * @throws InputException when a PNG is asked for on a machine without fonts
	 */
	public static byte[] bytes(Plot plot, View look, Path file) throws InputException {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		Optional<TextFormat> text = plot.formats().stream().filter(f -> name.endsWith(f.ending())).findFirst();
		return text.isPresent() ? text.get().text().get().getBytes(StandardCharsets.UTF_8) : PlotFile.of(file).bytes(plot, look);
	}
}
