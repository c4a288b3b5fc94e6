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
		Map<String, String> cells = new LinkedHashMap<>();
		LabelTable labels = LabelTable.read(table);
		int file = labels.file();
		int column = labels.column(names);
		for (LabelTable.Row r : labels.rows()) {
			if (!r.cell(file).isEmpty() && column < r.cells().size()) {
				try {
					cells.putIfAbsent(ImageFiles.relative(folder, TableReader.path(folder, r.cell(file))), r.cell(column));
				} catch (InvalidPathException e) {
					throw new InputException(table + ": not a path: " + e.getInput(), e);
				}
			}
		}
		return cells;
	}
}
