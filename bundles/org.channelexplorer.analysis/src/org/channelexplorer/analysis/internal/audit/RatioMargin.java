package org.channelexplorer.analysis.internal.audit;

import org.channelexplorer.core.extension.LabelAudit;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.NoParameters;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** The margin of probabilities that are divided by their class' thresholds. */
@Documentation(seeded = false, summary = "Probability of the given class compared with the likeliest other one, each in units of what its class usually gets.",
		formula = "(1 + m / (1 + |m|)) / 2, m = p(given)/t(given) - max over the others of p(j)/t(j), t(j) = mean p(j) over the images labelled j",
		source = "thresholds: Northcutt, Jiang, Chuang: Confident learning, JAIR 2021",
		caution = "Over-confident networks and labels of which only few are wrong are better served by self-confidence.")
public final class RatioMargin implements LabelAudit<NoParameters> {

	@Override
	public Class<NoParameters> parameterType() {
		return NoParameters.class;
	}

	@Override
	public double[] scores(Input input, NoParameters parameters, IProgressMonitor monitor) {
		double[] thresholds = Thresholds.of(input.probabilities(), input.labels());
		double[] scores = new double[input.labels().size()];
		float[] row = new float[thresholds.length];
		for (int i = 0; i < scores.length; i++) {
			if ((i & 4095) == 0 && monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			input.probabilities().copyRow(i, row, 0);
			double[] ratios = Thresholds.ratios(row, thresholds);
			int given = input.labels().classOf(i);
			double best = 0;
			for (int c = 0; c < ratios.length; c++) {
				best = c == given ? best : Math.max(best, ratios[c]);
			}
			double m = ratios[given] - best;
			scores[i] = (1 + m / (1 + Math.abs(m))) / 2;
		}
		return scores;
	}
}
