package org.channelexplorer.cli.internal.report;

import java.awt.AWTError;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import javax.imageio.ImageIO;

/**
 * A picture that is drawn once and given three ways: inside the page (follows the page's light or dark theme), as an SVG file
 * and as a PNG file. Texts are placed by the widths of Helvetica, not by the fonts of the machine, so the SVG is the same
 * everywhere.
 */
final class Drawing {
	/** Stand-ins that the page replaces by its theme's colours. */
	private static final Color INK = new Color(0x1b1f24);
	private static final Color SOFT = new Color(0x5b6470);
	private static final Color LINE = new Color(0xd5dae1);
	private static final Color PAPER = Color.WHITE;
	private static final int PNG_SCALE = 2;

	private final int width;
	private final int height;
	private final Consumer<Pen> content;

	/** @param content draws the picture; called once per format */
	Drawing(int width, int height, Consumer<Pen> content) {
		this.width = width;
		this.height = height;
		this.content = content;
	}

	/** For the page; {@code title} is read to those who do not see it. */
	String inline(String title) {
		String body = svg(null).replaceAll(" xmlns(:\\w+)?=\"[^\"]*\"", "").replace("<defs id=\"genericDefs\"\n  />", "").replace(rgb(INK), "var(--ink)").replace(rgb(SOFT), "var(--soft)")
				.replace(rgb(LINE), "var(--line)");
		return "<div class=\"plot\">" + body.replaceFirst("<svg ", "<svg role=\"img\" aria-label=\"" + Matcher.quoteReplacement(Html.escape(title)) + "\" ")
				+ "</div>\n";
	}

	private static String rgb(Color c) {
		return "rgb(" + c.getRed() + "," + c.getGreen() + "," + c.getBlue() + ")";
	}

	/** A file of its own, on white. */
	String file() {
		return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg(PAPER) + "\n";
	}

	private String svg(Color background) {
		return SvgText.of(width, height, g -> paint(g, background));
	}

	/** A PNG of twice the size; empty on a machine without any font. */
	Optional<byte[]> png() {
		BufferedImage image = new BufferedImage(width * PNG_SCALE, height * PNG_SCALE, BufferedImage.TYPE_INT_RGB);
		Graphics2D g = image.createGraphics();
		try {
			g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
			g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
			g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
			g.scale(PNG_SCALE, PNG_SCALE);
			g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
			if (g.getFontMetrics().stringWidth("0") <= 0) {
				return Optional.empty();
			}
			paint(g, PAPER);
		} catch (InternalError | AWTError | LinkageError | NullPointerException noFonts) { // what Java throws without fontconfig
			return Optional.empty();
		} finally {
			g.dispose();
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", bytes);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return Optional.of(bytes.toByteArray());
	}

	private void paint(Graphics2D g, Color background) {
		if (background != null) {
			g.setColor(background);
			g.fill(new Rectangle2D.Double(0, 0, width, height));
		}
		content.accept(new Pen(g));
	}

	/** Where a text stands from its point. */
	enum Anchor {
		START, MIDDLE, END
	}

	/** What pictures are drawn with; positions in pixels. */
	static final class Pen {
		private final Graphics2D g;

		Pen(Graphics2D g) {
			this.g = g;
		}

		private static double round(double v) {
			return Math.rint(v * 100) / 100;
		}

		private static Color alpha(Color c, double opacity) {
			return new Color(c.getRed(), c.getGreen(), c.getBlue(), (int) Math.round(opacity * 255));
		}

		private void line(double x1, double y1, double x2, double y2, Color color, double strokeWidth) {
			g.setColor(color);
			g.setStroke(new BasicStroke((float) strokeWidth, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
			g.draw(new Line2D.Double(round(x1), round(y1), round(x2), round(y2)));
		}

		void grid(double x1, double y1, double x2, double y2) {
			line(x1, y1, x2, y2, LINE, 1);
		}

		void axis(double x1, double y1, double x2, double y2) {
			line(x1, y1, x2, y2, SOFT, 1);
		}

		void path(double[] x, double[] y, Color color, double strokeWidth) {
			g.setColor(color);
			g.setStroke(new BasicStroke((float) strokeWidth, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
			g.draw(polygon(x, y, false));
		}

		void area(double[] x, double[] y, Color color, double opacity) {
			g.setColor(alpha(color, opacity));
			g.fill(polygon(x, y, true));
		}

		private static Path2D polygon(double[] x, double[] y, boolean close) {
			Path2D path = new Path2D.Double();
			for (int i = 0; i < x.length; i++) {
				if (i == 0) {
					path.moveTo(round(x[i]), round(y[i]));
				} else {
					path.lineTo(round(x[i]), round(y[i]));
				}
			}
			if (close) {
				path.closePath();
			}
			return path;
		}

		/** A marker of {@link Palette#marker}. */
		void marker(int marker, double cx, double cy, double r, Color color, double opacity) {
			double x = round(cx);
			double y = round(cy);
			g.setColor(alpha(color, opacity));
			double[] shape = Palette.shape(marker);
			if (shape.length == 0) {
				g.fill(new Ellipse2D.Double(round(x - r), round(y - r), round(2 * r), round(2 * r)));
				return;
			}
			double[] px = new double[shape.length / 2];
			double[] py = new double[px.length];
			for (int i = 0; i < px.length; i++) {
				px[i] = x + shape[2 * i] * r;
				py[i] = y + shape[2 * i + 1] * r;
			}
			g.fill(polygon(px, py, true));
		}

		void text(String text, double x, double y, int size, Anchor anchor, boolean bold) {
			g.setColor(bold ? INK : SOFT);
			g.setFont(new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, size));
			double shift = switch (anchor) {
			case START -> 0;
			case MIDDLE -> -TextWidths.of(text, size) / 2;
			case END -> -TextWidths.of(text, size);
			};
			g.drawString(text, (float) round(x + shift), (float) round(y));
		}
	}
}
