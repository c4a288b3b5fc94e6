package org.channelexplorer.core.result;

/**
 * A metric over layers.
 *
 * @param metric         its id
 * @param higherIsBetter whether larger means better separated
 * @param chance         score that classes without any difference would have, NaN when the metric has no such level
 * @param score          one per layer, NaN where it is not defined
 * @param low            lower ends of the intervals, NaN for none
 * @param high           upper ends of the intervals, NaN for none
 */
public record Course(String metric, boolean higherIsBetter, double chance, double[] score, double[] low, double[] high) {

	/** Place of the layer at which the metric is best, the first of equal ones; -1 when it is nowhere defined. */
	public int best() {
		return extreme(higherIsBetter);
	}

	/** Place of the layer at which the metric is worst, the first of equal ones; -1 when it is nowhere defined. */
	public int worst() {
		return extreme(!higherIsBetter);
	}

	private int extreme(boolean largest) {
		int found = -1;
		for (int i = 0; i < score.length; i++) {
			if (Double.isFinite(score[i]) && (found < 0 || (largest ? score[i] > score[found] : score[i] < score[found]))) {
				found = i;
			}
		}
		return found;
	}
}
