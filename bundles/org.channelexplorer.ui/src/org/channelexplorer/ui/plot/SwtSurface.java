package org.channelexplorer.ui.plot;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.MarkRaster;
import org.channelexplorer.plot.Marks;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.ui.image.DrawnImage;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.FontMetrics;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Rectangle;

/** Draws plots in windows, with the font of the GC. Close it: it holds fonts. UI thread. */
public final class SwtSurface implements Surface, AutoCloseable {
	private final GC gc;
	private final Device device;
	private final Rectangle area;
	private final int rim;
	private final double scale;
	private final double density;
	private final Map<String, Face> fonts;

	/** A font and how far below a text's top its base line lies, which costs as much to learn as a text to draw. */
	private record Face(Font font, int ascent) {
	}

	/**
	 * @param area what is drawn on; its corner is the origin
	 * @param rim  background, 0xRRGGBB
	 */
	public SwtSurface(GC gc, Rectangle area, int rim) {
		this(gc, area, rim, 1);
	}

	/**
	 * @param area  what is drawn on; its corner is the origin
	 * @param rim   background, 0xRRGGBB
	 * @param scale pixels of the area for a pixel of what is drawn, see {@link Letters#scale}
	 */
	public SwtSurface(GC gc, Rectangle area, int rim, double scale) {
		this(gc, area, rim, scale, 1);
	}

	/**
	 * @param area   what is drawn on; its corner is the origin
	 * @param rim    background, 0xRRGGBB
	 * @param scale  pixels of the area for a pixel of what is drawn, see {@link Letters#scale}
	 * @param pixels of the screen for a pixel of the area, see {@link DrawnImage#pixels}
	 */
	public SwtSurface(GC gc, Rectangle area, int rim, double scale, int pixels) {
		this(gc, area, rim, scale, scale * pixels, new HashMap<>());
		gc.setAntialias(SWT.ON);
		gc.setTextAntialias(SWT.ON);
	}

	private SwtSurface(GC gc, Rectangle area, int rim, double scale, double density, Map<String, Face> fonts) {
		this.gc = gc;
		this.area = area;
		this.rim = rim;
		this.scale = scale;
		this.density = density;
		this.fonts = fonts;
		device = gc.getDevice();
	}

	@Override
	public void close() {
		fonts.values().forEach(f -> f.font().dispose());
		fonts.clear();
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

	// to half a pixel
	private double half(double place) {
		return Math.round(place * scale * 2) / 2.0;
	}

	@Override
	public void fill(double x, double y, double width, double height, int rgb) {
		gc.setBackground(Palette.rgb(rgb));
		gc.fillRectangle(x(x), y(y), x(x + width) - x(x), y(y + height) - y(y));
	}

	@Override
	public void path(double[] x, double[] y, int rgb, double strokeWidth) {
		gc.setForeground(Palette.rgb(rgb));
		gc.setLineWidth(Math.max(1, length(strokeWidth)));
		withPath(x, y, false, gc::drawPath);
		gc.setLineWidth(1);
	}

	@Override
	public void polygon(double[] x, double[] y, int rgb, double opacity) {
		gc.setBackground(Palette.rgb(rgb));
		gc.setAlpha((int) Math.round(opacity * 255));
		withPath(x, y, true, gc::fillPath);
		gc.setAlpha(255);
	}

	private void withPath(double[] x, double[] y, boolean close, Consumer<Path> draw) {
		if (x.length == 0) {
			return;
		}
		// the middles of pixels: upright lines are sharp
		double shift = close ? 0 : 0.5;
		Path path = new Path(device);
		path.moveTo((float) (area.x + half(x[0]) + shift), (float) (area.y + half(y[0]) + shift));
		for (int i = 1; i < x.length; i++) {
			path.lineTo((float) (area.x + half(x[i]) + shift), (float) (area.y + half(y[i]) + shift));
		}
		if (close) {
			path.close();
		}
		draw.accept(path);
		path.dispose();
	}

	@Override
	public void circle(double x, double y, double radius, int rgb, double opacity) {
		gc.setBackground(Palette.rgb(rgb));
		gc.setAlpha((int) Math.round(opacity * 255));
		Path path = new Path(device);
		float left = (float) (area.x + half(x) + 0.5 - radius * scale); // in the middle of the lines it stands on
		float top = (float) (area.y + half(y) + 0.5 - radius * scale);
		path.addArc(left, top, (float) (2 * radius * scale), (float) (2 * radius * scale), 0, 360);
		gc.fillPath(path);
		path.dispose();
		gc.setAlpha(255);
	}

	@Override
	public void box(double x, double y, double width, double height, double corner, int fill, int border) {
		gc.setBackground(Palette.rgb(fill));
		gc.setForeground(Palette.rgb(border));
		int c = length(corner);
		gc.fillRoundRectangle(x(x), y(y), length(width), length(height), c, c);
		gc.drawRoundRectangle(x(x), y(y), length(width), length(height), c, c);
	}

	@Override
	public void text(String text, double x, double y, double size, Anchor anchor, boolean bold, int rgb) {
		Font before = gc.getFont();
		Face face = face(size, bold);
		gc.setFont(face.font());
		gc.setForeground(Palette.rgb(rgb));
		gc.drawText(text, x(x + anchor.shift(gc.textExtent(text).x / scale)), y(y) - face.ascent(), true);
		gc.setFont(before);
	}

	@Override
	public double width(String text, double size, boolean bold) {
		Font before = gc.getFont();
		gc.setFont(face(size, bold).font());
		int width = gc.textExtent(text).x;
		gc.setFont(before);
		return width / scale;
	}

	// a font's height is in points, the plot's in pixels
	private Face face(double size, boolean bold) {
		return fonts.computeIfAbsent(size + (bold ? "b" : ""), _ -> { //$NON-NLS-1$ //$NON-NLS-2$
			Font before = gc.getFont();
			FontData data = before.getFontData()[0];
			Font font = new Font(device,
					new FontData(data.getName(), (int) Math.max(1, Math.round(size * scale * 72 / device.getDPI().y)), bold ? SWT.BOLD : SWT.NORMAL));
			gc.setFont(font);
			FontMetrics metrics = gc.getFontMetrics();
			gc.setFont(before);
			return new Face(font, metrics.getAscent() + metrics.getLeading());
		});
	}

	@Override
	public void image(int[] argb, int columns, int rows, double x, double y, double width, double height) {
		Image image = Argb.image(device, argb, columns, rows);
		if (CairoImage.on(device).isPresent() && density == scale && columns == length(width) && rows == length(height)) { // one to one
			DrawnImage.paint(gc, image, x(x), y(y));
		} else {
			gc.setInterpolation(SWT.NONE);
			gc.drawImage(image, 0, 0, columns, rows, x(x), y(y), length(width), length(height));
			gc.setInterpolation(SWT.DEFAULT);
		}
		image.dispose();
	}

	@Override
	public double density() {
		return density;
	}

	@Override
	public void markers(Marks marks) {
		Rectangle part = part(marks);
		if (part.isEmpty()) {
			return;
		}
		// in pixels of the device, and drawn one to one
		Image image;
		Optional<CairoImage> cairo = CairoImage.on(device);
		if (cairo.isPresent()) {
			MarkRaster raster = raster(marks, part, 1);
			image = cairo.get().make(device, raster.pixels(), raster.width(), raster.height(), false);
		} else {
			image = new Image(device, (ImageDataProvider) zoom -> {
				MarkRaster raster = raster(marks, part, zoom / 100.0);
				return Argb.multiplied(raster.pixels(), raster.width(), raster.height());
			});
		}
		DrawnImage.paint(gc, image, area.x + part.x, area.y + part.y);
		image.dispose();
	}

	private MarkRaster raster(Marks marks, Rectangle part, double zoom) {
		MarkRaster raster = new MarkRaster((int) Math.ceil(part.width / scale), (int) Math.ceil(part.height / scale), zoom * scale, rim);
		raster.draw(marks, part.x / scale, part.y / scale);
		return raster;
	}

	// where there are markers, in the area's pixels: the window system converts every pixel of an image, the empty ones, too
	private Rectangle part(Marks marks) {
		double left = Double.POSITIVE_INFINITY;
		double top = Double.POSITIVE_INFINITY;
		double right = Double.NEGATIVE_INFINITY;
		double bottom = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < marks.size(); i++) {
			double x = marks.x()[i] * scale;
			double y = marks.y()[i] * scale;
			if (Double.isFinite(x) && Double.isFinite(y)) {
				left = Math.min(left, x);
				top = Math.min(top, y);
				right = Math.max(right, x);
				bottom = Math.max(bottom, y);
			}
		}
		if (left > right) {
			return new Rectangle(0, 0, 0, 0);
		}
		double reach = 1.3 * (marks.radius() + RING) * scale + 2; // of a marker that is wider than its radius
		int x = (int) Math.floor(Math.clamp(left - reach, 0, area.width));
		int y = (int) Math.floor(Math.clamp(top - reach, 0, area.height));
		return new Rectangle(x, y, (int) Math.ceil(Math.clamp(right + reach, 0, area.width)) - x,
				(int) Math.ceil(Math.clamp(bottom + reach, 0, area.height)) - y);
	}

	@Override
	public void within(double x, double y, double width, double height, Consumer<Surface> content) {
		Rectangle before = gc.getClipping();
		Rectangle inner = new Rectangle(x(x), y(y), length(width), length(height));
		gc.setClipping(before.intersection(inner));
		content.accept(new SwtSurface(gc, inner, rim, scale, density, fonts));
		gc.setClipping(before);
	}
}
