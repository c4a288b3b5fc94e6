package org.channelexplorer.analysis.internal.surgery;

import org.channelexplorer.analysis.internal.resampling.Quantiles;
import org.channelexplorer.core.result.PlannedSurgery.Change;

/**
 * Shares of the same images before and after. The interval of their difference is that of Agresti and Min (Statistics in Medicine 24, 2005): half an
 * image is added to each of the four cells of the paired table, because a change of no image does not mean that none can change.
 */
final class PairedShares {
	private PairedShares() {
	}

	/**
	 * A change.
	 *
	 * @param before by image
	 * @param after  by image
	 * @param level  probability of the interval
	 */
	static Change of(boolean[] before, boolean[] after, double level) {
		int n = before.length;
		if (n == 0) {
			return new Change(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
		}
		int first = 0;
		int second = 0;
		int won = 0;
		int lost = 0;
		for (int i = 0; i < n; i++) {
			first += before[i] ? 1 : 0;
			second += after[i] ? 1 : 0;
			won += after[i] && !before[i] ? 1 : 0;
			lost += before[i] && !after[i] ? 1 : 0;
		}
		double m = n + 2;
		double centre = (won - lost) / m;
		double half = Quantiles.student((1 + level) / 2, 1e6) * Math.sqrt((won + lost + 1) / m - centre * centre) / Math.sqrt(m);
		double difference = (second - first) / (double) n;
		return new Change(first / (double) n, second / (double) n, Math.max(-1, Math.min(difference, centre - half)),
				Math.min(1, Math.max(difference, centre + half)));
	}
}
