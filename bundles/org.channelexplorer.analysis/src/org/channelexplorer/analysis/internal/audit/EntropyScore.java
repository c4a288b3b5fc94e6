package org.channelexplorer.analysis.internal.audit;

/** Falls with the entropy of the probabilities over that of the given class, on a scale from 0 to 1. */
abstract class EntropyScore extends RowScore {
	EntropyScore(boolean adjusted) {
		super(adjusted);
	}

	/** Seldom best and sometimes far behind, on settings whose truth is known: only who names it uses it. */
	@Override
	public boolean ranks() {
		return false;
	}

	@Override
	double score(float[] p, int given) {
		double confidence = Math.max(0, p[given]);
		if (p.length < 2) {
			return 1;
		}
		double r = entropy(p) / Math.log(p.length) / confidence;
		return Double.isInfinite(r) || Double.isNaN(r) ? 0 : r == 0 ? 1 : Math.log1p(r) / r;
	}
}
