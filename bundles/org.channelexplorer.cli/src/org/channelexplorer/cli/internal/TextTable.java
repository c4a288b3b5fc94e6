package org.channelexplorer.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table for reading: columns padded with blanks. */
final class TextTable {
	private final List<String[]> rows = new ArrayList<>();
	private final int columns;

	TextTable(String... heads) {
		columns = heads.length;
		rows.add(heads);
	}

	void row(String... cells) {
		if (cells.length != columns) {
			throw new IllegalArgumentException(cells.length + " cells for " + columns + " columns");
		}
		rows.add(Stream.of(cells).map(OneLine::of).toArray(String[]::new));
	}

	@Override
	public String toString() {
		int[] widths = new int[columns];
		for (String[] row : rows) {
			for (int c = 0; c < columns; c++) {
				widths[c] = Math.max(widths[c], row[c].length());
			}
		}
		StringBuilder text = new StringBuilder();
		for (String[] row : rows) {
			StringBuilder line = new StringBuilder();
			for (int c = 0; c < columns; c++) {
				line.append(row[c]).append(" ".repeat(widths[c] - row[c].length() + 2));
			}
			text.append(line.toString().stripTrailing()).append('\n');
		}
		return text.toString();
	}
}
