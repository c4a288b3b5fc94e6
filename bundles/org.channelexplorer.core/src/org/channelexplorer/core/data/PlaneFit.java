package org.channelexplorer.core.data;

/**
 * Moves, turns or mirrors one picture of images to fit another of the same images, and scales it to the same size (root mean square
 * distance from its centre): the least squared difference of all that keep the ratios of its distances and have that size (Procrustes
 * analysis; J. Gower, Generalized Procrustes analysis, 1975). Without the common size, pictures that have little in common would shrink.
 */
public final class PlaneFit {
	private final double fromX;
	private final double fromY;
	private final double toX;
	private final double toY;
	private final double xx;
	private final double xy;
	private final double yx;
	private final double yy;
	private final double disparity;

	private PlaneFit(double[] from, double[] to, double[] linear, double disparity) {
		fromX = from[0];
		fromY = from[1];
		toX = to[0];
		toY = to[1];
		xx = linear[0];
		xy = linear[1];
		yx = linear[2];
		yy = linear[3];
		this.disparity = disparity;
	}

	/**
	 * Fits.
	 *
	 * @param to   images x 2, finite
	 * @param from the same images x 2, finite
	 */
	public static PlaneFit of(FloatMatrix to, FloatMatrix from) {
		if (to.rows() != from.rows() || to.columns() != 2 || from.columns() != 2) {
			throw new IllegalArgumentException(
					to.rows() + " x " + to.columns() + " and " + from.rows() + " x " + from.columns() + " are not two pictures of the same images");
		}
		double[] a = centre(to);
		double[] b = centre(from);
		double[] m = new double[4];
		double sizeA = 0;
		double sizeB = 0;
		for (int i = 0; i < to.rows(); i++) {
			double ax = to.get(i, 0) - a[0];
			double ay = to.get(i, 1) - a[1];
			double bx = from.get(i, 0) - b[0];
			double by = from.get(i, 1) - b[1];
			m[0] += ax * bx;
			m[1] += ax * by;
			m[2] += ay * bx;
			m[3] += ay * by;
			sizeA += ax * ax + ay * ay;
			sizeB += bx * bx + by * by;
		}
		double turned = Math.hypot(m[0] + m[3], m[2] - m[1]);
		double mirrored = Math.hypot(m[0] - m[3], m[1] + m[2]);
		double gain = Math.max(turned, mirrored);
		if (gain == 0) { // a single point, or nothing that one picture tells of the other
			double scale = sizeA > 0 && sizeB > 0 ? Math.sqrt(sizeA / sizeB) : 1;
			return new PlaneFit(b, a, new double[] { scale, 0, 0, scale }, sizeA > 0 && sizeB > 0 ? 1 : Double.NaN);
		}
		double scale = Math.sqrt(sizeA / sizeB);
		boolean turn = turned >= mirrored;
		double cos = (turn ? m[0] + m[3] : m[0] - m[3]) / gain * scale;
		double sin = (turn ? m[2] - m[1] : m[1] + m[2]) / gain * scale;
		return new PlaneFit(b, a, turn ? new double[] { cos, -sin, sin, cos } : new double[] { cos, sin, sin, -cos },
				Math.max(0, 1 - gain / sizeA * (gain / sizeB)));
	}

	private static double[] centre(FloatMatrix x) {
		double[] centre = new double[2];
		for (int i = 0; i < x.rows(); i++) {
			centre[0] += x.get(i, 0);
			centre[1] += x.get(i, 1);
		}
		centre[0] /= Math.max(1, x.rows());
		centre[1] /= Math.max(1, x.rows());
		return centre;
	}

	/** What is left of the squared difference of the pictures at unit size: 0 (the same picture) to 1; NaN when one is a single point. */
	public double disparity() {
		return disparity;
	}

	/** Where a place of the fitted picture comes to lie: x and y. */
	public double[] apply(double x, double y) {
		double dx = x - fromX;
		double dy = y - fromY;
		return new double[] { toX + xx * dx + xy * dy, toY + yx * dx + yy * dy };
	}

	/** The fitted picture, images x 2. */
	public FloatMatrix apply(FloatMatrix from) {
		float[] places = new float[2 * from.rows()];
		for (int i = 0; i < from.rows(); i++) {
			double[] place = apply(from.get(i, 0), from.get(i, 1));
			places[2 * i] = (float) place[0];
			places[2 * i + 1] = (float) place[1];
		}
		return FloatMatrix.of(from.rows(), 2, places);
	}
}
