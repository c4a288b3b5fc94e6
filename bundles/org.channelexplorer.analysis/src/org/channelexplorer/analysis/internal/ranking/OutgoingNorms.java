package org.channelexplorer.analysis.internal.ranking;

import org.channelexplorer.core.extension.ChannelRanking.Input;
import org.channelexplorer.core.extension.ImportedModel.OutgoingWeights;
import org.channelexplorer.core.util.InputException;

/** The weights behind a layer, one of each channel. */
final class OutgoingNorms {
	private OutgoingNorms() {
	}

	/** @throws InputException when there are none, or not one of each channel */
	static OutgoingWeights of(Input input) throws InputException {
		OutgoingWeights weights = input.outgoing().get();
		if (weights.norms().length != input.summaries().columns()) {
			throw new InputException("the weights behind the layer read " + weights.norms().length + " channels, and it has " + input.summaries().columns());
		}
		return weights;
	}
}
