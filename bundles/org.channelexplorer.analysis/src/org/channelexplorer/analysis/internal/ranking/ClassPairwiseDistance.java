package org.channelexplorer.analysis.internal.ranking;

import java.util.Arrays;
import java.util.Optional;
import org.channelexplorer.core.extension.ChannelRanking;
import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.NoParameters;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Distances between the classes' distributions of a channel. */
@Documentation(summary = "Ranks first the channels whose values are distributed differently in every two classes.",
		formula = "sum over class pairs of the Euclidean distance between the two classes' sorted values; unequal sizes: both quantile functions "
				+ "at (i+0.5)/m, m the larger size, by linear interpolation between samples at (i+0.5)/n, clamped at the ends.",
		source = "ChannelExplorer (class-pairwise distance), on sorted values so that the order of the images does not matter",
		caution = "Grows with the channel's scale and with the number of images; compare channels of one layer, not layers.")
public final class ClassPairwiseDistance implements ChannelRanking<NoParameters> {

	@Override
	public Class<NoParameters> parameterType() {
		return NoParameters.class;
	}

	@Override
	public Optional<Sampling> sampling() {
		return Optional.of(Sampling.within(0, Double.POSITIVE_INFINITY));
	}

	@Override
	public double[] scores(Input input, NoParameters parameters, IProgressMonitor monitor) throws InputException {
		int[][] rows = Columns.classRows(input.labels(), "classPairwiseDistance");
		return Columns.map(input.summaries(), monitor, column -> of(column, rows));
	}

	private static double of(float[] column, int[][] rows) {
		float[][] sorted = new float[rows.length][];
		for (int c = 0; c < rows.length; c++) {
			sorted[c] = new float[rows[c].length];
			for (int i = 0; i < rows[c].length; i++) {
				sorted[c][i] = column[rows[c][i]];
			}
			Arrays.sort(sorted[c]);
		}
		double sum = 0;
		for (int a = 0; a < rows.length; a++) {
			for (int b = a + 1; b < rows.length; b++) {
				sum += distance(sorted[a], sorted[b]);
			}
		}
		return sum;
	}

	private static double distance(float[] a, float[] b) {
		int m = Math.max(a.length, b.length);
		double squares = 0;
		for (int i = 0; i < m; i++) {
			double d = quantile(a, i, m) - quantile(b, i, m);
			squares += d * d;
		}
		return Math.sqrt(squares);
	}

	/** The value at (i+0.5)/m, sample s of n sitting at (s+0.5)/n. */
	private static double quantile(float[] sorted, int i, int m) {
		int n = sorted.length;
		if (n == m) {
			return sorted[i];
		}
		double position = (i + 0.5) * n / m - 0.5;
		if (position <= 0) {
			return sorted[0];
		}
		if (position >= n - 1) {
			return sorted[n - 1];
		}
		int below = (int) position;
		return sorted[below] + (position - below) * ((double) sorted[below + 1] - sorted[below]);
	}
}
