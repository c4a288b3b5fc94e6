package org.example.percentile;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.ChannelRanking;
import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Ranks channels by how far apart a high and a low percentile of their summaries lie. */
@Documentation(summary = "Ranks first the channels whose summaries spread widely between two percentiles, without regard to classes.",
		formula = "P(upper) - P(100 - upper) of the channel's summaries over all images", source = "Example",
		caution = "Grows with the channel's scale: compare channels of one layer only.", seeded = false)
public final class PercentileSpread implements ChannelRanking<PercentileSpread.Parameters> {

	/** What the user chooses: dialog, command line and help are made from this. */
	public record Parameters(
			@Parameter(label = "Upper percentile", description = "Percent of the images below the upper of the two percentiles, above 50, at most 100.",
					defaultValue = "90", min = 50.5, max = 100) double upper) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Set<Reads> reads() {
		return Set.of(); // neither labels nor filters: relabelling computes nothing again
	}

	@Override
	public Optional<Sampling> sampling() {
		return Optional.of(Sampling.within(0, Double.POSITIVE_INFINITY));
	}

	@Override
	public double[] scores(Input input, Parameters parameters, IProgressMonitor monitor) {
		FloatMatrix x = input.summaries();
		SubMonitor progress = SubMonitor.convert(monitor, x.columns());
		double[] scores = new double[x.columns()];
		for (int c = 0; c < scores.length; c++) {
			progress.split(1); // looks whether the user cancelled
			float[] column = x.column(c);
			Arrays.sort(column);
			scores[c] = column.length == 0 ? Double.NaN : Percentiles.of(column, parameters.upper()) - Percentiles.of(column, 100 - parameters.upper());
		}
		return scores;
	}
}
