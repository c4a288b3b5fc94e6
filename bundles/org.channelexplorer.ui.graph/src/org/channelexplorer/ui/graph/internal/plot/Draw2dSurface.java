package org.channelexplorer.ui.graph.internal.plot;

import java.util.function.Consumer;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.MarkRaster;
import org.channelexplorer.plot.Marks;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.ui.graph.internal.figures.Fonts;
import org.channelexplorer.ui.plot.Argb;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.draw2d.FigureUtilities;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.widgets.Display;

/** Draws plots inside figures, and figures themselves, in few fonts: nodes are small. UI thread. */
public final class Draw2dSurface implements Surface {
	private final Graphics graphics;
	private final Rectangle area;
	private final Fonts fonts;
	private final int rim;
	private final double scale;

	/**
	 * @param area  what is drawn on; its corner is the origin
	 * @param rim   background, 0xRRGGBB
	 * @param scale pixels of the area for a pixel of what is drawn
	 */
	Draw2dSurface(Graphics graphics, Rectangle area, Fonts fonts, int rim, double scale) {
		this.graphics = graphics;
		this.area = area;
		this.fonts = fonts;
		this.rim = rim;
		this.scale = scale;
		graphics.setAntialias(SWT.ON);
	}

	/** What draws figures where they are, at 100 %. */
	public static Surface over(Graphics graphics, Fonts fonts) {
		return new Draw2dSurface(graphics, new Rectangle(), fonts, 0, 1);
	}

	private int x(double x) {
		return area.x + length(x);
	}

	private int y(double y) {
		return area.y + length(y);
	}

	private int length(double length) {
		return (int) Math.round(length * scale);
	}

	private PointList points(double[] x, double[] y) {
		PointList points = new PointList(x.length);
		for (int i = 0; i < x.length; i++) {
			points.addPoint(x(x[i]), y(y[i]));
		}
		return points;
	}

	private void opaque(int rgb, double opacity, Runnable fill) {
		graphics.setBackgroundColor(Palette.rgb(rgb));
		graphics.setAlpha((int) Math.round(opacity * 255));
		fill.run();
		graphics.setAlpha(255);
	}

	@Override
	public void fill(double x, double y, double width, double height, int rgb) {
		graphics.setBackgroundColor(Palette.rgb(rgb));
		graphics.fillRectangle(x(x), y(y), x(x + width) - x(x), y(y + height) - y(y));
	}

	@Override
	public void path(double[] x, double[] y, int rgb, double strokeWidth) {
		graphics.setForegroundColor(Palette.rgb(rgb));
		graphics.setLineWidth(Math.max(1, length(strokeWidth)));
		graphics.drawPolyline(points(x, y));
		graphics.setLineWidth(1);
	}

	@Override
	public void polygon(double[] x, double[] y, int rgb, double opacity) {
		opaque(rgb, opacity, () -> graphics.fillPolygon(points(x, y)));
	}

	@Override
	public void circle(double x, double y, double radius, int rgb, double opacity) {
		int d = Math.max(1, length(2 * radius));
		opaque(rgb, opacity, () -> graphics.fillOval(x(x - radius), y(y - radius), d, d));
	}

	@Override
	public void box(double x, double y, double width, double height, double corner, int fill, int border) {
		box(x, y, width, height, corner, fill, border, SWT.LINE_SOLID);
	}

	@Override
	public void dashedBox(double x, double y, double width, double height, double corner, int fill, int border) {
		box(x, y, width, height, corner, fill, border, SWT.LINE_DASH);
	}

	private void box(double x, double y, double width, double height, double corner, int fill, int border, int style) {
		Rectangle box = new Rectangle(x(x), y(y), length(width), length(height));
		int c = length(corner);
		opaque(fill, 1, () -> graphics.fillRoundRectangle(box, c, c));
		graphics.setForegroundColor(Palette.rgb(border));
		graphics.setLineStyle(style);
		graphics.drawRoundRectangle(box, c, c);
		graphics.setLineStyle(SWT.LINE_SOLID);
	}

	@Override
	public void text(String text, double x, double y, double size, Anchor anchor, boolean bold, int rgb) {
		Font font = fonts.font(size, bold);
		graphics.setFont(font);
		graphics.setForegroundColor(Palette.rgb(rgb));
		graphics.drawString(text, x(x + anchor.shift(width(text, size, bold))), y(y) - FigureUtilities.getFontMetrics(font).getAscent());
	}

	@Override
	public double width(String text, double size, boolean bold) {
		return fonts.width(text, fonts.font(size, bold)) / scale;
	}

	@Override
	public void image(int[] argb, int columns, int rows, double x, double y, double width, double height) {
		ImageData data = Argb.plain(argb, columns, rows);
		Image image = new Image(device(), data);
		graphics.setInterpolation(SWT.NONE);
		graphics.drawImage(image, 0, 0, columns, rows, x(x), y(y), length(width), length(height));
		image.dispose();
	}

	@Override
	public void markers(Marks marks) {
		Image image = new Image(device(), (ImageDataProvider) zoom -> {
			MarkRaster raster = new MarkRaster((int) Math.ceil(area.width / scale), (int) Math.ceil(area.height / scale), zoom / 100.0 * scale, rim);
			raster.draw(marks, 0, 0);
			return Argb.multiplied(raster.pixels(), raster.width(), raster.height());
		});
		graphics.drawImage(image, area.x, area.y);
		image.dispose();
	}

	private static Device device() {
		return Display.getCurrent();
	}

	@Override
	public void within(double x, double y, double width, double height, Consumer<Surface> content) {
		Rectangle inner = new Rectangle(x(x), y(y), length(width), length(height));
		graphics.pushState();
		graphics.clipRect(inner);
		content.accept(new Draw2dSurface(graphics, inner, fonts, rim, scale));
		graphics.popState();
	}
}
