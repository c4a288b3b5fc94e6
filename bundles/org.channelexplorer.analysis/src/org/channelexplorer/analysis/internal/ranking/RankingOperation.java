package org.channelexplorer.analysis.internal.ranking;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.extension.ChannelRanking;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Documentation;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Parameter;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Ranks the channels of a layer. */
@Documentation(summary = "Orders the channels of a layer by how telling they are.", formula = "descending score; equal scores by channel index, undefined ones last",
		source = "ChannelExplorer", caution = "A ranking looks at one channel at a time: two weak channels may part the classes together.")
public final class RankingOperation implements Operation<RankingOperation.Parameters> {

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Layer", description = "Layer whose channels are ranked; empty = the last extracted one.", kind = Parameter.Kind.LAYER) String layer,
			@Parameter(label = "Summary", description = "Summary function; empty = the first extracted one.", kind = Parameter.Kind.SUMMARY) String summary,
			@Parameter(label = "Method", description = "How channels are scored.", kind = Parameter.Kind.METHOD, method = ChannelRanking.class, defaultValue = "classPairwiseDistance") String method) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public List<String> inputHashes(Call<Parameters> call) throws InputException {
		AnalysisData data = call.data();
		// the network's hash covers the filters
		return List.of(data.summary(call.parameters().layer(), call.parameters().summary()).hash(), data.labelsHash(), data.network().sha256());
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, "Channel ranking", 10);
		SummaryMatrix summary = Layers.finite(call.data(), call.parameters().layer(), call.parameters().summary());
		progress.worked(1);
		var input = new ChannelRanking.Input(summary.values(), call.data().labels(), call.data().filterNorms(summary.layer()));
		var method = call.method("method");
		double[] scores = scores((ChannelRanking<?>) method.instance(), method.parameters(), input, progress.split(9));
		if (scores.length != summary.values().columns()) {
			throw new IllegalStateException("the ranking " + method.id() + " gave " + scores.length + " scores for " + summary.values().columns() + " channels");
		}
		int[] order = order(scores);
		return new Result("ranking", Map.of("layer", summary.layer(), "summary", summary.function(), "method", method.id()),
				Map.of(Result.MAIN,
						Table.builder().longs("rank", IntStream.rangeClosed(1, order.length).asLongStream().toArray())
								.longs("channel", IntStream.of(order).asLongStream().toArray())
								.doubles("score", IntStream.of(order).mapToDouble(c -> scores[c]).toArray()).build()),
				Map.of());
	}

	private static <P extends Record> double[] scores(ChannelRanking<P> ranking, Record parameters, ChannelRanking.Input input, IProgressMonitor monitor)
			throws InputException {
		return ranking.scores(input, ranking.parameterType().cast(parameters), monitor);
	}

	/** Channels by descending score, ties by index, NaN last. */
	private static int[] order(double[] scores) {
		Comparator<Integer> byScore = Comparator.comparing(c -> Double.isNaN(scores[c]));
		return IntStream.range(0, scores.length).boxed().sorted(byScore.thenComparing(c -> -scores[c] + 0.0)).mapToInt(Integer::intValue).toArray();
	}
}
