package org.channelexplorer.ui.views.internal.result;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.channelexplorer.core.data.Table;

/** The rows of a table as they are shown: filtered, sorted, and added up in a line of totals. Knows no widget. */
public final class TableModel {
	private final Table table;
	private final boolean alike;
	private final int decimals;
	private final boolean[] counts; // by column
	private int[] shown;
	private String[] words = {};
	private int sortColumn = -1;
	private boolean descending;

	/** The rows of a table. */
	public TableModel(Table table) {
		this(table, true);
	}

	/** @param alike whether the numbers of a column are of one kind, so that they can be added up */
	public TableModel(Table table, boolean alike) {
		this(table, alike, -1);
	}

	/**
	 * @param alike    as above
	 * @param decimals of every number that is not whole by its kind; -1 for as many as count
	 */
	public TableModel(Table table, boolean alike, int decimals) {
		this.table = table;
		this.alike = alike;
		this.decimals = decimals;
		counts = new boolean[table.columns().size()];
		for (int c = 0; c < counts.length; c++) {
			counts[c] = table.columns().get(c).values() instanceof double[] d && counts(d);
		}
		update();
	}

	// numbers of something, some of which are unknown; shares that happen to be 0 or 1 are none
	private static boolean counts(double[] values) {
		return Arrays.stream(values).allMatch(v -> Double.isNaN(v) || v == Math.rint(v)) && Arrays.stream(values).anyMatch(v -> Math.abs(v) > 1);
	}

	/** The names of the columns. */
	public List<String> columns() {
		return table.columns().stream().map(Table.Column::name).toList();
	}

	/** Whether a column holds numbers. */
	public boolean numeric(int column) {
		return !(table.columns().get(column).values() instanceof String[]);
	}

	/** Number of rows that are shown. */
	public int size() {
		return shown.length;
	}

	/** The table's row that is shown at a place. */
	public int row(int place) {
		return shown[place];
	}

	/** The rows that are shown, in that order, their numbers with all digits. */
	public Table seen() {
		Table.Builder seen = Table.builder();
		for (Table.Column c : table.columns()) {
			switch (c.values()) {
			case double[] d -> seen.doubles(c.name(), IntStream.of(shown).mapToDouble(i -> d[i]).toArray());
			case long[] n -> seen.longs(c.name(), IntStream.of(shown).mapToLong(i -> n[i]).toArray());
			case String[] t -> seen.strings(c.name(), IntStream.of(shown).mapToObj(i -> t[i]).toArray(String[]::new));
			default -> throw new IllegalStateException(c.name());
			}
		}
		return seen.build();
	}

	/** A cell as it is shown; empty for NaN. */
	public String text(int place, int column) {
		return cell(column, shown[place]);
	}

	private String cell(int column, int row) {
		Object value = table.columns().get(column).get(row);
		return value instanceof Double d ? number(column, d) : text(value);
	}

	private String number(int column, double value) {
		return decimals >= 0 && !counts[column] && !Double.isNaN(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : text(value); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** A value as it is shown: numbers with six digits that count, at most six decimals. */
	public static String text(Object value) {
		if (value instanceof Double d) {
			if (d.isNaN()) {
				return ""; //$NON-NLS-1$
			}
			if (d == Math.rint(d) && Math.abs(d) < 1e9) {
				return Long.toString(d.longValue());
			}
			return String.format(Locale.ROOT, Math.abs(d) >= 1e-3 && Math.abs(d) < 1e9 ? digits(d) : "%.5e", d); //$NON-NLS-1$
		}
		return String.valueOf(value);
	}

	private static String digits(double value) {
		int whole = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
		return "%." + Math.clamp(6L - whole, 0, 6) + "f"; //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Shows the rows in which every word occurs, in any column. */
	public void filter(String text) {
		words = Stream.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+")).filter(w -> !w.isEmpty()).toArray(String[]::new); //$NON-NLS-1$
		update();
	}

	/** Sorts by a column, rows of equal value in the table's order, missing values last; -1 for the table's own order. */
	public void sort(int column, boolean down) {
		sortColumn = column;
		descending = down;
		update();
	}

	private void update() {
		IntStream rows = IntStream.range(0, table.rows());
		if (words.length > 0) {
			rows = rows.filter(this::matches);
		}
		shown = sortColumn < 0 ? rows.toArray() : rows.boxed().sorted(order()).mapToInt(Integer::intValue).toArray();
	}

	private boolean matches(int row) {
		StringBuilder all = new StringBuilder();
		for (int c = 0; c < table.columns().size(); c++) {
			all.append(cell(c, row).toLowerCase(Locale.ROOT)).append('\n');
		}
		return Arrays.stream(words).allMatch(w -> all.indexOf(w) >= 0);
	}

	private Comparator<Integer> order() {
		Object values = table.columns().get(sortColumn).values();
		return switch (values) {
		case String[] s -> directed(Comparator.comparing((Integer r) -> s[r], String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder())));
		case double[] d -> Comparator.comparing((Integer r) -> Double.isNaN(d[r])).thenComparing(directed(Comparator.comparingDouble((Integer r) -> d[r])));
		default -> directed(Comparator.comparingLong((Integer r) -> ((long[]) values)[r]));
		};
	}

	private Comparator<Integer> directed(Comparator<Integer> order) {
		return descending ? order.reversed() : order;
	}

	/** The line of totals: how many rows in the first column, the mean of every column of decimal numbers, the range of whole ones. */
	public String[] totals() {
		String[] totals = new String[table.columns().size()];
		for (int c = 0; c < totals.length; c++) {
			totals[c] = c == 0 ? count() : alike ? total(c) : ""; //$NON-NLS-1$
		}
		return totals;
	}

	private String count() {
		int all = table.rows();
		return (shown.length == all ? "" : shown.length + " of ") + all + (all == 1 ? " row" : " rows"); //$NON-NLS-1$
	}

	private String total(int column) {
		return switch (table.columns().get(column).values()) {
		case double[] d -> {
			double mean = Arrays.stream(shown).mapToDouble(r -> d[r]).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
			yield Double.isNaN(mean) ? "" : "mean " + number(column, mean); //$NON-NLS-1$
		}
		case long[] l when shown.length > 0 -> {
			long min = Arrays.stream(shown).mapToLong(r -> l[r]).min().getAsLong();
			long max = Arrays.stream(shown).mapToLong(r -> l[r]).max().getAsLong();
			yield min == max ? Long.toString(min) : min + " to " + max;
		}
		default -> ""; //$NON-NLS-1$
		};
	}
}
