package org.channelexplorer.analysis.internal.summary;

import org.channelexplorer.core.extension.ActivationMap;
import org.channelexplorer.core.extension.SummaryFunction;
import org.channelexplorer.core.parameter.Documentation;

/** Mean magnitude of a map. */
@Documentation(summary = "Average strength of a channel's activation.", formula = "sum |I| / (w h), of magnitudes: not the mean of the values",
		source = "ChannelExplorer, activation summaries.",
		caution = "A small strong response and a weak one everywhere give the same number.")
public final class MeanMagnitude implements SummaryFunction {

	@Override
	public float summarise(ActivationMap map) {
		return (float) (map.absSum() / map.size());
	}
}
