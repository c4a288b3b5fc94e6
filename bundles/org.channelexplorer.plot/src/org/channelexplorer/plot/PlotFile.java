package org.channelexplorer.plot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.channelexplorer.core.store.Csv;
import org.channelexplorer.core.util.InputException;

/** A plot as a file: what the command line prints and what the workbench exports, with the same bytes. */
public enum PlotFile {
	/** A drawing; the same bytes on every machine. */
	SVG("SVG drawing"),
	/** An image of twice the drawing's size. */
	PNG("PNG image"),
	/** A drawing of one page; the same bytes on every machine. */
	PDF("PDF document"),
	/** The plot's table. */
	CSV("CSV table");

	private final String label;

	PlotFile(String label) {
		this.label = label;
	}

	/** Display name. */
	public String label() {
		return label;
	}

	/** What a file's name ends in, e.g. {@code .svg}. */
	public String ending() {
		return "." + name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The format that a file's name asks for by its ending; PNG for a name without one.
	 *
	 * @throws InputException naming the formats when it ends in something else
	 */
	public static PlotFile of(Path file) throws InputException {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		for (PlotFile format : values()) {
			if (name.endsWith(format.ending())) {
				return format;
			}
		}
		if (name.matches(".+\\.[a-z]{2,4}")) {
			throw new InputException(
					file.getFileName() + ": plots are written as " + Arrays.stream(values()).map(PlotFile::ending).collect(Collectors.joining(", ")));
		}
		return PNG;
	}

	/**
	 * The bytes of the whole plot, nothing selected.
	 *
	 * @throws InputException when a PNG is asked for on a machine without fonts
	 */
	public byte[] bytes(Plot plot) throws InputException {
		return bytes(plot, View.of(plot, plot.width(), plot.height(), Theme.LIGHT));
	}

	/**
	 * The bytes of what a view shows.
	 *
	 * @param view its size and theme do not matter: files have the plot's size and the light theme
	 * @throws InputException when a PNG is asked for on a machine without fonts
	 */
	public byte[] bytes(Plot plot, View view) throws InputException {
		return switch (this) {
		case SVG -> Sheet.of(plot, view).svg().getBytes(StandardCharsets.UTF_8);
		case PNG -> Sheet.of(plot, view).png()
				.orElseThrow(() -> new InputException("a PNG needs a font, and this machine has none: install one (such as fonts-dejavu-core), or take SVG"));
		case PDF -> Sheet.of(plot, view).pdf();
		case CSV -> Csv.text(plot.table()).getBytes(StandardCharsets.UTF_8);
		};
	}
}
