package org.channelexplorer.analysis.internal.ranking;

import java.util.Optional;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.ChannelRanking;
import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.NoParameters;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Share of a channel's variance that the classes explain. */
@Documentation(summary = "Ranks first the channels whose variance is explained by the classes; 0 to 1, free of the channel's scale.",
		formula = "between-class sum of squares / total sum of squares; 0 for a constant channel", source = "one-way analysis of variance",
		caution = "Sees differences of class means only, and is pushed up by small classes: expect (classes-1)/(images-1) by chance.")
public final class EtaSquared implements ChannelRanking<NoParameters> {

	@Override
	public Class<NoParameters> parameterType() {
		return NoParameters.class;
	}

	@Override
	public Optional<Sampling> sampling() {
		return Optional.of(Sampling.within(0, 1));
	}

	@Override
	public double[] scores(Input input, NoParameters parameters, IProgressMonitor monitor) throws InputException {
		Columns.classRows(input.labels(), "etaSquared");
		int[] counts = input.labels().counts();
		return Columns.map(input.summaries(), monitor, column -> of(column, input.labels(), counts));
	}

	private static double of(float[] column, Labels labels, int[] counts) {
		if (Columns.constant(column)) {
			return 0;
		}
		double mean = Columns.mean(column);
		double between = 0;
		double[] means = Columns.classMeans(column, labels);
		for (int c = 0; c < means.length; c++) {
			if (counts[c] > 0) {
				between += counts[c] * (means[c] - mean) * (means[c] - mean);
			}
		}
		return Math.min(1, between / Columns.squares(column, mean));
	}
}
