package org.channelexplorer.ui.graph.internal.figures;

import java.util.HashMap;
import java.util.Map;
import org.channelexplorer.plot.internal.arrangement.Arranged;
import org.eclipse.draw2d.FigureUtilities;
import org.eclipse.swt.graphics.Font;

/** The fonts of a drawing, and the widths of what is written in them: measuring takes longer than drawing. UI thread. */
public final class Fonts {
	/** Letters of less than this share of a line are small ones. */
	private static final double SMALL = 0.6;
	private static final int MOST_WIDTHS = 20_000;

	private final Font normal;
	private final Font bold;
	private final Font small;
	private final int line;
	private final Map<Font, Map<String, Integer>> widths = new HashMap<>();

	public Fonts(Font normal, Font bold, Font small) {
		this.normal = normal;
		this.bold = bold;
		this.small = small;
		line = FigureUtilities.getFontMetrics(normal).getHeight();
	}

	/** One font for everything. */
	public static Fonts only(Font font) {
		return new Fonts(font, font, font);
	}

	public Font normal() {
		return normal;
	}

	public Font bold() {
		return bold;
	}

	public Font small() {
		return small;
	}

	/** Height of a line of text, pixels. */
	public int line() {
		return line;
	}

	/** Size of the letters in plots, pixels. */
	public double size() {
		return Arranged.letters(line);
	}

	/** The font for letters of a size. */
	public Font font(double size, boolean heavy) {
		return size < SMALL * line ? small : heavy ? bold : normal;
	}

	/** Width of a text in one of the fonts, pixels. */
	public int width(String text, Font font) {
		Map<String, Integer> known = widths.computeIfAbsent(font, _ -> new HashMap<>());
		if (known.size() > MOST_WIDTHS) {
			known.clear();
		}
		return known.computeIfAbsent(text, _ -> FigureUtilities.getTextWidth(text, font));
	}
}
