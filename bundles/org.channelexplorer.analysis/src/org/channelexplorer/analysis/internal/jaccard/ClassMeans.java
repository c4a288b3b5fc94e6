package org.channelexplorer.analysis.internal.jaccard;

import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.resampling.Interval;
import org.channelexplorer.analysis.internal.resampling.Resamples;
import org.channelexplorer.analysis.internal.resampling.SamplingVariance;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.result.ClassMembership.Mean;
import org.channelexplorer.core.similarity.ChannelSets;
import org.channelexplorer.core.similarity.ChannelSets.ClassSimilarities;
import org.channelexplorer.core.similarity.LayerSimilarity;
import org.channelexplorer.core.similarity.LayerSimilarity.Tests;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * Mean similarities of two classes with their intervals and tests.
 *
 * @param tests null for none
 */
record ClassMeans(SummaryMatrix summary, ChannelSets sets, Labels labels, ClassSimilarities means, Tests tests,
		Call<MembershipOperation.Parameters> call) {
	private static final Sampling SHARE = Sampling.within(0, 1);

	/** The mean of two classes, or within one. */
	Mean mean(int a, int b, IProgressMonitor monitor) throws InputException {
		double mean = means.mean(a, b);
		if (Double.isNaN(mean)) {
			return Mean.NONE;
		}
		int k = labels.classes().size();
		int first = Math.min(a, b);
		int pair = first * k - first * (first - 1) / 2 + Math.max(a, b) - first;
		Interval interval = interval(mean, first, Math.max(a, b), monitor);
		return new Mean(mean, interval.low(), interval.high(), tests == null ? Double.NaN : tests.p()[pair], tests == null ? Double.NaN : tests.q()[pair]);
	}

	private Interval interval(double mean, int a, int b, IProgressMonitor monitor) throws InputException {
		int groups = call.parameters().groups();
		int[] rows = IntStream.concat(IntStream.of(labels.rowsOf(a)), a == b ? IntStream.empty() : IntStream.of(labels.rowsOf(b))).toArray();
		if (groups == 0 || rows.length > LayerSimilarity.IMAGES_KEPT) { // the pairs of more images are not kept
			return Interval.none(mean);
		}
		int first = labels.rowsOf(a).length;
		int n = rows.length;
		float[] similarity = new float[n * n];
		IntStream.range(0, n).parallel().forEach(i -> {
			for (int j = 0; j < n; j++) {
				similarity[i * n + j] = (float) sets.similarity(rows[i], rows[j]);
			}
		});
		FloatMatrix x = FloatMatrix.of(n, summary.values().columns(), summary.values().selectRows(rows).toArray());
		String nameA = labels.classes().get(a);
		String nameB = labels.classes().get(b);
		Labels two = new Labels(a == b ? List.of(nameA) : List.of(nameA, nameB), IntStream.range(0, n).map(i -> i < first ? 0 : 1).toArray());
		Resamples samples = new Resamples(x, two, call.seed(), String.join("\n", "jaccard", summary.layer(), nameA, nameB));
		SamplingVariance variance = SamplingVariance.of(weights -> {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			return new double[] { weighted(similarity, weights, n, first, a == b) };
		}, samples, groups, SHARE.halves());
		return Interval.around(mean, variance.variance(0), variance.degrees(0), SHARE, n, call.parameters().level());
	}

	private static double weighted(float[] similarity, int[] weights, int n, int first, boolean within) {
		double sum = 0;
		double all = 0;
		for (int i = 0; i < (within ? n : first); i++) {
			if (weights[i] == 0) {
				continue;
			}
			double row = 0;
			double counted = 0;
			for (int j = within ? i + 1 : first; j < n; j++) {
				row += weights[j] * similarity[i * n + j];
				counted += weights[j];
			}
			sum += weights[i] * row;
			all += weights[i] * counted;
		}
		return sum / all;
	}
}
