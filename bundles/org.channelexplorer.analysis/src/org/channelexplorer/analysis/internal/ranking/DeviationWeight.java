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

/** Standard deviation of a channel times the norm of the weights that read it, centred over what they lead to. */
@Documentation(summary = "Ranks first the channels whose changes from image to image move the classes against each other most.",
		formula = "standard deviation over the images of the summary * sqrt(sum of squared outgoing weights, the mean over the outputs (classes, channels of the next "
				+ "layer) taken off); outgoing weights as for magnitudeWeight",
		source = "ChannelExplorer; what a bias cannot stand in for, and a softmax does not cancel",
		caution = "Rank a layer that is read after its non-linearity: that is what is removed.")
public final class DeviationWeight implements ChannelRanking<NoParameters> {

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
		double[] scores = Columns.map(input.summaries(), monitor, DeviationWeight::deviation);
		for (int c = 0; c < scores.length; c++) {
			scores[c] *= weights.centred()[c];
		}
		return scores;
	}

	private static double deviation(float[] column) {
		double mean = 0;
		for (float v : column) {
			mean += v;
		}
		mean /= column.length;
		double squares = 0;
		for (float v : column) {
			squares += (v - mean) * (v - mean);
		}
		return Math.sqrt(squares / column.length);
	}
}
