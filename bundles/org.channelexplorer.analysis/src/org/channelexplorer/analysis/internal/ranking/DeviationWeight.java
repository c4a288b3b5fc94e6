package org.channelexplorer.analysis.internal.ranking;

import org.channelexplorer.core.extension.ImportedModel.OutgoingWeights;
import org.channelexplorer.core.parameter.Documentation;

/** Standard deviation of a channel times the norm of the weights that read it, centred over what they lead to. */
@Documentation(summary = "Ranks first the channels whose changes from image to image move the classes against each other most.",
		formula = "standard deviation over the images of the summary * sqrt(sum of squared outgoing weights, the mean over the outputs (classes, channels of the next "
				+ "layer) taken off); outgoing weights as for magnitudeWeight",
		source = "ChannelExplorer; what a bias cannot stand in for, and a softmax does not cancel",
		caution = "Rank a layer that is read after its non-linearity: that is what is removed.")
public final class DeviationWeight extends WeightRanking {

	@Override
	double of(float[] column) {
		return Math.sqrt(Columns.squares(column, Columns.mean(column)) / column.length);
	}

	@Override
	float[] norms(OutgoingWeights weights) {
		return weights.centred();
	}
}
