package org.channelexplorer.analysis.internal.ranking;

import org.channelexplorer.core.extension.ImportedModel.OutgoingWeights;
import org.channelexplorer.core.parameter.Documentation;

/** Mean magnitude of a channel times the norm of the weights that read it. */
@Documentation(summary = "Ranks first the channels that move most in what reads them: large values times large weights.",
		formula = "mean over the images of |summary| * sqrt(sum of squared outgoing weights); outgoing = the weights of convolutions and dense layers that read the channel, "
				+ "traced through non-linearities, pools, sums, concatenations and the scales of normalisations",
		source = "Molchanov et al., Importance Estimation for Neural Network Pruning, CVPR 2019 (weight times activation)",
		caution = "Rank a layer that is read after its non-linearity: that is what is removed. A constant channel scores high though a bias could stand in for it.")
public final class MagnitudeWeight extends WeightRanking {

	@Override
	double of(float[] column) {
		double sum = 0;
		for (float v : column) {
			sum += Math.abs(v);
		}
		return sum / column.length;
	}

	@Override
	float[] norms(OutgoingWeights weights) {
		return weights.norms();
	}
}
