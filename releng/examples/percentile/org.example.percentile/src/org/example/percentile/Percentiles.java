package org.example.percentile;

/** Percentiles by linear interpolation between the ordered values. */
final class Percentiles {
	private Percentiles() {
	}

	/**
	 * A percentile.
	 *
	 * @param ordered ascending, at least one
	 * @param percent 0 to 100
	 */
	static double of(float[] ordered, double percent) {
		double place = percent / 100 * (ordered.length - 1);
		int below = (int) place;
		int above = Math.min(below + 1, ordered.length - 1);
		return ordered[below] + (place - below) * ((double) ordered[above] - ordered[below]);
	}
}
