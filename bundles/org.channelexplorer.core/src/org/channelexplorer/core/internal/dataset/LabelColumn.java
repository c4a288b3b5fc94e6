package org.channelexplorer.core.internal.dataset;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.channelexplorer.core.util.InputException;

/** A further column of a table of labels. */
public final class LabelColumn {
	private LabelColumn() {
	}

	/**
	 * The cells of a column by the image's path relative to the folder, in the table's order; the first line of an image counts, as for its label.
	 *
	 * @param names names of the column, the first that is there counts
	 * @throws InputException naming the table when it has no such column
	 */
	public static Map<String, String> read(Path table, Path folder, String... names) throws InputException {
		return read(table, folder, false, names);
	}

	/** The same of a table that must not say two things of one image. @throws InputException as {@link #read}, and naming the image and the line */
	public static Map<String, String> readUnique(Path table, Path folder, String... names) throws InputException {
		return read(table, folder, true, names);
	}

	private static Map<String, String> read(Path table, Path folder, boolean unique, String... names) throws InputException {
		Map<String, String> cells = new LinkedHashMap<>();
		LabelTable labels = LabelTable.read(table);
		int file = labels.file();
		int column = labels.column(names);
		for (LabelTable.Row r : labels.rows()) {
			if (!r.cell(file).isEmpty() && column < r.cells().size()) {
				try {
					String image = ImageFiles.relative(folder, TableReader.path(folder, table, r.cell(file)));
					String before = cells.putIfAbsent(image, r.cell(column));
					if (unique && before != null && !before.equals(r.cell(column))) {
						throw new InputException(
								table + ", line " + r.line() + ": " + image + " is named twice, with '" + before + "' and with '" + r.cell(column) + "'");
					}
				} catch (InvalidPathException e) {
					throw new InputException(table + ": not a path: " + e.getInput(), e);
				}
			}
		}
		return cells;
	}
}
