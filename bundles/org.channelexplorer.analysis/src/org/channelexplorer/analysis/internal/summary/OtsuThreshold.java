package org.channelexplorer.analysis.internal.summary;

/** Otsu's choice between the bins of a histogram. */
public final class OtsuThreshold {
	private OtsuThreshold() {
	}

	/**
	 * The first bin k that maximises the between-class variance of {0..k} against the rest. An empty bin has the variance of
	 * the bin before it, so only occupied ones are looked at.
	 *
	 * @param counts values per bin; cleared on return
	 * @param total  number of values
	 * @return the bin, -1 when a single bin is occupied
	 */
	public static int chooseAndClear(int[] counts, int total) {
		double n = total;
		long all = 0;
		for (int k = 0; k < counts.length; k++) {
			all += (long) counts[k] * k;
		}
		long below = 0;
		long first = 0;
		double best = 0;
		int chosen = -1;
		for (int k = 0; k < counts.length; k++) {
			int c = counts[k];
			if (c == 0) {
				continue;
			}
			counts[k] = 0;
			below += c;
			first += (long) c * k;
			// n^2 times the variance in units of the bin width; sums of integers are exact
			double d = first * n - below * (double) all;
			double variance = d * d / (below * (n - below));
			if (variance > best) { // the last occupied bin gives 0/0, which is not greater
				best = variance;
				chosen = k;
			}
		}
		return chosen;
	}
}
