package org.channelexplorer.ui.internal.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.store.Csv;
import org.channelexplorer.core.util.Reasons;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.internal.run.Messages;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

/** Takes the selected images elsewhere: their files to the clipboard, what is known of them to a table. */
public final class SelectionExport {
	private SelectionExport() {
	}

	/** Puts the files of the selected images into the clipboard, as files and as their absolute paths, one a line. */
	static void copy(AnalysisSession session, Display display) {
		String[] paths = IntStream.of(session.selection().get().images()).mapToObj(i -> session.analysis().imagePath(i).toString()).toArray(String[]::new);
		Clipboard clipboard = new Clipboard(display);
		clipboard.setContents(new Object[] { Arrays.stream(paths).collect(Collectors.joining("\n")), paths }, //$NON-NLS-1$
				new Transfer[] { TextTransfer.getInstance(), FileTransfer.getInstance() });
		clipboard.dispose();
	}

	/** Asks for a file and writes the table of the selected images. */
	static void ask(AnalysisSession session, Shell shell) {
		FileDialog dialog = new FileDialog(shell, SWT.SAVE | SWT.SHEET);
		dialog.setText("Export Selected Images");
		dialog.setFilterExtensions(new String[] { "*.csv" }); //$NON-NLS-1$
		dialog.setFileName(session.analysis().document().name() + "-selection.csv");
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null) {
			Path file = Path.of(chosen);
			try {
				Files.writeString(file, Csv.text(table(session, session.selection().get().images())), StandardCharsets.UTF_8);
			} catch (IOException e) {
				Messages.error("Export Selected Images", file + " cannot be written: " + Reasons.of(e));
			}
		}
	}

	/** What is known of some images: file, class, given class, prediction, and the scores that were computed. */
	public static Table table(AnalysisSession session, int[] rows) {
		List<ImageEntry> images = session.analysis().images();
		Table.Builder table = Table.builder().strings("file", texts(rows, i -> images.get(i).file())) //$NON-NLS-1$
				.strings("label", texts(rows, i -> session.labelling().labels().nameOf(i))).strings("given", texts(rows, i -> images.get(i).label())); //$NON-NLS-1$ //$NON-NLS-2$
		session.predictions().ifPresent(p -> table.strings("predicted", texts(rows, i -> p.of(i).map(x -> x.name()).orElse(""))) //$NON-NLS-1$ //$NON-NLS-2$
				.doubles("confidence", IntStream.of(rows).mapToDouble(i -> p.of(i).map(x -> x.probability()).orElse(Double.NaN)).toArray()) //$NON-NLS-1$
				.doubles("own", IntStream.of(rows).mapToDouble(p::p).toArray())); //$NON-NLS-1$
		for (String score : session.scores().names()) {
			table.doubles(score, IntStream.of(rows).mapToDouble(i -> session.scores().get(score, i)).toArray());
		}
		return table.build();
	}

	private static String[] texts(int[] rows, IntFunction<String> text) {
		return IntStream.of(rows).mapToObj(text).toArray(String[]::new);
	}
}
