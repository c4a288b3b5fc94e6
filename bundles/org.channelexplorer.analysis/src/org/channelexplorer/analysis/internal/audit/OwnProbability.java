package org.channelexplorer.analysis.internal.audit;

/** The probability of the given class. */
abstract class OwnProbability extends RowScore {
	OwnProbability(boolean adjusted) {
		super(adjusted);
	}

	@Override
	double score(float[] p, int given) {
		return p[given];
	}
}
