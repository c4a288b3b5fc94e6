package org.channelexplorer.analysis.internal.audit;

import org.channelexplorer.core.parameter.Documentation;

/** Entropy of the probabilities, weighed by that of the given class, after that of every class was moved by its threshold. */
@Documentation(seeded = false,
		summary = "Entropy of the probabilities, weighed by that of the given class, after that of every class was moved by its threshold.",
		formula = "log(1 + r) / r, r = H(q) / log(classes) / q(given), q = (p - t + max t) / sum, t(j) = mean p(j) over the images labelled j",
		source = "Northcutt, Jiang, Chuang: Confident learning, JAIR 2021; Kuan and Mueller: Model-agnostic label quality scoring to detect real-world label errors, 2022",
		caution = "Small classes have thresholds that few images decide.")
public final class ConfidenceWeightedEntropyAdjusted extends EntropyScore {
	/** Called by the catalogue. */
	public ConfidenceWeightedEntropyAdjusted() {
		super(true);
	}
}
