package org.channelexplorer.analysis.internal.ranking;

import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.extension.ChannelRanking;
import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.NoParameters;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** L2 norm of the channel's filter. */
@Documentation(summary = "Ranks first the channels whose filters have the largest weights; needs no images.", formula = "sqrt(sum of squared weights of the filter)",
		source = "ChannelExplorer (edge weight); Li et al., Pruning Filters for Efficient ConvNets, ICLR 2017",
		caution = "A following batch normalisation rescales the channel, so large weights need not mean large effect.")
public final class FilterNorm implements ChannelRanking<NoParameters> {

	@Override
	public Class<NoParameters> parameterType() {
		return NoParameters.class;
	}

	@Override
	public Optional<Sampling> sampling() {
		return Optional.empty();
	}

	@Override
	public Set<Reads> reads() {
		return Set.of(Reads.FILTER_NORMS);
	}

	@Override
	public double[] scores(Input input, NoParameters parameters, IProgressMonitor monitor) throws InputException {
		float[] norms = input.filterNorms()
				.orElseThrow(() -> new InputException("the ranking filterNorm needs a layer with filters, and the model file"));
		if (norms.length != input.summaries().columns()) {
			throw new InputException("the layer has " + norms.length + " filters and " + input.summaries().columns() + " channels");
		}
		double[] scores = new double[norms.length];
		for (int c = 0; c < scores.length; c++) {
			scores[c] = norms[c];
		}
		return scores;
	}
}
