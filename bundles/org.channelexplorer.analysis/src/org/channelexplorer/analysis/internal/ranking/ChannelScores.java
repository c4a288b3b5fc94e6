package org.channelexplorer.analysis.internal.ranking;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.resampling.Interval;
import org.channelexplorer.analysis.internal.resampling.Resamples;
import org.channelexplorer.analysis.internal.resampling.SamplingVariance;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.ChannelRanking;
import org.channelexplorer.core.extension.ChannelRanking.Effects;
import org.channelexplorer.core.extension.ChannelRanking.Reads;
import org.channelexplorer.core.extension.ImportedModel.OutgoingWeights;
import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Call.ChosenMethod;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.result.ChannelEffects;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * The scores of a layer's channels by one ranking.
 *
 * @param method the ranking
 * @param groups groups of images that are left out for the intervals, 0 for none
 * @param level  probability of the intervals
 */
public record ChannelScores(ChosenMethod method, int groups, double level) {

	private ChannelRanking<?> ranking() {
		return (ChannelRanking<?>) method.instance();
	}

	/** Whether the scores have intervals, for which images are left out class by class. */
	public boolean resampled() {
		return groups > 0 && ranking().sampling().isPresent();
	}

	/** Whether the classes are read. */
	public boolean readsLabels() {
		return resampled() || ranking().reads().contains(Reads.LABELS);
	}

	/** Whether the network is run for every channel. */
	public boolean runsNetwork() {
		return ranking().reads().contains(Reads.ABLATION);
	}

	/** Declares what is read besides summaries and labels. @param layer id of the layer, as given by the user */
	public void declare(Inputs inputs, String layer) {
		if (ranking().reads().contains(Reads.FILTER_NORMS)) {
			inputs.filterNorms(layer);
		}
		if (ranking().reads().contains(Reads.OUTGOING_WEIGHTS)) {
			inputs.outgoingWeights(layer);
		}
		if (runsNetwork()) {
			inputs.result(ChannelEffects.TYPE, Map.of("layer", layer, "level", Double.toString(level)));
		}
		if (resampled()) {
			inputs.seed();
		}
	}

	/**
	 * Scores every channel.
	 *
	 * @param labels the classes; any when they are not read
	 * @throws InputException when the ranking is not defined for these images or this network
	 */
	public Interval[] of(SummaryMatrix summary, Labels labels, Call<?> call, IProgressMonitor monitor) throws InputException {
		ChannelRanking.Input input = new ChannelRanking.Input(summary.values(), labels, () -> norms(call, summary.layer()),
				() -> outgoing(call, summary.layer()), () -> ablated(call, summary.values().columns()));
		return of(ranking(), input, call.seed(), summary.layer() + "\n" + method.id(), monitor);
	}

	private float[] norms(Call<?> call, String layer) throws InputException {
		if (!ranking().reads().contains(Reads.FILTER_NORMS)) {
			throw new IllegalStateException("the ranking " + method.id() + " does not say that it reads filter norms");
		}
		return call.data().filterNorms(layer);
	}

	private OutgoingWeights outgoing(Call<?> call, String layer) throws InputException {
		if (!ranking().reads().contains(Reads.OUTGOING_WEIGHTS)) {
			throw new IllegalStateException("the ranking " + method.id() + " does not say that it reads the weights behind the layer");
		}
		return call.data().outgoingWeights(layer);
	}

	private Effects ablated(Call<?> call, int channels) throws InputException {
		if (!runsNetwork()) {
			throw new IllegalStateException("the ranking " + method.id() + " does not say that it reads what silenced channels do");
		}
		return effects(ChannelEffects.of(call.result(ChannelEffects.TYPE)).channels(), channels);
	}

	/** By channel. @param channels their number */
	public static Effects effects(List<ChannelEffects.Channel> of, int channels) {
		double[][] all = new double[4][channels];
		for (double[] values : all) {
			Arrays.fill(values, Double.NaN);
		}
		for (ChannelEffects.Channel c : of) {
			all[0][c.channel()] = c.drop();
			all[1][c.channel()] = c.low();
			all[2][c.channel()] = c.high();
			all[3][c.channel()] = c.moved();
		}
		return new Effects(all[0], all[1], all[2], all[3]);
	}

	private <P extends Record> Interval[] of(ChannelRanking<P> ranking, ChannelRanking.Input input, long seed, String purpose, IProgressMonitor monitor)
			throws InputException {
		P bound = ranking.parameterType().cast(method.parameters());
		int resamples = resampled() ? groups : 0;
		SubMonitor progress = SubMonitor.convert(monitor, 1 + 2 * resamples);
		double[] scores = ranking.scores(input, bound, progress.split(1));
		if (scores.length != input.summaries().columns()) {
			throw new IllegalStateException(
					ranking.getClass().getName() + " gave " + scores.length + " scores for " + input.summaries().columns() + " channels");
		}
		Optional<double[][]> known = groups > 0 ? ranking.intervals(input, bound) : Optional.empty();
		if (known.isPresent()) {
			double[][] ends = known.get();
			return IntStream.range(0, scores.length).mapToObj(c -> new Interval(scores[c], ends[0][c], ends[1][c])).toArray(Interval[]::new);
		}
		if (resamples == 0) {
			return DoubleStream.of(scores).mapToObj(Interval::none).toArray(Interval[]::new);
		}
		Sampling sampling = ranking.sampling().orElseThrow();
		SamplingVariance variance = SamplingVariance.of(weights -> ranking.scores(drawn(input, weights), bound, progress.split(1)),
				new Resamples(input.summaries(), input.labels(), seed, purpose), resamples, sampling.halves());
		return IntStream.range(0, scores.length).mapToObj(c -> Interval.around(scores[c], variance.variance(c), variance.degrees(c), sampling,
				input.labels().size(), level)).toArray(Interval[]::new);
	}

	private static ChannelRanking.Input drawn(ChannelRanking.Input input, int[] weights) {
		int[] rows = IntStream.range(0, weights.length).flatMap(i -> IntStream.generate(() -> i).limit(weights[i])).toArray();
		FloatMatrix x = FloatMatrix.of(rows.length, input.summaries().columns(), input.summaries().selectRows(rows).toArray());
		return new ChannelRanking.Input(x, input.labels().select(rows), input.filterNorms(), input.outgoing(), input.ablated());
	}

	/** Channels by descending score, ties by index, NaN last. */
	public static int[] order(Interval[] scores) {
		Comparator<Integer> byScore = Comparator.comparing(c -> Double.isNaN(scores[c].score()));
		return IntStream.range(0, scores.length).boxed().sorted(byScore.thenComparing(c -> -scores[c].score() + 0.0)).mapToInt(Integer::intValue).toArray();
	}
}
