package org.channelexplorer.report.internal;

import java.util.List;
import java.util.Locale;

/** A matrix as a table of coloured cells with their numbers. */
final class HeatTable {
	/** Most rows and columns that are still read as a table. */
	static final int MOST = 40;
	private static final int DENSE = 12;

	private HeatTable() {
	}

	/** A cell: how strong its colour is, 0 to 1 (NaN for none), its number, and what a pointer shows. */
	record Cell(double strength, String text, String hint, boolean marked) {
	}

	/** Makes cells. */
	@FunctionalInterface
	interface Cells {
		Cell at(int row, int column);
	}

	static String of(String corner, List<String> rows, List<String> columns, Cells cells) {
		boolean dense = columns.size() > DENSE;
		StringBuilder html = new StringBuilder("<div class=\"wide\"><table class=\"heat" + (dense ? " dense" : "") + "\"><thead><tr><th scope=\"col\">"
				+ Html.escape(corner) + "</th>");
		columns.forEach(c -> html.append("<th scope=\"col\"><span>").append(Html.escape(c)).append("</span></th>"));
		html.append("</tr></thead><tbody>\n");
		for (int r = 0; r < rows.size(); r++) {
			html.append("<tr><th scope=\"row\">").append(Html.escape(rows.get(r))).append("</th>");
			for (int c = 0; c < columns.size(); c++) {
				Cell cell = cells.at(r, c);
				html.append("<td").append(cell.marked ? " class=\"own\"" : "").append(cell.hint.isEmpty() ? "" : " title=\"" + Html.escape(cell.hint) + "\"");
				if (cell.strength > 0) {
					html.append(" style=\"background:rgba(var(--heat),").append(String.format(Locale.ROOT, "%.2f", Math.min(1, cell.strength) * .72))
							.append(")\"");
				}
				html.append('>').append(Html.escape(cell.text)).append("</td>");
			}
			html.append("</tr>\n");
		}
		return html.append("</tbody></table></div>\n").toString();
	}
}
