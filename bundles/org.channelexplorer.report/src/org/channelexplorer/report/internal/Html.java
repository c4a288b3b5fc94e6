package org.channelexplorer.report.internal;

import java.util.List;
import java.util.Locale;
import org.channelexplorer.plot.Picture;

/** Builds HTML; every text is escaped on its way in. */
final class Html {
	private static final int KEY = 12; // characters of a key that are shown; all of them stand in the table of keys

	private final StringBuilder html = new StringBuilder();

	static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

	/** A colour (0xRRGGBB) for a style. */
	static String color(int rgb) {
		return String.format(Locale.ROOT, "#%06x", rgb);
	}

	/** A plot inside the page. */
	Html picture(Picture picture, String label) {
		return raw("<div class=\"plot\">" + picture.inline(label) + "</div>\n");
	}

	/** Markup made elsewhere, taken as it is. */
	Html raw(String markup) {
		html.append(markup);
		return this;
	}

	Html heading(int level, String text, String id) {
		html.append("<h").append(level).append(id == null ? "" : " id=\"" + escape(id) + "\"").append('>').append(escape(text)).append("</h")
				.append(level).append(">\n");
		return this;
	}

	Html paragraph(String text) {
		return element("p", null, text);
	}

	Html element(String name, String type, String text) {
		html.append('<').append(name).append(type == null ? "" : " class=\"" + type + "\"").append('>').append(escape(text)).append("</").append(name)
				.append(">\n");
		return this;
	}

	/** What a reader makes of the numbers: what they say, what to do next, when not to believe them. */
	Html reading(String see, String next, String caution) {
		html.append("<dl class=\"reading\">");
		for (String[] part : new String[][] { { "What you see", see }, { "What next", next }, { "When not to trust it", caution } }) {
			html.append("<div><dt>").append(part[0]).append("</dt><dd>").append(escape(part[1])).append("</dd></div>");
		}
		html.append("</dl>\n");
		return this;
	}

	/** A plain table; the columns named in {@code numeric} are set to the right. */
	Html table(List<String> heads, List<List<String>> rows, int... numeric) {
		return table("", heads, rows, numeric);
	}

	/** The same with its own style. */
	Html table(String type, List<String> heads, List<List<String>> rows, int... numeric) {
		html.append("<div class=\"wide\"><table").append(type.isEmpty() ? "" : " class=\"" + type + "\"").append("><thead><tr>");
		for (int c = 0; c < heads.size(); c++) {
			html.append("<th scope=\"col\"").append(right(c, numeric)).append('>').append(escape(heads.get(c))).append("</th>");
		}
		html.append("</tr></thead><tbody>\n");
		for (List<String> row : rows) {
			html.append("<tr>");
			for (int c = 0; c < row.size(); c++) {
				html.append("<td").append(right(c, numeric)).append('>').append(escape(row.get(c))).append("</td>");
			}
			html.append("</tr>\n");
		}
		html.append("</tbody></table></div>\n");
		return this;
	}

	private static String right(int column, int[] numeric) {
		for (int n : numeric) {
			if (n == column) {
				return " class=\"n\"";
			}
		}
		return "";
	}

	/** The attribute of a link to a file that lies beside the page. */
	static String link(String file) {
		return "href=\"" + escape(file) + "\"";
	}

	/** Which operation made what stands above, and the key of its result. */
	Html made(Outcome... outcomes) {
		for (Outcome o : outcomes) {
			if (o.key() != null) {
				html.append("<p class=\"small\">Made by ").append(escape(o.operation())).append(" (version ").append(escape(o.key().version()))
						.append("), key <a class=\"id\" href=\"#provenance\">").append(o.key().hash(), 0, KEY).append("</a></p>\n");
			}
		}
		return this;
	}

	/** Links to files that lie beside the page. */
	Html files(String... names) {
		html.append("<p class=\"files\">Files: ");
		for (int i = 0; i < names.length; i++) {
			html.append(i == 0 ? "" : ", ").append("<a ").append(link(names[i])).append('>').append(escape(names[i])).append("</a>");
		}
		html.append("</p>\n");
		return this;
	}

	/** A number for reading: {@code digits} after the point, a dash for NaN. */
	static String number(double value, int digits) {
		if (!Double.isFinite(value)) {
			return Double.isNaN(value) ? "\u2013" : value > 0 ? "\u221e" : "\u2212\u221e";
		}
		double magnitude = Math.abs(value);
		if (magnitude >= 100_000 || magnitude > 0 && magnitude < Math.pow(10, -digits - 1)) {
			return String.format(Locale.ROOT, "%.2e", value);
		}
		return String.format(Locale.ROOT, "%." + (magnitude >= 1000 ? 0 : digits) + "f", value == 0 ? 0.0 : value);
	}

	/** A number for a column of alike ones: always {@code digits} after the point, a dash for NaN. */
	static String fixed(double value, int digits) {
		if (!Double.isFinite(value)) {
			return number(value, digits);
		}
		String text = String.format(Locale.ROOT, "%." + digits + "f", value);
		return text.matches("-[0.]+") ? text.substring(1) : text;
	}

	/** A number with four significant digits. */
	static String significant(double value) {
		return Double.isFinite(value) ? new java.math.BigDecimal(value).round(new java.math.MathContext(4)).toPlainString() : number(value, 3);
	}

	@Override
	public String toString() {
		return html.toString();
	}
}
