package org.channelexplorer.analysis.internal.ranking;

import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.extension.ChannelRanking;
import org.channelexplorer.core.extension.ImportedModel.OutgoingWeights;
import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.parameter.NoParameters;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** A number of a channel's summaries times the norm of the weights that read it. */
abstract class WeightRanking implements ChannelRanking<NoParameters> {

	/** Of the summaries of one channel. */
	abstract double of(float[] column);

	/** One per channel. */
	abstract float[] norms(OutgoingWeights weights);

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
		float[] norms = norms(OutgoingNorms.of(input));
		double[] scores = Columns.map(input.summaries(), monitor, this::of);
		for (int c = 0; c < scores.length; c++) {
			scores[c] *= norms[c];
		}
		return scores;
	}
}
