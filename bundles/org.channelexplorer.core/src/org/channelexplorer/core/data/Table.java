package org.channelexplorer.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A small table with typed columns: what a result shows as rows, and what is exported as CSV.
 *
 * @param columns the columns, all of the same length, names unique
 */
public record Table(List<Column> columns) {

	/** A column: {@code values} is a {@code String[]}, {@code double[]} or {@code long[]}. NaN in a double column means "no value". */
	public record Column(String name, Object values) {
		public Column {
			if (!(values instanceof String[] || values instanceof double[] || values instanceof long[])) {
				throw new IllegalArgumentException("column " + name + " holds " + values.getClass().getSimpleName());
			}
		}

		/** Number of values. */
		public int size() {
			return java.lang.reflect.Array.getLength(values);
		}

		/** The value in a row: String, Double or Long. */
		public Object get(int row) {
			return switch (values) {
			case String[] s -> s[row];
			case double[] d -> d[row];
			default -> ((long[]) values)[row];
			};
		}

		@Override
		public boolean equals(Object o) {
			return o instanceof Column c && name.equals(c.name) && Arrays.deepEquals(new Object[] { values }, new Object[] { c.values });
		}

		@Override
		public int hashCode() {
			return 31 * name.hashCode() + Arrays.deepHashCode(new Object[] { values });
		}
	}

	public Table {
		columns = List.copyOf(columns);
		if (columns.stream().mapToInt(Column::size).distinct().count() > 1) {
			throw new IllegalArgumentException("columns of different lengths");
		}
		if (columns.stream().map(Column::name).distinct().count() < columns.size()) {
			throw new IllegalArgumentException("a column name twice");
		}
	}

	/** Number of rows. */
	public int rows() {
		return columns.isEmpty() ? 0 : columns.getFirst().size();
	}

	/** The column of that name. @throws IllegalArgumentException when there is none */
	public Column column(String name) {
		return columns.stream().filter(c -> c.name().equals(name)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("no column " + name + " in " + columns.stream().map(Column::name).toList()));
	}

	/** The double column of that name. */
	public double[] doubles(String name) {
		return (double[]) column(name).values();
	}

	/** The text column of that name. */
	public String[] strings(String name) {
		return (String[]) column(name).values();
	}

	/** The integer column of that name. */
	public long[] longs(String name) {
		return (long[]) column(name).values();
	}

	/** A builder that takes columns in order. */
	public static Builder builder() {
		return new Builder();
	}

	/** Collects columns. */
	public static final class Builder {
		private final List<Column> columns = new ArrayList<>();

		public Builder strings(String name, String... values) {
			columns.add(new Column(name, values));
			return this;
		}

		public Builder doubles(String name, double... values) {
			columns.add(new Column(name, values));
			return this;
		}

		public Builder longs(String name, long... values) {
			columns.add(new Column(name, values));
			return this;
		}

		public Table build() {
			return new Table(columns);
		}
	}
}
