package org.channelexplorer.analysis.internal.separability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.resampling.Interval;
import org.channelexplorer.analysis.internal.resampling.Resamples;
import org.channelexplorer.analysis.internal.resampling.SamplingVariance;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.analysis.internal.support.Stratified;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.extension.SeparabilityMetric;
import org.channelexplorer.core.extension.SeparabilityMetric.Input;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Call.ChosenMethod;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.core.result.LayerScores.Pair;
import org.channelexplorer.core.result.LayerScores.Score;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/** Separability of the classes, layer by layer. */
@Documentation(version = 3,
		summary = "How well the classes separate in each layer, by several measures, each with a grouped-jackknife interval; optionally for every two classes.",
		formula = "score -+ t * standard error; error^2 = J - S, J the variance from leaving out groups of images class by class (grouped jackknife), S the variance "
				+ "of the mean score of two complementary halves, which is what J counts twice; neighbour measures: the mean of J - S and A - S, A the mean square of half the "
				+ "difference of the two halves; Davies-Bouldin: two parts and one; t for the degrees of freedom that the spread of the squares in J leaves; on the scale of log(score) for scores from 0 on; shares of images have Wilson's interval. It covers the score expected of other images drawn like these, as many of each class.",
		source = "Shao and Wu, A general theory for jackknife variance estimation, 1989; Efron and Stein, The jackknife estimate of variance, 1981; Wilson, 1927",
		caution = "Where classes do not separate at all, or almost perfectly, intervals may cover 90 or 99 instead of 95 %; those of silhouette and Fisher ratio are slightly narrow (94, on real images 90 to 94 %); they say nothing about other data. One-image classes add no "
				+ "variation. Compare layers by intervals of one measure: measures have different scales. Many pairs mean many chances to look extreme.")
public final class SeparabilityOperation implements Operation<SeparabilityOperation.Parameters> {
	private static final String ALL = "*";

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Layer", description = "Layer to score; empty or * = every extracted layer (the layer profile).",
					kind = Parameter.Kind.LAYERS) String layer,
			@Parameter(label = "Summary", description = "Summary function; empty = the first extracted one.", kind = Parameter.Kind.SUMMARY) String summary,
			@Parameter(label = "Metrics", description = "Metrics, comma separated; empty = all.", kind = Parameter.Kind.METHODS,
					method = SeparabilityMetric.class) String metrics,
			@Parameter(label = "Per class pair", description = "Score every two classes too.", defaultValue = "false") boolean pairs,
			@Parameter(label = "Jackknife groups",
					description = "About how many groups of images are left out, one at a time, for the grouped-jackknife intervals, half as many scores of halves added; 0 = no intervals.",
					defaultValue = "200", min = 0, max = 100000) int bootstrap,
			@Parameter(label = "Level of the intervals", description = "Probability of the grouped-jackknife intervals.", defaultValue = "0.95", min = 0.5,
					max = 0.999) double level,
			@Parameter(label = "Most images",
					description = "With more images, scores are those of a random sample of this many, drawn class by class; memory grows with its square.",
					defaultValue = "5000", min = 10, max = 30000) int maxImages) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		Parameters p = call.parameters();
		Inputs inputs = Inputs.of(call).summaries(layers(call), p.summary()).labels();
		return p.bootstrap() > 0 || call.data().images().size() > p.maxImages() ? inputs.seed() : inputs;
	}

	private static List<String> layers(Call<Parameters> call) {
		String layer = call.parameters().layer();
		return layer.isBlank() || layer.equals(ALL) ? call.data().layers() : List.of(layer);
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		Labels labels = call.data().labels();
		int[] counts = labels.counts();
		int[] classes = IntStream.range(0, counts.length).filter(c -> counts[c] > 0).toArray();
		if (classes.length < 2) {
			throw new InputException("separability compares classes, and all " + labels.size() + " images are of one class"
					+ (classes.length == 1 ? ", '" + labels.classes().get(classes[0]) + "'" : ""));
		}
		List<String> layers = layers(call);
		List<ChosenMethod> metrics = call.methods("metrics");
		int pairs = call.parameters().pairs() ? classes.length * (classes.length - 1) / 2 : 0;
		SubMonitor progress = SubMonitor.convert(monitor, "Separability", layers.size() * metrics.size() * (1 + pairs));
		List<Score> scores = new ArrayList<>();
		List<Pair> ofPairs = new ArrayList<>();
		int used = labels.size();
		int[] scored = counts;
		String function = call.parameters().summary();
		for (String layer : layers) {
			progress.subTask(layer);
			SummaryMatrix summary = Layers.finite(call.data(), layer, call.parameters().summary());
			function = summary.function();
			Sample sample = Sample.of(summary.values(), labels, call);
			used = sample.labels.size();
			scored = sample.labels.counts();
			scores.addAll(score(sample, summary.layer(), "", "", metrics, call, progress));
			for (int a = 0; a < classes.length && pairs > 0; a++) {
				for (int b = a + 1; b < classes.length; b++) {
					String nameA = labels.classes().get(classes[a]);
					String nameB = labels.classes().get(classes[b]);
					score(sample.pair(classes[a], classes[b]), summary.layer(), nameA, nameB, metrics, call, progress)
							.forEach(score -> ofPairs.add(new Pair(nameA, nameB, score)));
				}
			}
		}
		Map<String, Boolean> higherIsBetter = new TreeMap<>();
		Map<String, Double> chance = new TreeMap<>();
		for (ChosenMethod m : metrics) {
			SeparabilityMetric<?> metric = (SeparabilityMetric<?>) m.instance();
			higherIsBetter.put(m.id(), metric.higherIsBetter());
			double level = metric.chance(scored);
			if (!Double.isNaN(level)) {
				chance.put(m.id(), level);
			}
		}
		return new LayerScores(function, new LayerScores.Basis(call.parameters().bootstrap(), call.parameters().level(), classes.length, labels.size(), used),
				higherIsBetter, chance, scores, call.parameters().pairs() ? Optional.of(ofPairs) : Optional.empty()).toResult();
	}

	private static List<Score> score(Sample sample, String layer, String a, String b, List<ChosenMethod> metrics, Call<Parameters> call, SubMonitor progress)
			throws InputException {
		List<Score> scores = new ArrayList<>();
		Input input = new Input(sample.x, sample.labels);
		for (ChosenMethod m : metrics) {
			// the metric's id, not its place in the list, names the draws: leaving one out changes nothing for the others
			Resamples samples = new Resamples(sample.x, sample.labels, call.seed(), String.join("\n", layer, m.id(), a, b));
			Interval interval = interval((SeparabilityMetric<?>) m.instance(), m.parameters(), input, samples, call.parameters(), progress.split(1));
			scores.add(new Score(layer, m.id(), interval.score(), interval.low(), interval.high(), Double.isNaN(interval.score()) ? reason(sample) : ""));
		}
		return scores;
	}

	private static <P extends Record> Interval interval(SeparabilityMetric<P> metric, Record own, Input input, Resamples samples, Parameters parameters,
			IProgressMonitor monitor) throws InputException {
		P bound = metric.parameterType().cast(own);
		int[] plain = Resamples.plain(input.labels().size());
		double score = metric.score(input, plain, bound, monitor);
		if (parameters.bootstrap == 0 || Double.isNaN(score)) {
			return Interval.none(score);
		}
		Sampling sampling = metric.sampling(input);
		SamplingVariance variance = SamplingVariance.of(weights -> {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			return new double[] { metric.score(input, weights, bound, monitor) };
		}, samples, parameters.bootstrap, sampling.halves());
		return Interval.around(score, variance.variance(0), variance.degrees(0), sampling, plain.length, parameters.level);
	}

	private static String reason(Sample sample) {
		float[] first = sample.x.row(0);
		boolean equal = IntStream.range(1, sample.x.rows()).allMatch(i -> java.util.Arrays.equals(first, sample.x.row(i)));
		return equal ? "not defined: all images have the same summaries" : "not defined: classes without spread or of one image, or with equal means";
	}

	/** The images that are scored. */
	private record Sample(FloatMatrix x, Labels labels) {

		static Sample of(FloatMatrix x, Labels labels, Call<Parameters> call) {
			int most = call.parameters().maxImages();
			if (labels.size() <= most) {
				return new Sample(x, labels);
			}
			int[] rows = Stratified.sample(x, labels, most, call.seed(), "separability");
			return new Sample(FloatMatrix.of(rows.length, x.columns(), x.selectRows(rows).toArray()), labels.select(rows));
		}

		Sample pair(int a, int b) {
			int[] rows = IntStream.range(0, labels.size()).filter(i -> labels.classOf(i) == a || labels.classOf(i) == b).toArray();
			int[] of = IntStream.of(rows).map(i -> labels.classOf(i) == a ? 0 : 1).toArray();
			return new Sample(FloatMatrix.of(rows.length, x.columns(), x.selectRows(rows).toArray()),
					new Labels(List.of(labels.classes().get(a), labels.classes().get(b)), of));
		}
	}
}
