package org.channelexplorer.analysis.internal.ranking;

import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.resampling.Interval;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.ChannelRanking;
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
		ChannelScores scores = scores(call);
		Inputs inputs = Inputs.of(call).summary(p.layer(), p.summary());
		if (scores.readsLabels()) {
			inputs.labels();
		}
		scores.declare(inputs, p.layer());
		return inputs;
	}

	private static ChannelScores scores(Call<Parameters> call) {
		return new ChannelScores(call.method("method"), call.parameters().bootstrap, call.parameters().level);
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, "Channel ranking", 10);
		SummaryMatrix summary = Layers.finite(call.data(), call.parameters().layer(), call.parameters().summary());
		progress.worked(1);
		ChannelScores ranking = scores(call);
		Labels labels = ranking.readsLabels() ? call.data().labels() : new Labels(List.of("all"), new int[summary.values().rows()]);
		Interval[] scores = ranking.of(summary, labels, call, progress.split(9));
		return new RankedChannels(new Origin(summary.layer(), summary.function()), ranking.method().id(), call.parameters().bootstrap, call.parameters().level,
				IntStream.of(ChannelScores.order(scores)).mapToObj(c -> new RankedChannels.Channel(c, scores[c].score(), scores[c].low(), scores[c].high()))
						.toList())
				.toResult();
	}
}
