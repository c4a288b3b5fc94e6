package org.channelexplorer.analysis.internal.ranking;

import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.extension.ChannelRanking;
import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.NoParameters;
import org.eclipse.core.runtime.IProgressMonitor;

/** Population variance over all images. */
@Documentation(summary = "Ranks first the channels whose summaries vary most over the images.", formula = "1/n sum (x - mean)^2", source = "ChannelExplorer",
		caution = "Ignores the classes, and grows with the channel's scale: a channel with large values wins over an informative one.")
public final class Variance implements ChannelRanking<NoParameters> {

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
		return Set.of();
	}

	@Override
	public double[] scores(Input input, NoParameters parameters, IProgressMonitor monitor) {
		return Columns.map(input.summaries(), monitor, Variance::of);
	}

	private static double of(float[] column) {
		if (Columns.constant(column)) {
			return 0;
		}
		return Columns.squares(column, Columns.mean(column)) / column.length;
	}
}
