package org.channelexplorer.plot;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import org.channelexplorer.plot.internal.java2d.Png;
import org.channelexplorer.plot.internal.java2d.Svg;
import org.channelexplorer.plot.internal.pdf.Pdf;

/**
 * A drawing of a fixed size, for files and pages. Texts are placed by the widths of Helvetica, not by the fonts of the
 * machine: the SVG has the same bytes everywhere. In a PNG the letters are those of the machine's fonts.
 */
public final class Picture {
	private static final int PNG_SCALE = 2;

	private final int width;
	private final int height;
	private final Theme theme;
	private final Consumer<Surface> content;

	/**
	 * @param width   pixels
	 * @param height  pixels
	 * @param theme   whose {@code canvas} is the background of files
	 * @param content draws the picture; called once per format
	 */
	public Picture(int width, int height, Theme theme, Consumer<Surface> content) {
		this.width = width;
		this.height = height;
		this.theme = theme;
		this.content = content;
	}

	/** Width in pixels. */
	public int width() {
		return width;
	}

	/** Height in pixels. */
	public int height() {
		return height;
	}

	/** Draws the background and the picture. */
	public void draw(Surface surface) {
		surface.fill(0, 0, width, height, theme.canvas());
		content.accept(surface);
	}

	/** An SVG file. */
	public String svg() {
		return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + Svg.of(width, height, true, this::draw) + "\n";
	}

	/** A PNG file of twice the size, or of the 64 million pixels that a file may have; empty on a machine without any font. */
	public Optional<byte[]> png() {
		return Png.of(width, height, PNG_SCALE, this::draw);
	}

	/** A PDF file of one page. */
	public byte[] pdf() {
		return Pdf.of(width, height, this::draw);
	}

	/**
	 * An SVG element inside an HTML page, without background: texts and lines take the page's colours, its CSS variables
	 * {@code --ink}, {@code --soft} and {@code --line}.
	 *
	 * @param label what it shows, for those who do not see it
	 */
	public String inline(String label) {
		String body = Svg.of(width, height, false, content).replaceAll(" xmlns(:\\w+)?=\"[^\"]*\"", "").replace("<defs id=\"genericDefs\"\n  />", "")
				.replace(rgb(theme.text()), "var(--ink)").replace(rgb(theme.quiet()), "var(--soft)").replace(rgb(theme.line()), "var(--line)");
		String escaped = label.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
		return body.replaceFirst("<svg ", "<svg role=\"img\" aria-label=\"" + Matcher.quoteReplacement(escaped) + "\" ");
	}

	private static String rgb(int color) {
		return "rgb(" + (color >> 16 & 0xff) + "," + (color >> 8 & 0xff) + "," + (color & 0xff) + ")";
	}
}
