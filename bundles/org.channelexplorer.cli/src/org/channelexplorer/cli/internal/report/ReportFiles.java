package org.channelexplorer.cli.internal.report;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.channelexplorer.core.store.Csv;
import org.channelexplorer.core.data.Table;

/** The files that will lie beside the page, by name. */
final class ReportFiles {
	private final Map<String, byte[]> files = new LinkedHashMap<>();

	/** A table as CSV. @return its file name */
	String csv(String name, Table table) {
		return put(name + ".csv", Csv.text(table));
	}

	/** A picture as SVG and, where there are fonts, as PNG. @return the file names */
	String[] picture(String name, Drawing drawing) {
		String svg = put(name + ".svg", drawing.file());
		return drawing.png().map(png -> {
			files.put(name + ".png", png);
			return new String[] { svg, name + ".png" };
		}).orElse(new String[] { svg });
	}

	private String put(String name, String text) {
		files.put(name, text.getBytes(StandardCharsets.UTF_8));
		return name;
	}

	Map<String, byte[]> all() {
		return files;
	}
}
