package org.channelexplorer.analysis.internal.audit;

import org.channelexplorer.core.parameter.Documentation;

/** Probability of the given class compared with the likeliest other one, after that of every class was moved by its threshold. */
@Documentation(seeded = false,
		summary = "Probability of the given class compared with the likeliest other one, after that of every class was moved by its threshold.",
		formula = "(q(given) - max of the others + 1) / 2, q = (p - t + max t) / sum, t(j) = mean p(j) over the images labelled j",
		source = "Northcutt, Jiang, Chuang: Confident learning, JAIR 2021; Kuan and Mueller: Model-agnostic label quality scoring to detect real-world label errors, 2022",
		caution = "Small classes have thresholds that few images decide.")
public final class NormalisedMarginAdjusted extends MarginScore {
	/** Called by the catalogue. */
	public NormalisedMarginAdjusted() {
		super(true);
	}
}
