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
@Documentation(summary = "Ranks first the channels whose filters have the largest weights; needs no images.",
		formula = "sqrt(sum of squared weights of the filter). Behind a non-linearity, normalisation or pooling, the filter before it; "
				+ "in a concatenation, that of the channel's branch; in a sum, sqrt(sum of squares of the branches' norms), as the channel is one filter over both branches' inputs",
		source = "ChannelExplorer (edge weight); Li et al., Pruning Filters for Efficient ConvNets, ICLR 2017",
		caution = "The scale of a batch normalisation is not counted, so large weights need not mean large effect. Sums along a residual network gather the filters of "
				+ "all blocks before.")
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
		float[] norms = input.filterNorms().get();
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
