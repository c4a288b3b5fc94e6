package org.channelexplorer.analysis.internal.summary;

import org.channelexplorer.core.extension.ActivationMap;
import org.channelexplorer.core.extension.SummaryFunction;
import org.channelexplorer.core.parameter.Documentation;

/** Largest magnitude of a map. */
@Documentation(summary = "Strongest response of a channel anywhere in the image.",
		formula = "max |I|, of magnitudes: a strong negative value counts like a positive one",
		source = "ChannelExplorer, activation summaries.",
		caution = "One pixel decides: the most sensitive of the summaries to noise and to border effects of padding.")
public final class MaxMagnitude implements SummaryFunction {

	@Override
	public float summarise(ActivationMap map) {
		return map.absMax();
	}
}
