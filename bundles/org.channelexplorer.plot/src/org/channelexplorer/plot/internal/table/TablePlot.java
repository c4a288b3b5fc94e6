package org.channelexplorer.plot.internal.table;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.View;

/** A result without a plot of its type: the first rows of its main table, as many as there is room for. */
public final class TablePlot implements Plot {
	private static final int ROW = 20;
	private static final int SIZE = 12;
	private static final int MARGIN = 12;

	private final Result result;

	public TablePlot(Result result) {
		this.result = result;
	}

	@Override
	public String title() {
		return result.type();
	}

	@Override
	public List<String> facts() {
		return result.scalars().entrySet().stream().map(e -> e.getKey() + " " + text(e.getValue())).toList();
	}

	@Override
	public int width() {
		return 940;
	}

	@Override
	public void draw(Surface s, View view) {
		Table table = table();
		if (table.columns().isEmpty()) {
			int y = MARGIN + SIZE;
			for (String fact : facts()) {
				s.text(s.fit(fact, SIZE, false, view.width() - 2 * MARGIN), MARGIN, y, SIZE, Anchor.START, false, view.theme().text());
				y += ROW;
			}
			return;
		}
		double width = (view.width() - 2.0 * MARGIN) / table.columns().size();
		int rows = Math.min(table.rows(), Math.max(0, (view.height() - 2 * MARGIN) / ROW - 2));
		for (int c = 0; c < table.columns().size(); c++) {
			Table.Column column = table.columns().get(c);
			boolean words = column.values() instanceof String[];
			double x = MARGIN + c * width + (words ? 0 : width - 14);
			Anchor anchor = words ? Anchor.START : Anchor.END;
			s.text(s.fit(column.name(), SIZE, true, width - 14), x, MARGIN + SIZE, SIZE, anchor, true, view.theme().quiet());
			for (int r = 0; r < rows; r++) {
				s.text(s.fit(text(column.get(r)), SIZE, false, width - 14), x, MARGIN + SIZE + (r + 1) * ROW, SIZE, anchor, false, view.theme().text());
			}
		}
		s.line(MARGIN, MARGIN + SIZE + 6, view.width() - MARGIN, MARGIN + SIZE + 6, view.theme().line(), 1);
		if (rows < table.rows()) {
			s.text("and " + (table.rows() - rows) + " more rows", MARGIN, MARGIN + SIZE + (rows + 1) * ROW, SIZE, Anchor.START, false, view.theme().quiet());
		}
	}

	private static String text(Object value) {
		if (value instanceof Double d) {
			return d.isNaN() ? "" : d == Math.rint(d) && Math.abs(d) < 1e9 ? String.format(Locale.ROOT, "%.0f", d) : String.format(Locale.ROOT, "%.4g", d);
		}
		return value.toString();
	}

	@Override
	public String text(View view) {
		StringBuilder text = new StringBuilder(title()).append(": ").append(String.join(", ", facts())).append(".\n");
		for (Map.Entry<String, Table> t : result.tables().entrySet()) {
			text.append("Table ").append(t.getKey()).append(": ").append(t.getValue().rows()).append(" rows of ")
					.append(String.join(", ", t.getValue().columns().stream().map(Table.Column::name).toList())).append(".\n");
		}
		return text.toString();
	}

	@Override
	public Table table() {
		return result.table() == null ? new Table(List.of()) : result.table();
	}
}
