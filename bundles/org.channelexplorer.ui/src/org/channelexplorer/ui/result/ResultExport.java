package org.channelexplorer.ui.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.store.AtomicFiles;
import org.channelexplorer.core.store.ResultFile;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.channelexplorer.ui.internal.run.Messages;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

/** Writes a result to a file: the bytes that {@code channelexplorer run} writes. */
public final class ResultExport {
	private ResultExport() {
	}

	/**
	 * Asks for a file and writes it. UI thread.
	 *
	 * @param table the table that CSV takes, null for the main one
	 * @param array the array that npy takes, null for the main one
	 */
	public static void ask(Shell shell, ResultKey key, Result result, String table, String array) {
		List<ResultFile> formats = formats(result);
		FileDialog dialog = new FileDialog(shell, SWT.SAVE | SWT.SHEET);
		dialog.setText("Export Result");
		dialog.setFilterExtensions(formats.stream().map(f -> "*" + f.ending()).toArray(String[]::new));
		dialog.setFilterNames(formats.stream().map(ResultExport::described).toArray(String[]::new));
		dialog.setFileName(key.operation() + formats.getFirst().ending());
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null) {
			Path file = Path.of(chosen);
			try {
				write(file, key, result, table, array);
			} catch (InputException e) {
				Messages.error("The result cannot be exported", e.getMessage());
			} catch (IOException e) {
				Messages.error("The result cannot be exported", file + ": " + Reasons.of(e));
			}
		}
	}

	private static List<ResultFile> formats(Result result) {
		List<ResultFile> formats = new ArrayList<>();
		if (!result.tables().isEmpty()) {
			formats.add(ResultFile.CSV);
		}
		formats.add(ResultFile.JSON);
		if (!result.arrays().isEmpty() || !result.tables().isEmpty()) {
			formats.add(ResultFile.NPY);
		}
		return formats;
	}

	private static String described(ResultFile format) {
		return switch (format) {
		case CSV -> "Table (*.csv)";
		case JSON -> "Key, numbers and tables (*.json)";
		case NPY -> "NumPy array (*.npy)";
		};
	}

	/**
	 * Writes the format that the file's ending asks for.
	 *
	 * @throws InputException when the result has no such table or array
	 * @throws IOException    when the file cannot be written
	 */
	public static void write(Path file, ResultKey key, Result result, String table, String array) throws InputException, IOException {
		AtomicFiles.write(file, ResultFile.of(file.getFileName().toString()).bytes(key, result, table, array));
	}
}
