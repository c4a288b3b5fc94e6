package org.channelexplorer.analysis.internal.audit;

import org.channelexplorer.core.parameter.Documentation;

/** Probability of the given class. */
@Documentation(seeded = false, summary = "Probability of the given class.",
		formula = "p(given)",
		source = "Northcutt, Jiang, Chuang: Confident learning, JAIR 2021; Kuan and Mueller: Model-agnostic label quality scoring to detect real-world label errors, 2022",
		caution = "Hard classes and images look suspect, too.")
public final class SelfConfidence extends OwnProbability {
	/** Called by the catalogue. */
	public SelfConfidence() {
		super(false);
	}
}
