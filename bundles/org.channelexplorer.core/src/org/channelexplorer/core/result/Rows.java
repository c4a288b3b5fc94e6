package org.channelexplorer.core.result;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.channelexplorer.core.data.Table;

/**
 * Makes a table of records, a row each.
 *
 * @param <R> the record
 */
final class Rows<R> {
	private final List<R> rows;
	private final Table.Builder table = Table.builder();

	Rows(List<R> rows) {
		this.rows = rows;
	}

	Rows<R> text(String column, Function<R, String> value) {
		table.strings(column, rows.stream().map(value).toArray(String[]::new));
		return this;
	}

	Rows<R> number(String column, ToDoubleFunction<R> value) {
		table.doubles(column, rows.stream().mapToDouble(value).toArray());
		return this;
	}

	Rows<R> whole(String column, ToLongFunction<R> value) {
		table.longs(column, rows.stream().mapToLong(value).toArray());
		return this;
	}

	Table table() {
		return table.build();
	}
}
