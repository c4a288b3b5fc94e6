package org.channelexplorer.analysis.internal.ranking;

import java.util.Arrays;
import java.util.Optional;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.ChannelRanking;
import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** One-vs-rest area under the ROC curve. */
@Documentation(summary = "Ranks first the channels that alone separate a class from the rest; 0.5 is chance, 1 perfect, free of the channel's scale.",
		formula = "AUC(class) = P(value of an image of the class > value of another image) + P(equal)/2; without a class, the largest (or the mean) over "
				+ "the classes. A constant channel has 0.5. Not folded: max(AUC, 1 - AUC) is not taken.",
		source = "Mann-Whitney U / (n1 n2)",
		caution = "A channel that is silent for one class only has an AUC near 0 for it and ranks low, although it tells the class. The largest over many classes is above 0.5 by chance.")
public final class Auc implements ChannelRanking<Auc.Parameters> {

	/** How the classes are put together. */
	public enum Aggregate {
		/** The best separated class counts. */
		MAX,
		/** All classes count alike. */
		MEAN
	}

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Class", description = "Class to separate from the rest; empty = all classes.", kind = Parameter.Kind.CLASS) String rankedClass,
			@Parameter(label = "Over classes", description = "Without a class: max (best separated class) or mean over the classes.",
					defaultValue = "max") Aggregate aggregate) {
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
		int[] classes = ClassChoice.of(input.labels(), parameters.rankedClass(), "auc");
		int[] counts = input.labels().counts();
		return Columns.map(input.summaries(), monitor, column -> {
			double[] areas = areas(column, input.labels(), counts);
			var chosen = Arrays.stream(classes).mapToDouble(c -> areas[c]);
			return (parameters.aggregate() == Aggregate.MAX ? chosen.max() : chosen.average()).orElseThrow();
		});
	}

	private static double[] areas(float[] column, Labels labels, int[] counts) {
		int n = column.length;
		long[] order = new long[n];
		for (int i = 0; i < n; i++) {
			int raw = Float.floatToRawIntBits(column[i] + 0f); // adding 0 makes -0 equal to 0
			order[i] = (long) (raw ^ (raw >> 31 & Integer.MAX_VALUE)) << 32 | i;
		}
		Arrays.sort(order);
		double[] rankSums = new double[counts.length];
		for (int from = 0; from < n;) {
			int to = from + 1;
			while (to < n && order[to] >> 32 == order[from] >> 32) {
				to++;
			}
			double rank = (from + 1 + to) / 2.0; // ties share the mean of their ranks, counted from 1
			for (; from < to; from++) {
				rankSums[labels.classOf((int) order[from])] += rank;
			}
		}
		double[] areas = new double[counts.length];
		for (int c = 0; c < areas.length; c++) {
			double own = counts[c];
			areas[c] = (rankSums[c] - own * (own + 1) / 2) / (own * (n - own));
		}
		return areas;
	}
}
