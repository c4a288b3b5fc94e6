package org.channelexplorer.plot;

/**
 * Which part of the plane is seen: a value.
 *
 * @param box      the data's bounds
 * @param width    pixels
 * @param height   pixels
 * @param zoom     1 = everything fits; of a stretched plane that of the horizontal axis
 * @param vertical zoom of the vertical axis of a stretched plane; 0 = the axes have the same scale, distances are not distorted
 * @param x        centre, as a share of the box' width
 * @param y        centre, as a share of the box' height
 */
public record Viewport(Box box, int width, int height, double zoom, double vertical, double x, double y) {
	private static final int MARGIN = 14;
	private static final double MOST = 200;
	private static final double MOST_STRETCHED = 100_000;

	/** Bounds of the data; never empty. */
	public record Box(double left, double bottom, double width, double height) {

		public static Box of(double[] xs, double[] ys) {
			double x0 = Double.POSITIVE_INFINITY;
			double y0 = Double.POSITIVE_INFINITY;
			double x1 = Double.NEGATIVE_INFINITY;
			double y1 = Double.NEGATIVE_INFINITY;
			for (int i = 0; i < xs.length; i++) {
				if (Double.isFinite(xs[i]) && Double.isFinite(ys[i])) {
					x0 = Math.min(x0, xs[i]);
					x1 = Math.max(x1, xs[i]);
					y0 = Math.min(y0, ys[i]);
					y1 = Math.max(y1, ys[i]);
				}
			}
			return x0 > x1 ? new Box(0, 0, 1, 1) : new Box(x0, y0, x1 > x0 ? x1 - x0 : 1, y1 > y0 ? y1 - y0 : 1);
		}
	}

	/** A plane whose distances are not distorted. */
	public Viewport(Box box, int width, int height, double zoom, double x, double y) {
		this(box, width, height, zoom, 0, x, y);
	}

	/** Everything, as large as it fits; distances are not distorted. */
	public static Viewport fit(Box box, int width, int height) {
		return new Viewport(box, width, height, 1, 0.5, 0.5);
	}

	/** Everything, filling the pixels to the rim. */
	public static Viewport stretched(Box box, int width, int height) {
		return new Viewport(box, width, height, 1, 1, 0.5, 0.5);
	}

	/** The whole of a plot. */
	public static Viewport fit(Plot plot, int width, int height) {
		return plot.stretches() ? stretched(plot.box(), width, height) : fit(plot.box(), width, height);
	}

	/** Whether the axes are zoomed apart. */
	public boolean stretches() {
		return vertical > 0;
	}

	/** Horizontal pixels per unit; the vertical ones are the same unless the axes are zoomed apart. */
	public double scale() {
		if (stretches()) {
			return zoom * Math.max(1, width) / box.width;
		}
		double w = Math.max(1, width - 2 * MARGIN);
		double h = Math.max(1, height - 2 * MARGIN);
		return zoom * Math.min(w / box.width, h / box.height);
	}

	/** Vertical pixels per unit. */
	public double scaleY() {
		return stretches() ? vertical * Math.max(1, height) / box.height : scale();
	}

	public double toX(double dataX) {
		return width / 2.0 + (dataX - box.left - x * box.width) * scale();
	}

	public double toY(double dataY) {
		return height / 2.0 - (dataY - box.bottom - y * box.height) * scaleY();
	}

	/** What lies under a horizontal pixel. */
	public double fromX(double px) {
		return box.left + x * box.width + (px - width / 2.0) / scale();
	}

	/** What lies under a vertical pixel. */
	public double fromY(double py) {
		return box.bottom + y * box.height - (py - height / 2.0) / scaleY();
	}

	/** The same part in another size. */
	public Viewport resized(int newWidth, int newHeight) {
		return new Viewport(box, newWidth, newHeight, zoom, vertical, x, y);
	}

	/** The same place of other data. */
	public Viewport over(Box other) {
		return new Viewport(other, width, height, zoom, vertical, x, y);
	}

	/** Moved by pixels. A stretched plane is not moved beyond its rim. */
	public Viewport panned(double dx, double dy) {
		double toX = x - dx / scale() / box.width;
		double toY = y + dy / scaleY() / box.height;
		if (stretches()) {
			return new Viewport(box, width, height, zoom, vertical, within(toX, zoom), within(toY, vertical));
		}
		return new Viewport(box, width, height, zoom, 0, Math.clamp(toX, -1, 2), Math.clamp(toY, -1, 2));
	}

	private static double within(double centre, double zoom) {
		double half = 0.5 / Math.max(1, zoom);
		return Math.clamp(centre, half, 1 - half);
	}

	/** Zoomed so that what is under a pixel stays there. */
	public Viewport zoomed(double factor, double px, double py) {
		return zoomed(factor, factor, px, py);
	}

	/** As {@link #zoomed}, the horizontal axis of a stretched plane only. */
	public Viewport zoomedX(double factor, double px, double py) {
		return zoomed(factor, 1, px, py);
	}

	/** As {@link #zoomed}, the vertical axis of a stretched plane only. */
	public Viewport zoomedY(double factor, double px, double py) {
		return zoomed(1, factor, px, py);
	}

	private Viewport zoomed(double factorX, double factorY, double px, double py) {
		Viewport grown = stretches()
				? new Viewport(box, width, height, Math.clamp(zoom * factorX, 1, MOST_STRETCHED), Math.clamp(vertical * factorY, 1, MOST_STRETCHED), x, y)
				: new Viewport(box, width, height, Math.clamp(zoom * factorX, 0.5, MOST), x, y);
		return grown.panned(px - grown.toX(fromX(px)), py - grown.toY(fromY(py)));
	}
}
