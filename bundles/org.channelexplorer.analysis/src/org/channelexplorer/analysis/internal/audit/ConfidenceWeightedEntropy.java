package org.channelexplorer.analysis.internal.audit;

import org.channelexplorer.core.parameter.Documentation;

/** Entropy of the probabilities, weighed by that of the given class. */
@Documentation(seeded = false, summary = "Entropy of the probabilities, weighed by that of the given class.",
		formula = "log(1 + r) / r, r = H(p) / log(classes) / p(given)",
		source = "Northcutt, Jiang, Chuang: Confident learning, JAIR 2021; Kuan and Mueller: Model-agnostic label quality scoring to detect real-world label errors, 2022",
		caution = "A confident wrong prediction and a hesitant right one can have the same score.")
public final class ConfidenceWeightedEntropy extends EntropyScore {
	/** Called by the catalogue. */
	public ConfidenceWeightedEntropy() {
		super(false);
	}
}
