package org.channelexplorer.plot;

/** Shapes of points: they distinguish classes when the colours repeat. */
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

	/** Number of corners; 0 for the circle. */
	public int corners() {
		return outline.length / 2;
	}

	/** Horizontal places of the corners of the shape around {@code x} with this radius. */
	public double[] xs(double x, double radius) {
		return places(0, x, radius);
	}

	/** Vertical places of the corners, downwards. */
	public double[] ys(double y, double radius) {
		return places(1, y, radius);
	}

	private double[] places(int first, double middle, double radius) {
		double[] places = new double[corners()];
		for (int i = 0; i < places.length; i++) {
			places[i] = middle + outline[2 * i + first] * radius;
		}
		return places;
	}

	/** Whether the shape with radius 1 around the origin covers a place. */
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
}
