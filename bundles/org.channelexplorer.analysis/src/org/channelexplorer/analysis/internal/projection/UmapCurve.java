package org.channelexplorer.analysis.internal.projection;

/**
 * UMAP's similarity in the plane, 1 / (1 + a d^2b), fitted by least squares to the curve that is 1 up to the minimum distance and
 * exp(-(d - minimum)) beyond, at 300 points of [0, 3].
 *
 * @param a factor
 * @param b exponent
 */
public record UmapCurve(double a, double b) {
	private static final int POINTS = 300;
	private static final int STEPS = 200;

	/** Levenberg-Marquardt from (1, 1). */
	public static UmapCurve fit(double minDistance) {
		double a = 1;
		double b = 1;
		double damping = 1e-3;
		double error = error(a, b, minDistance);
		for (int step = 0; step < STEPS; step++) {
			double aa = 0;
			double ab = 0;
			double bb = 0;
			double ga = 0;
			double gb = 0;
			for (int i = 1; i < POINTS; i++) {
				double d = 3.0 * i / (POINTS - 1);
				double power = StrictMath.pow(d, 2 * b);
				double value = 1 / (1 + a * power);
				double da = -power * value * value;
				double db = -2 * a * power * StrictMath.log(d) * value * value;
				double rest = target(d, minDistance) - value;
				aa += da * da;
				ab += da * db;
				bb += db * db;
				ga += da * rest;
				gb += db * rest;
			}
			double paa = aa * (1 + damping);
			double pbb = bb * (1 + damping);
			double determinant = paa * pbb - ab * ab;
			double nextA = a + (ga * pbb - gb * ab) / determinant;
			double nextB = b + (gb * paa - ga * ab) / determinant;
			double next = nextA > 0 && nextB > 0 ? error(nextA, nextB, minDistance) : Double.POSITIVE_INFINITY;
			if (next < error) {
				a = nextA;
				b = nextB;
				error = next;
				damping /= 10;
			} else {
				damping *= 10;
			}
		}
		return new UmapCurve(a, b);
	}

	private static double target(double d, double minDistance) {
		return d < minDistance ? 1 : StrictMath.exp(minDistance - d);
	}

	private static double error(double a, double b, double minDistance) {
		double sum = 0;
		for (int i = 0; i < POINTS; i++) {
			double d = 3.0 * i / (POINTS - 1);
			double rest = target(d, minDistance) - 1 / (1 + a * StrictMath.pow(d, 2 * b));
			sum += rest * rest;
		}
		return sum;
	}
}
