package org.channelexplorer.core.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * Reads the parts of a result and reports in one sentence what it lacks.
 *
 * @param result of the type that the reader knows
 */
record Reading(Result result) {

	/** Makes a record of a row. */
	@FunctionalInterface
	interface Maker<R> {
		R of(Row row) throws InputException;
	}

	/** A row of a table. */
	static final class Row {
		private final Reading of;
		private final String table;
		private final Map<String, Object> columns = new TreeMap<>();
		private int at;

		Row(Reading of, String table, Table data) {
			this.of = of;
			this.table = table;
			data.columns().forEach(c -> columns.put(c.name(), c.values()));
		}

		boolean has(String column) {
			return columns.containsKey(column);
		}

		String text(String column) throws InputException {
			return columns.get(column) instanceof String[] values ? values[at] : lacks(column, "of texts");
		}

		double number(String column) throws InputException {
			return columns.get(column) instanceof double[] values ? values[at] : lacks(column, "of numbers");
		}

		int whole(String column) throws InputException {
			return columns.get(column) instanceof long[] values ? Math.toIntExact(values[at]) : lacks(column, "of whole numbers");
		}

		long large(String column) throws InputException {
			return columns.get(column) instanceof long[] values ? values[at] : lacks(column, "of whole numbers");
		}

		private <T> T lacks(String column, String kind) throws InputException {
			throw of.lacks("column '" + column + "' " + kind + " in its table '" + table + "'");
		}
	}

	static Reading of(Result result, String type) throws InputException {
		if (!result.type().equals(type)) {
			throw new InputException("a result of the type '" + type + "' is needed; this one is of the type '" + result.type() + "'");
		}
		return new Reading(result);
	}

	String text(String name) throws InputException {
		if (result.scalars().get(name) instanceof String text) {
			return text;
		}
		throw lacks("text '" + name + "'");
	}

	double number(String name) throws InputException {
		if (result.scalars().get(name) instanceof Double number) {
			return number;
		}
		throw lacks("number '" + name + "'");
	}

	int whole(String name) throws InputException {
		if (result.scalars().get(name) instanceof Long number) {
			return Math.toIntExact(number);
		}
		throw lacks("whole number '" + name + "'");
	}

	boolean has(String name) {
		return result.scalars().containsKey(name);
	}

	/** The scalars whose names start with a text, by the rest of their names. */
	<T> Map<String, T> starting(String prefix, Class<T> type) {
		Map<String, T> found = new TreeMap<>();
		result.scalars().forEach((name, value) -> {
			if (name.startsWith(prefix) && type.isInstance(value)) {
				found.put(name.substring(prefix.length()), type.cast(value));
			}
		});
		return found;
	}

	boolean hasTable(String name) {
		return result.table(name) != null;
	}

	boolean hasColumn(String table, String column) {
		return hasTable(table) && result.table(table).columns().stream().anyMatch(c -> c.name().equals(column));
	}

	<R> List<R> rows(String table, Maker<R> maker) throws InputException {
		Table data = result.table(table);
		if (data == null) {
			throw lacks("table '" + table + "'");
		}
		Row row = new Row(this, table, data);
		List<R> rows = new ArrayList<>(data.rows());
		for (row.at = 0; row.at < data.rows(); row.at++) {
			rows.add(maker.of(row));
		}
		return rows;
	}

	/** @param axes number of axes */
	NdArray array(String name, int axes) throws InputException {
		NdArray array = result.array(name);
		if (array == null || array.shape().length != axes) {
			throw lacks("array '" + name + "' of " + axes + " axes");
		}
		return array;
	}

	private InputException lacks(String what) {
		return new InputException("a '" + result.type() + "' result has no " + what + ": it was made by another version or another operation");
	}
}
