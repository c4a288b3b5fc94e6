package org.channelexplorer.plot.internal.java2d;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Surface;

/** A surface on Java2D, for pixels and for SVG. Places are rounded to hundredths, so that texts of them are short. */
class GraphicsSurface implements Surface {
	private static final float[] DASHES = { 4, 3 };

	private final Graphics2D g;

	GraphicsSurface(Graphics2D g) {
		this.g = g;
	}

	private static double round(double v) {
		return Math.rint(v * 100) / 100;
	}

	private void color(int rgb, double opacity) {
		g.setColor(new Color(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, (int) Math.round(opacity * 255)));
	}

	@Override
	public void fill(double x, double y, double width, double height, int rgb) {
		color(rgb, 1);
		g.fill(new Rectangle2D.Double(round(x), round(y), round(width), round(height)));
	}

	@Override
	public void path(double[] x, double[] y, int rgb, double strokeWidth) {
		color(rgb, 1);
		int cap = x.length == 2 ? BasicStroke.CAP_BUTT : BasicStroke.CAP_ROUND;
		g.setStroke(new BasicStroke((float) strokeWidth, cap, BasicStroke.JOIN_ROUND));
		g.draw(path(x, y, false));
	}

	@Override
	public void polygon(double[] x, double[] y, int rgb, double opacity) {
		color(rgb, opacity);
		g.fill(path(x, y, true));
	}

	private static Path2D path(double[] x, double[] y, boolean close) {
		Path2D path = new Path2D.Double();
		for (int i = 0; i < x.length; i++) {
			if (i == 0) {
				path.moveTo(round(x[i]), round(y[i]));
			} else {
				path.lineTo(round(x[i]), round(y[i]));
			}
		}
		if (close && x.length > 0) {
			path.closePath();
		}
		return path;
	}

	@Override
	public void circle(double x, double y, double radius, int rgb, double opacity) {
		color(rgb, opacity);
		double r = round(radius);
		g.fill(new Ellipse2D.Double(round(round(x) - r), round(round(y) - r), round(2 * r), round(2 * r)));
	}

	@Override
	public void box(double x, double y, double width, double height, double corner, int fill, int border) {
		box(x, y, width, height, corner, fill, border, new BasicStroke(1));
	}

	@Override
	public void dashedBox(double x, double y, double width, double height, double corner, int fill, int border) {
		box(x, y, width, height, corner, fill, border, new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0));
	}

	private void box(double x, double y, double width, double height, double corner, int fill, int border, BasicStroke stroke) {
		var shape = new RoundRectangle2D.Double(round(x), round(y), round(width), round(height), corner, corner);
		color(fill, 1);
		g.fill(shape);
		color(border, 1);
		g.setStroke(stroke);
		g.draw(shape);
	}

	@Override
	public void text(String text, double x, double y, double size, Anchor anchor, boolean bold, int rgb) {
		color(rgb, 1);
		g.setFont(new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size));
		g.drawString(text, (float) round(x + anchor.shift(drawnWidth(g, text, size, bold))), (float) round(y));
	}

	/** Width of a text, which has been set in the context's font, where it is drawn. */
	double drawnWidth(Graphics2D context, String text, double size, boolean bold) {
		return width(text, size, bold);
	}

	@Override
	public void image(int[] argb, int columns, int rows, double x, double y, double width, double height) {
		BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
		image.setRGB(0, 0, columns, rows, argb, 0, columns);
		g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
		AffineTransform place = AffineTransform.getTranslateInstance(round(x), round(y));
		place.scale(width / columns, height / rows);
		g.drawImage(image, place, null);
	}

	@Override
	public void within(double x, double y, double width, double height, Consumer<Surface> content) {
		Graphics2D inner = (Graphics2D) g.create();
		try {
			inner.translate(round(x), round(y));
			clip(inner, new Rectangle2D.Double(0, 0, round(width), round(height)));
			content.accept(on(inner));
		} finally {
			inner.dispose();
		}
	}

	/** Cuts off what is drawn outside an area. */
	void clip(Graphics2D other, Rectangle2D area) {
		other.clip(area);
	}

	/** The same kind of surface on another context. */
	GraphicsSurface on(Graphics2D other) {
		return new GraphicsSurface(other);
	}
}
