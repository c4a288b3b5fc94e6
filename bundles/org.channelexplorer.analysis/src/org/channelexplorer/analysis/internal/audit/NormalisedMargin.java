package org.channelexplorer.analysis.internal.audit;

import org.channelexplorer.core.parameter.Documentation;

/** Probability of the given class compared with the likeliest other one. */
@Documentation(seeded = false, summary = "Probability of the given class compared with the likeliest other one.",
		formula = "(p(given) - max of the others + 1) / 2",
		source = "Northcutt, Jiang, Chuang: Confident learning, JAIR 2021; Kuan and Mueller: Model-agnostic label quality scoring to detect real-world label errors, 2022",
		caution = "Confusable classes look suspect, too.")
public final class NormalisedMargin extends MarginScore {
	/** Called by the catalogue. */
	public NormalisedMargin() {
		super(false);
	}
}
