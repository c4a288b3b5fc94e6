package org.channelexplorer.analysis.internal.resampling;

/** Quantiles of Student's t distribution. */
public final class Quantiles {
	private Quantiles() {
	}

	/**
	 * The t below which a share of the distribution lies, to 1 % from 4 degrees of freedom on.
	 *
	 * @param degrees degrees of freedom, 1 or more
	 */
	public static double student(double share, double degrees) {
		double z = normal(share);
		// Cornish-Fisher expansion in 1/degrees (Abramowitz and Stegun 26.7.5)
		double z2 = z * z;
		double v = degrees;
		return z + z * (z2 + 1) / (4 * v) + z * (5 * z2 * z2 + 16 * z2 + 3) / (96 * v * v)
				+ z * (3 * z2 * z2 * z2 + 19 * z2 * z2 + 17 * z2 - 15) / (384 * v * v * v);
	}

	/** Quantile of the standard normal distribution, by bisection on its distribution function. */
	public static double normal(double share) {
		double low = -40;
		double high = 40;
		while (high - low > 1e-12) {
			double middle = (low + high) / 2;
			if (distribution(middle) < share) {
				low = middle;
			} else {
				high = middle;
			}
		}
		return (low + high) / 2;
	}

	/** Normal distribution function: series in the middle, continued fraction in the tails (Abramowitz and Stegun 26.2.10, 26.2.14). */
	private static double distribution(double z) {
		double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
		if (Math.abs(z) < 4) {
			double term = z;
			double sum = z;
			for (int i = 1; i < 100; i++) {
				term *= z * z / (2 * i + 1);
				sum += term;
			}
			return 0.5 + density * sum;
		}
		double fraction = 0;
		for (int i = 60; i > 0; i--) {
			fraction = i / (Math.abs(z) + fraction);
		}
		double tail = density / (Math.abs(z) + fraction);
		return z > 0 ? 1 - tail : tail;
	}
}
