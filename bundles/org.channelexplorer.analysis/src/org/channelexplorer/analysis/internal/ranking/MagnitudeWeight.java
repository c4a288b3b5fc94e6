package org.channelexplorer.analysis.internal.ranking;

import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.extension.ChannelRanking;
import org.channelexplorer.core.extension.ImportedModel.OutgoingWeights;
import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.NoParameters;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Mean magnitude of a channel times the norm of the weights that read it. */
@Documentation(summary = "Ranks first the channels that move most in what reads them: large values times large weights.",
		formula = "mean over the images of |summary| * sqrt(sum of squared outgoing weights); outgoing = the weights of convolutions and dense layers that read the channel, "
				+ "traced through non-linearities, pools, sums, concatenations and the scales of normalisations",
		source = "Molchanov et al., Importance Estimation for Neural Network Pruning, CVPR 2019 (weight times activation)",
		caution = "Rank a layer that is read after its non-linearity: that is what is removed. A constant channel scores high though a bias could stand in for it.")
public final class MagnitudeWeight implements ChannelRanking<NoParameters> {

	@Override
	public Class<NoParameters> parameterType() {
		return NoParameters.class;
	}

	@Override
	public Optional<Sampling> sampling() {
		return Optional.of(Sampling.within(0, Double.POSITIVE_INFINITY));
	}

	@Override
	public Set<Reads> reads() {
		return Set.of(Reads.OUTGOING_WEIGHTS);
	}

	@Override
	public double[] scores(Input input, NoParameters parameters, IProgressMonitor monitor) throws InputException {
		OutgoingWeights weights = OutgoingNorms.of(input);
		double[] scores = Columns.map(input.summaries(), monitor, column -> {
			double sum = 0;
			for (float v : column) {
				sum += Math.abs(v);
			}
			return sum / column.length;
		});
		for (int c = 0; c < scores.length; c++) {
			scores[c] *= weights.norms()[c];
		}
		return scores;
	}
}
