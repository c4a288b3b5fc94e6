package org.channelexplorer.analysis.internal.representatives;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.cluster.KMeans;
import org.channelexplorer.analysis.internal.cluster.Nearest;
import org.channelexplorer.analysis.internal.cluster.Partition;
import org.channelexplorer.analysis.internal.cluster.Points;
import org.channelexplorer.analysis.internal.cluster.XMeans;
import org.channelexplorer.analysis.internal.support.Canonical;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.analysis.internal.support.Seeds;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Representative images of every class. */
@Documentation(version = 2, summary = "A few images that stand for each class, chosen by what the whole network makes of them, and how well they cover it.",
		formula = "per class X-Means on the concatenated summaries of all layers, channels standardised over all images, layers scaled by 1/sqrt(channels); the image nearest "
				+ "each centroid; coverage = mean distance of the class' images to the nearest representative, beside the mean over 20 random choices of as many",
		source = "ChannelExplorer; Pelleg and Moore, X-means, 2000",
		caution = "Representative of the activations, not of the meaning: an image with a wrong label can stand for a group of its like. A ratio near 1 means that random "
				+ "images would do as well.")
public final class RepresentativesOperation implements Operation<RepresentativesOperation.Parameters> {
	private static final int STARTS = 3;
	private static final int RANDOM_CHOICES = 20;
	// values held for one class, 256 MB; of larger classes a sample is clustered
	private static final long MOST_VALUES = 1L << 26;
	private static final int FEWEST_SAMPLED = 50;

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Summary", description = "Summary function; empty = the first extracted one.", kind = Parameter.Kind.SUMMARY) String summary,
			@Parameter(label = "Per class (K)", description = "Representatives per class, fewer in smaller classes; 0 = as many as X-Means finds.", defaultValue = "0", min = 0, max = 1000) int clusters,
			@Parameter(label = "Most per class", description = "Largest number that X-Means may find.", defaultValue = "12", min = 1, max = 1000) int maxClusters) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		return Inputs.of(call).summaries(call.data().layers(), call.parameters().summary()).labels().seed();
	}

	private record Row(String name, int number, int image, int images, double share) {
	}

	private record Coverage(String name, int images, int used, int representatives, double distance, double random) {
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		Labels labels = call.data().labels();
		List<String> layers = call.data().layers();
		SubMonitor progress = SubMonitor.convert(monitor, "Representatives", layers.size() + 4 * labels.classes().size());
		NetworkSpace space = new NetworkSpace();
		FloatMatrix last = null;
		for (String layer : layers) {
			last = Layers.finite(call.data(), layer, call.parameters().summary()).values();
			space.add(last, progress.split(1));
		}
		List<Row> rows = new ArrayList<>();
		List<Coverage> coverage = new ArrayList<>();
		for (int c = 0; c < labels.classes().size(); c++) {
			SubMonitor ofClass = progress.split(4);
			int[] members = labels.rowsOf(c);
			if (members.length > 0) {
				int[] used = sample(last, members, space.columns(), call.seed(), labels.classes().get(c));
				choose(labels.classes().get(c), members.length, used, space.points(used, ofClass), call, rows, coverage, ofClass);
			}
		}
		return new Result("representatives", Map.of("summary", call.data().summary(layers.getFirst(), call.parameters().summary()).function(), "layers",
				(long) layers.size(), "channels", (long) space.columns(), "representatives", (long) rows.size(), "coverageRatio", ratio(coverage)),
				Map.of(Result.MAIN, main(rows, call), "coverage", coverage(coverage)), Map.of());
	}

	/** The images of a class that are clustered: all, or a seeded sample that fits the memory. */
	private static int[] sample(FloatMatrix x, int[] members, int columns, long seed, String name) {
		int most = (int) Math.max(FEWEST_SAMPLED, Math.min(Integer.MAX_VALUE, MOST_VALUES / columns));
		if (members.length <= most) {
			return members;
		}
		int[] order = Canonical.order(x, members);
		Seeds.shuffle(order, Seeds.stream(seed, "representatives/sample", name));
		return Arrays.stream(order, 0, most).sorted().toArray();
	}

	private static void choose(String name, int size, int[] images, Points points, Call<Parameters> call, List<Row> rows, List<Coverage> coverage, IProgressMonitor monitor) {
		Parameters p = call.parameters();
		String purpose = "representatives/" + name;
		Partition found = (p.clusters() > 0 ? KMeans.best(points, Math.min(p.clusters(), points.count()), STARTS, call.seed(), purpose, monitor)
				: XMeans.find(points, new XMeans.Limits(p.maxClusters(), false), call.seed(), purpose, monitor)).bySize();
		int[] nearest = IntStream.range(0, found.count()).map(found::nearest).toArray();
		for (int r = 0; r < nearest.length; r++) {
			int members = found.places(r).length;
			rows.add(new Row(name, r + 1, images[points.original(nearest[r])], members, (double) members / points.count()));
		}
		double random = 0;
		for (int draw = 0; draw < RANDOM_CHOICES; draw++) {
			SplittableRandom stream = Seeds.stream(call.seed(), purpose, "random", draw);
			int[] places = IntStream.range(0, points.count()).toArray();
			Seeds.shuffle(places, stream);
			random += Nearest.meanDistance(points, Arrays.copyOf(places, nearest.length), monitor) / RANDOM_CHOICES;
		}
		coverage.add(new Coverage(name, size, points.count(), nearest.length, Nearest.meanDistance(points, nearest, monitor), random));
	}

	/** Mean distance to the chosen over mean distance to random images, weighted by class size; NaN when all images are alike. */
	private static double ratio(List<Coverage> coverage) {
		double chosen = coverage.stream().mapToDouble(c -> c.images * c.distance).sum();
		double random = coverage.stream().mapToDouble(c -> c.images * c.random).sum();
		return random == 0 ? Double.NaN : chosen / random;
	}

	private static Table main(List<Row> rows, Call<Parameters> call) {
		return Table.builder().strings("class", rows.stream().map(Row::name).toArray(String[]::new))
				.longs("representative", rows.stream().mapToLong(Row::number).toArray())
				.strings("image", rows.stream().map(r -> call.data().images().get(r.image).file()).toArray(String[]::new))
				.longs("row", rows.stream().mapToLong(Row::image).toArray()).longs("images", rows.stream().mapToLong(Row::images).toArray())
				.doubles("share", rows.stream().mapToDouble(Row::share).toArray()).build();
	}

	private static Table coverage(List<Coverage> rows) {
		return Table.builder().strings("class", rows.stream().map(Coverage::name).toArray(String[]::new))
				.longs("images", rows.stream().mapToLong(Coverage::images).toArray()).longs("imagesUsed", rows.stream().mapToLong(Coverage::used).toArray())
				.longs("representatives", rows.stream().mapToLong(Coverage::representatives).toArray())
				.doubles("distance", rows.stream().mapToDouble(Coverage::distance).toArray())
				.doubles("randomDistance", rows.stream().mapToDouble(Coverage::random).toArray())
				.doubles("ratio", rows.stream().mapToDouble(c -> c.random == 0 ? Double.NaN : c.distance / c.random).toArray()).build();
	}
}
