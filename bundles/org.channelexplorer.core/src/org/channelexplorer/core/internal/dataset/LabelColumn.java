package org.channelexplorer.core.internal.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

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
		try (CSVParser parser = TableReader.open(table)) {
			String file = TableReader.column(parser, table, "file");
			String column = TableReader.column(parser, table, names);
			for (CSVRecord r : parser) {
				if (r.isSet(file) && r.isSet(column)) {
					cells.putIfAbsent(ImageFiles.relative(folder, folder.resolve(r.get(file)).normalize()), r.get(column));
				}
			}
			return cells;
		} catch (InvalidPathException e) {
			throw new InputException(table + ": not a path: " + e.getInput(), e);
		} catch (FileSystemException e) {
			throw Reasons.unreadable(table, e);
		} catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
			throw new InputException(table + ": not a readable CSV table: " + e.getMessage(), e);
		}
	}
}
