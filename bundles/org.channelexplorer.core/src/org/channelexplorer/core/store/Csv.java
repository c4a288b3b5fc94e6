package org.channelexplorer.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.channelexplorer.core.data.Table;

/** Tables as plain CSV: a head line, numbers with full precision and a decimal point, nothing for NaN, lines end in {@code \n}. */
public final class Csv {
	private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

	private Csv() {
	}

	/** A table as text. */
	public static String text(Table table) {
		return text(table, FORMAT);
	}

	/** A table as text whose columns are separated by tabs, for spreadsheets' clipboards. */
	public static String tabbed(Table table) {
		return text(table, CSVFormat.TDF.builder().setRecordSeparator('\n').get());
	}

	private static String text(Table table, CSVFormat format) {
		StringBuilder text = new StringBuilder();
		try (CSVPrinter printer = new CSVPrinter(text, format)) {
			for (Table.Column c : table.columns()) {
				printer.print(c.name());
			}
			printer.println();
			for (int row = 0; row < table.rows(); row++) {
				for (Table.Column c : table.columns()) {
					Object value = c.get(row);
					printer.print(value instanceof Double d && d.isNaN() ? null : value);
				}
				printer.println();
			}
		} catch (IOException e) {
			throw new UncheckedIOException("a text in memory cannot be written to", e);
		}
		return text.toString();
	}
}
