package org.channelexplorer.ui.theme;

import org.eclipse.swt.graphics.GC;

/** Shapes of points, so that classes can be told apart when colours come round again. */
public enum Marker {
	CIRCLE, SQUARE(-0.85, -0.85, 0.85, -0.85, 0.85, 0.85, -0.85, 0.85), TRIANGLE(0, -1.15, 1.05, 0.8, -1.05, 0.8),
	DIAMOND(0, -1.2, 1.0, 0, 0, 1.2, -1.0, 0), DOWN(0, 1.15, 1.05, -0.8, -1.05, -0.8),
	PLUS(-0.4, -1.15, 0.4, -1.15, 0.4, -0.4, 1.15, -0.4, 1.15, 0.4, 0.4, 0.4, 0.4, 1.15, -0.4, 1.15, -0.4, 0.4, -1.15, 0.4, -1.15, -0.4, -0.4,
			-0.4),
	STAR(0, -1.25, 0.35, -0.4, 1.2, -0.4, 0.5, 0.15, 0.75, 1.05, 0, 0.5, -0.75, 1.05, -0.5, 0.15, -1.2, -0.4, -0.35, -0.4);

	private final double[] outline;

	Marker(double... outline) {
		this.outline = outline;
	}

	/** The corners x, y, x, y ... of the shape with radius 1, y downwards; none for the circle. */
	public double[] outline() {
		return outline.clone();
	}

	/** Whether the shape with radius 1 covers a place. */
	public boolean covers(double x, double y) {
		if (outline.length == 0) {
			return x * x + y * y <= 1;
		}
		boolean in = false;
		for (int i = 0, j = outline.length - 2; i < outline.length; j = i, i += 2) {
			double yi = outline[i + 1];
			double yj = outline[j + 1];
			if (yi > y != yj > y && x < (outline[j] - outline[i]) * (y - yi) / (yj - yi) + outline[i]) {
				in = !in;
			}
		}
		return in;
	}

	/** Fills the shape with the background colour of the GC. */
	public void fill(GC gc, double x, double y, double radius) {
		if (outline.length == 0) {
			int d = (int) Math.round(2 * radius);
			gc.fillOval((int) Math.round(x - radius), (int) Math.round(y - radius), d, d);
			return;
		}
		int[] points = new int[outline.length];
		for (int i = 0; i < points.length; i++) {
			points[i] = (int) Math.round((i % 2 == 0 ? x : y) + outline[i] * radius);
		}
		gc.fillPolygon(points);
	}
}
