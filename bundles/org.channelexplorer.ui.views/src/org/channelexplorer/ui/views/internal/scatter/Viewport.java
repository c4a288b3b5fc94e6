package org.channelexplorer.ui.views.internal.scatter;

/**
 * Which part of the plane is seen: a value.
 *
 * @param box    the data's bounds
 * @param width  pixels
 * @param height pixels
 * @param zoom   1 = everything fits
 * @param x      centre, as a share of the box' width
 * @param y      centre, as a share of the box' height
 */
public record Viewport(Box box, int width, int height, double zoom, double x, double y) {
	private static final int MARGIN = 14;

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

	/** Everything, as large as it fits. */
	public static Viewport fit(Box box, int width, int height) {
		return new Viewport(box, width, height, 1, 0.5, 0.5);
	}

	/** Pixels per unit: the same in both directions, distances must not be distorted. */
	public double scale() {
		double w = Math.max(1, width - 2 * MARGIN);
		double h = Math.max(1, height - 2 * MARGIN);
		return zoom * Math.min(w / box.width, h / box.height);
	}

	public double toX(double dataX) {
		return width / 2.0 + (dataX - box.left - x * box.width) * scale();
	}

	public double toY(double dataY) {
		return height / 2.0 - (dataY - box.bottom - y * box.height) * scale();
	}

	/** The same part in another size. */
	Viewport resized(int newWidth, int newHeight) {
		return new Viewport(box, newWidth, newHeight, zoom, x, y);
	}

	/** The same place of other data. */
	Viewport over(Box other) {
		return new Viewport(other, width, height, zoom, x, y);
	}

	/** Moved by pixels. */
	public Viewport panned(double dx, double dy) {
		double s = scale();
		return new Viewport(box, width, height, zoom, Math.clamp(x - dx / s / box.width, -1, 2), Math.clamp(y + dy / s / box.height, -1, 2));
	}

	/** Zoomed so that what is under a pixel stays there. */
	public Viewport zoomed(double factor, double px, double py) {
		double z = Math.clamp(zoom * factor, 0.5, 200);
		Viewport grown = new Viewport(box, width, height, z, x, y);
		double dataX = box.left + x * box.width + (px - width / 2.0) / scale();
		double dataY = box.bottom + y * box.height - (py - height / 2.0) / scale();
		return grown.panned(px - grown.toX(dataX), py - grown.toY(dataY));
	}
}
