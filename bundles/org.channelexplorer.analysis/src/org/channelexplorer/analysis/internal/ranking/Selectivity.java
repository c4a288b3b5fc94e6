package org.channelexplorer.analysis.internal.ranking;

import java.util.Optional;
import org.channelexplorer.core.extension.ChannelRanking;
import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Class selectivity index. */
@Documentation(summary = "Ranks first the channels that respond to one class only; 0 = same mean in all classes, 1 = silent for all but one.",
		formula = "(mu_max - mu_rest) / (mu_max + mu_rest), mu_max the highest class mean (or that of the chosen class), mu_rest the mean of the other "
				+ "class means; 0 for a silent channel, NaN where a negative mean leaves the index without meaning.",
		source = "Morcos et al., On the importance of single directions for generalization, ICLR 2018",
		caution = "Defined for values of one sign (summaries of magnitudes). Selective channels need not be important, and a barely active channel can be "
				+ "very selective.")
public final class Selectivity implements ChannelRanking<Selectivity.Parameters> {

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Class", description = "Class to be selective for; empty = the class with the strongest response.",
					kind = Parameter.Kind.CLASS) String rankedClass) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Optional<Sampling> sampling() {
		return Optional.of(Sampling.within(0, 1));
	}

	@Override
	public double[] scores(Input input, Parameters parameters, IProgressMonitor monitor) throws InputException {
		int[] classes = ClassChoice.of(input.labels(), parameters.rankedClass(), "selectivity");
		return Columns.map(input.summaries(), monitor,
				column -> Columns.constant(column) ? 0 : of(Columns.classMeans(column, input.labels()), classes));
	}

	private static double of(double[] means, int[] classes) {
		int top = classes[0];
		for (int c : classes) {
			if (means[c] > means[top]) {
				top = c;
			}
		}
		double rest = 0;
		int others = 0;
		for (int c = 0; c < means.length; c++) {
			if (c != top && !Double.isNaN(means[c])) { // NaN: a class without images
				if (means[c] < 0) {
					return Double.NaN;
				}
				rest += means[c];
				others++;
			}
		}
		rest /= others;
		if (means[top] < 0) {
			return Double.NaN;
		}
		return means[top] + rest == 0 ? 0 : (means[top] - rest) / (means[top] + rest);
	}
}
