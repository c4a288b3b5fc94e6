package org.channelexplorer.analysis.internal.separability;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.resampling.Interval;
import org.channelexplorer.analysis.internal.resampling.Resamples;
import org.channelexplorer.analysis.internal.resampling.SamplingVariance;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.analysis.internal.support.Stratified;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.extension.SeparabilityMetric;
import org.channelexplorer.core.extension.SeparabilityMetric.Input;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.result.LayerComparison;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.result.Placement;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/** Sets two layers, summaries, steps or labellings side by side on the same images. */
@Documentation(
		version = 3,
		summary = "How two layers, summaries, steps, labellings or seeds differ: separability in both, the difference with a paired interval, and how alike their "
				+ "pictures of the images are.",
		formula = "difference = score of the second - score of the first on the same images; its interval: grouped jackknife of the difference, the same groups left out of "
				+ "both; alignment = linear CKA = <K, L> / (|K| |L|) of the centred Gram matrices; neighbours shared = mean over images of the share of the k nearest (Euclidean) "
				+ "that are among the k nearest in the other; with another seed, the same of the k nearest in the plane. Two labellings are compared on the images that "
				+ "have a class in both.",
		source = "Shao and Wu, 1989; Kornblith et al., Similarity of Neural Network Representations Revisited, ICML 2019",
		caution = "An interval that leaves out 0 speaks of other images drawn like these, not of other data. CKA is dominated by the directions of largest variance. Metrics "
				+ "without a common scale (Fisher ratio, Calinski-Harabasz) grow with the number of channels: compare their signs, not their sizes.")
public final class CompareOperation implements Operation<CompareOperation.Parameters> {

	private static final String HERE = "here";
	private static final String THERE = "there";

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Layer", description = "The first layer; empty = the last extracted one.", kind = Parameter.Kind.LAYER) String layer,
			@Parameter(label = "Summary", description = "Its summary function; empty = the first extracted one.", kind = Parameter.Kind.SUMMARY) String summary,
			Other second, Pictures pictures, Measured measured) {
	}

	/** What the layer is compared with. */
	public record Other(
			@Parameter(label = "Other layer", description = "The second layer; empty = the last extracted one.", kind = Parameter.Kind.LAYER) String otherLayer,
			@Parameter(label = "Other summary", description = "Its summary function; empty = the first extracted one.",
					kind = Parameter.Kind.SUMMARY) String otherSummary,
			@Parameter(label = "Other step", description = "The second layer's step, for a network that was run several times per image; 0 = the same step.",
					defaultValue = "0", min = 0, max = 1000000) int otherStep,
			@Parameter(label = "Other labelling",
					description = "The labelling whose classes the second side has; given = the classes of the data set; empty = the same classes.") String otherLabelling) {
	}

	/** The pictures that are compared. */
	public record Pictures(
			@Parameter(label = "Projection", description = "The projection whose pictures are compared when there is another seed.", defaultValue = "tsne",
					kind = Parameter.Kind.METHOD, method = Projection.class) String projection,
			@Parameter(label = "Other seed", description = "Seed of a second picture of the first layer, beside that of the seed in use; 0 = none is drawn.",
					defaultValue = "0", min = 0, max = 1000000) int otherSeed) {
	}

	/** How the two are compared. */
	public record Measured(
			@Parameter(label = "Metrics", description = "Separability metrics, comma separated; empty = all.", defaultValue = "knnPurity,silhouette",
					kind = Parameter.Kind.METHODS, method = SeparabilityMetric.class) String metrics,
			@Parameter(label = "Nearest images (k)", description = "Number of nearest images whose overlap is counted.", defaultValue = "10", min = 1,
					max = 1000) int nearest,
			@Parameter(label = "Jackknife groups", description = "About how many groups of images are left out, one at a time; 0 = no intervals.",
					defaultValue = "100", min = 0, max = 100000) int groups,
			@Parameter(label = "Level of the intervals", description = "Probability of the intervals.", defaultValue = "0.95", min = 0.5,
					max = 0.999) double level,
			@Parameter(label = "Most images", description = "With more images, a random sample of this many is compared, drawn class by class.",
					defaultValue = "3000", min = 10, max = 30000) int maxImages) {
	}

	private record Sides(Input first, Input second) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		Parameters p = call.parameters();
		Inputs inputs = Inputs.of(call).summary(p.layer(), p.summary()).labels();
		if (p.second().otherStep() > 0) {
			inputs.summaryAt(p.second().otherStep(), p.second().otherLayer(), p.second().otherSummary());
		} else {
			inputs.summary(p.second().otherLayer(), p.second().otherSummary());
		}
		if (!p.second().otherLabelling().isBlank()) {
			inputs.labels(p.second().otherLabelling().strip());
		}
		if (p.pictures().otherSeed() > 0) {
			for (String picture : List.of(HERE, THERE)) {
				inputs.result(picture, Placement.TYPE, placed(call),
						picture.equals(HERE) ? OptionalLong.empty() : OptionalLong.of(p.pictures().otherSeed()));
			}
		}
		return p.measured().groups() > 0 || call.data().images().size() > p.measured().maxImages() ? inputs.seed() : inputs;
	}

	private static Map<String, String> placed(Call<Parameters> call) {
		Call.ChosenMethod method = call.method("projection");
		Map<String, String> given = new TreeMap<>(call.texts());
		given.keySet().retainAll(ParameterSpec.of(method.parameters().getClass()).stream().map(ParameterSpec::name).toList());
		given.putAll(Map.of("method", method.id(), "layer", call.parameters().layer(), "summary", call.parameters().summary()));
		return given;
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		Parameters p = call.parameters();
		SummaryMatrix a = Layers.finite(call.data(), p.layer(), p.summary());
		AnalysisData second = p.second().otherStep() > 0 ? call.data().atStep(p.second().otherStep()) : call.data();
		SummaryMatrix b = Layers.finite(second, p.second().otherLayer(), p.second().otherSummary());
		Labels all = call.data().labels();
		Labels other = p.second().otherLabelling().isBlank() ? all : call.data().labels(p.second().otherLabelling().strip());
		int[] rows = all.size() <= p.measured().maxImages() ? IntStream.range(0, all.size()).toArray()
				: Stratified.sample(a.values(), all, p.measured().maxImages(), call.seed(), "compare");
		rows = IntStream.of(rows).filter(i -> other.classOf(i) >= 0).toArray();
		Labels labels = all.select(rows).withoutEmpty();
		Labels others = other.select(rows).withoutEmpty();
		if (labels.classes().size() < 2 || others.classes().size() < 2) {
			throw new InputException("a comparison of layers compares how they separate classes, and all " + labels.size() + " images are of one class"
					+ (labels.classes().size() < 2 ? "" : " in the labelling " + p.second().otherLabelling()));
		}
		Sides sides = new Sides(new Input(taken(a.values(), rows), labels), new Input(taken(b.values(), rows), others));
		List<Call.ChosenMethod> metrics = call.methods("metrics");
		SubMonitor progress = SubMonitor.convert(monitor, "Compare layers", metrics.size() + 2);
		List<LayerComparison.Row> table = new ArrayList<>();
		for (Call.ChosenMethod m : metrics) {
			Resamples samples = new Resamples(sides.first.x(), labels, call.seed(), "compare\n" + m.id());
			table.add(row(m.id(), (SeparabilityMetric<?>) m.instance(), m.parameters(), sides, samples, p, progress.split(1)));
		}
		double alignment = Alignment.of(sides.first.x(), sides.second.x(), progress.split(1));
		int k = Math.min(p.measured().nearest(), labels.size() - 1);
		double shared = shared(sides.first.distances(progress), sides.second.distances(progress), labels.size(), k, progress.split(1));
		double places = p.pictures().otherSeed() > 0 ? places(call, rows, k, progress) : Double.NaN;
		return new LayerComparison(new Origin(a.layer(), a.function()), new Origin(b.layer(), b.function()), labels.size(), alignment, shared, places, k,
				p.measured().level(), table).toResult();
	}

	private static double places(Call<Parameters> call, int[] rows, int k, IProgressMonitor monitor) throws InputException {
		Labels none = new Labels(List.of("all"), new int[rows.length]);
		Input here = new Input(taken(Placement.of(call.result(HERE)).positions(), rows), none);
		Input there = new Input(taken(Placement.of(call.result(THERE)).positions(), rows), none);
		return shared(here.distances(monitor), there.distances(monitor), rows.length, k, monitor);
	}

	private static FloatMatrix taken(FloatMatrix x, int[] rows) {
		return FloatMatrix.of(rows.length, x.columns(), x.selectRows(rows).toArray());
	}

	private static <M extends Record> LayerComparison.Row row(String id, SeparabilityMetric<M> metric, Record own, Sides sides, Resamples samples, Parameters p,
			IProgressMonitor monitor) throws InputException {
		M bound = metric.parameterType().cast(own);
		int[] plain = Resamples.plain(sides.first.labels().size());
		double first = metric.score(sides.first, plain, bound, monitor);
		double second = metric.score(sides.second, plain, bound, monitor);
		double difference = second - first;
		if (p.measured().groups() == 0 || Double.isNaN(difference)) {
			return new LayerComparison.Row(id, first, second, difference, Double.NaN, Double.NaN);
		}
		SamplingVariance variance = SamplingVariance.of(weights -> {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			return new double[] { metric.score(sides.second, weights, bound, monitor) - metric.score(sides.first, weights, bound, monitor) };
		}, samples, p.measured().groups(), metric.sampling(sides.first).halves());
		Interval interval = Interval.around(difference, variance.variance(0), variance.degrees(0), Sampling.SMOOTH, plain.length, p.measured().level());
		return new LayerComparison.Row(id, first, second, difference, interval.low(), interval.high());
	}

	private static double shared(double[] here, double[] there, int n, int k, IProgressMonitor monitor) {
		Neighbours first = Neighbours.of(here, n, k, monitor);
		Neighbours second = Neighbours.of(there, n, k, monitor);
		double sum = 0;
		for (int i = 0; i < n; i++) {
			Set<Integer> near = new HashSet<>();
			for (int r = 0; r < Math.min(k, first.count(i)); r++) {
				near.add(first.neighbour(i, r));
			}
			int common = 0;
			for (int r = 0; r < Math.min(k, second.count(i)); r++) {
				common += near.contains(second.neighbour(i, r)) ? 1 : 0;
			}
			sum += (double) common / k;
		}
		return sum / n;
	}
}
