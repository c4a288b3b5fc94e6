package org.channelexplorer.analysis.internal.audit;

/** The probability of the given class minus the largest other one, on a scale from 0 to 1. */
abstract class MarginScore extends RowScore {
	MarginScore(boolean adjusted) {
		super(adjusted);
	}

	@Override
	double score(float[] p, int given) {
		return p.length < 2 ? 1 : (p[given] - best(p, given) + 1) / 2;
	}
}
