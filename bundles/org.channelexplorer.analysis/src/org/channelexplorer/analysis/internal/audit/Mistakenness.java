package org.channelexplorer.analysis.internal.audit;

import org.channelexplorer.core.parameter.Documentation;

/** How certain the prediction is that contradicts, or confirms, the label. */
@Documentation(seeded = false, summary = "How certain the prediction is that contradicts, or confirms, the label.",
		formula = "(1 + exp(-H(p))) / 2 where the prediction is the given class, (1 - exp(-H(p))) / 2 where it is not, H in nats",
		source = "FiftyOne's mistakenness, as 1 - mistakenness",
		caution = "All confident contradictions come first, however little the given class lacks.")
public final class Mistakenness extends RowScore {
	/** Called by the catalogue. */
	public Mistakenness() {
		super(false);
	}

	/** Seldom best and sometimes far behind, on settings whose truth is known: only who names it uses it. */
	@Override
	public boolean ranks() {
		return false;
	}

	@Override
	double score(float[] p, int given) {
		double certainty = Math.exp(-entropy(p));
		return p.length < 2 || p[given] >= best(p, given) ? (1 + certainty) / 2 : (1 - certainty) / 2;
	}
}
