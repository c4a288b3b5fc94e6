package org.channelexplorer.analysis.internal.ranking;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.resampling.Interval;
import org.channelexplorer.analysis.internal.resampling.Resamples;
import org.channelexplorer.analysis.internal.resampling.SamplingVariance;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.ChannelRanking;
import org.channelexplorer.core.extension.ChannelRanking.Reads;
import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.result.RankedChannels;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Ranks the channels of a layer. */
@Documentation(version = 2, summary = "Ranks the channels of a layer by how informative they are, each score with a grouped-jackknife interval.",
		formula = "descending score; equal scores by channel index, undefined ones last; low and high: grouped-jackknife interval, score -+ t * standard error as for separability, on the scale of log(score), or of log(score/(1-score)) for scores from 0 to 1: where the "
				+ "score of other images drawn like these, as many of each class, is expected",
		source = "ChannelExplorer; Efron and Stein, The jackknife estimate of variance, 1981",
		caution = "A ranking scores one channel at a time: two weak channels may separate the classes together. The first of many channels is also first by luck: its "
				+ "interval is not corrected for that selection. The order of neighbours whose intervals overlap is uncertain.")
public final class RankingOperation implements Operation<RankingOperation.Parameters> {

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Layer", description = "Layer whose channels are ranked; empty = the last extracted one.",
					kind = Parameter.Kind.LAYER) String layer,
			@Parameter(label = "Summary", description = "Summary function; empty = the first extracted one.", kind = Parameter.Kind.SUMMARY) String summary,
			@Parameter(label = "Method", description = "How channels are scored.", kind = Parameter.Kind.METHOD, method = ChannelRanking.class,
					defaultValue = "classPairwiseDistance") String method,
			@Parameter(label = "Jackknife groups",
					description = "About how many groups of images are left out, one at a time, for the grouped-jackknife intervals, half as many scores of halves added; 0 = no intervals.",
					defaultValue = "100", min = 0, max = 100000) int bootstrap,
			@Parameter(label = "Level of the intervals", description = "Probability of the grouped-jackknife intervals.", defaultValue = "0.95", min = 0.5,
					max = 0.999) double level) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		Parameters p = call.parameters();
		Inputs inputs = Inputs.of(call).summary(p.layer(), p.summary());
		if (readsLabels(call)) {
			inputs.labels();
		}
		if (ranking(call).reads().contains(Reads.FILTER_NORMS)) {
			inputs.filterNorms(p.layer());
		}
		return resampled(call) ? inputs.seed() : inputs;
	}

	private static ChannelRanking<?> ranking(Call<Parameters> call) {
		return (ChannelRanking<?>) call.method("method").instance();
	}

	private static float[] norms(Call<Parameters> call, String layer) throws InputException {
		if (!ranking(call).reads().contains(Reads.FILTER_NORMS)) {
			throw new IllegalStateException("the ranking " + call.method("method").id() + " does not say that it reads filter norms");
		}
		return call.data().filterNorms(layer);
	}

	private static boolean resampled(Call<Parameters> call) {
		return call.parameters().bootstrap > 0 && ranking(call).sampling().isPresent();
	}

	// images are left out class by class
	private static boolean readsLabels(Call<Parameters> call) {
		return resampled(call) || ranking(call).reads().contains(Reads.LABELS);
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, "Channel ranking", 10);
		SummaryMatrix summary = Layers.finite(call.data(), call.parameters().layer(), call.parameters().summary());
		progress.worked(1);
		Labels labels = readsLabels(call) ? call.data().labels() : new Labels(List.of("all"), new int[summary.values().rows()]);
		var input = new ChannelRanking.Input(summary.values(), labels, () -> norms(call, summary.layer()));
		var method = call.method("method");
		Interval[] scores = scores(ranking(call), method.parameters(), input, call, summary.layer() + "\n" + method.id(), progress.split(9));
		int[] order = order(scores);
		return new RankedChannels(new Origin(summary.layer(), summary.function()), method.id(), call.parameters().bootstrap, call.parameters().level,
				IntStream.of(order).mapToObj(c -> new RankedChannels.Channel(c, scores[c].score(), scores[c].low(), scores[c].high())).toList()).toResult();
	}

	private static <P extends Record> Interval[] scores(ChannelRanking<P> ranking, Record own, ChannelRanking.Input input, Call<Parameters> call,
			String purpose,
			IProgressMonitor monitor) throws InputException {
		P bound = ranking.parameterType().cast(own);
		int resamples = resampled(call) ? call.parameters().bootstrap : 0;
		SubMonitor progress = SubMonitor.convert(monitor, 1 + 2 * resamples);
		double[] scores = ranking.scores(input, bound, progress.split(1));
		if (scores.length != input.summaries().columns()) {
			throw new IllegalStateException(
					ranking.getClass().getName() + " gave " + scores.length + " scores for " + input.summaries().columns() + " channels");
		}
		if (resamples == 0) {
			return DoubleStream.of(scores).mapToObj(Interval::none).toArray(Interval[]::new);
		}
		Sampling sampling = ranking.sampling().orElseThrow();
		SamplingVariance variance = SamplingVariance.of(weights -> ranking.scores(drawn(input, weights), bound, progress.split(1)),
				new Resamples(input.summaries(), input.labels(), call.seed(), purpose), resamples, sampling.halves());
		return IntStream.range(0, scores.length).mapToObj(c -> Interval.around(scores[c], variance.variance(c), variance.degrees(c), sampling,
				input.labels().size(), call.parameters().level)).toArray(Interval[]::new);
	}

	private static ChannelRanking.Input drawn(ChannelRanking.Input input, int[] weights) {
		int[] rows = IntStream.range(0, weights.length).flatMap(i -> IntStream.generate(() -> i).limit(weights[i])).toArray();
		FloatMatrix x = FloatMatrix.of(rows.length, input.summaries().columns(), input.summaries().selectRows(rows).toArray());
		return new ChannelRanking.Input(x, input.labels().select(rows), input.filterNorms());
	}

	/** Channels by descending score, ties by index, NaN last. */
	private static int[] order(Interval[] scores) {
		Comparator<Integer> byScore = Comparator.comparing(c -> Double.isNaN(scores[c].score()));
		return IntStream.range(0, scores.length).boxed().sorted(byScore.thenComparing(c -> -scores[c].score() + 0.0)).mapToInt(Integer::intValue).toArray();
	}
}
