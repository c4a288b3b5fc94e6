package org.channelexplorer.analysis.internal.representatives;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
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
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.ImageSampler;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.result.Representatives;
import org.channelexplorer.core.result.Representatives.Chosen;
import org.channelexplorer.core.result.Representatives.Coverage;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Representative images of every class. */
@Documentation(version = 4, summary = "A few images that represent each class, chosen by their activations in the whole network, and how well they cover it.",
		formula = "per class X-Means on the concatenated summaries of all layers, channels standardised over all images, layers scaled by 1/sqrt(channels); the image nearest "
				+ "each centroid; coverage = mean distance of the class' images to the nearest representative, beside the mean over 1,000 random choices of as many (among at most 2,048 images of the class)",
		source = "ChannelExplorer; Pelleg and Moore, X-means, 2000",
		caution = "Representative of the activations, not of the meaning: an image with a wrong label can represent a group of similar images. A ratio near 1 means that random "
				+ "images would do as well.")
public final class RepresentativesOperation implements ImageSampler<RepresentativesOperation.Parameters> {
	private static final int STARTS = 3;
	private static final int RANDOM_CHOICES = 1000;
	// values held for one class, 256 MB; of larger classes a sample is clustered
	private static final long MOST_VALUES = 1L << 26;
	private static final int FEWEST_SAMPLED = 50;

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Summary", description = "Summary function; empty = the first extracted one.", kind = Parameter.Kind.SUMMARY) String summary,
			@Parameter(label = "Per class (K)", description = "Representatives per class, fewer in smaller classes; 0 = as many as X-Means finds.",
					defaultValue = "0", min = 0, max = 1000) int clusters,
			@Parameter(label = "Most per class", description = "Largest number that X-Means may find.", defaultValue = "12", min = 1,
					max = 1000) int maxClusters) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public String perClassParameter() {
		return "clusters";
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		return Inputs.of(call).summaries(call.data().layers(), call.parameters().summary()).labels().seed();
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
		List<Chosen> chosen = new ArrayList<>();
		List<Coverage> coverage = new ArrayList<>();
		for (int c = 0; c < labels.classes().size(); c++) {
			SubMonitor ofClass = progress.split(4);
			int[] members = labels.rowsOf(c);
			if (members.length > 0) {
				int[] used = sample(last, members, space.columns(), call.seed(), labels.classes().get(c));
				choose(labels.classes().get(c), members.length, used, space.points(used, ofClass), call, chosen, coverage, ofClass);
			}
		}
		return new Representatives(call.data().summary(layers.getFirst(), call.parameters().summary()).function(), layers.size(), space.columns(),
				ratio(coverage), chosen,
				coverage, note(call.parameters(), coverage)).toResult();
	}

	private static String note(Parameters p, List<Coverage> coverage) {
		String capped = p.clusters() > 0 ? ""
				: coverage.stream().filter(c -> c.representatives() >= p.maxClusters()).map(Coverage::className).collect(Collectors.joining(", "));
		return capped.isEmpty() ? ""
				: "X-Means stopped at " + p.maxClusters() + " representatives, the most allowed, in " + capped + ": there may be more groups";
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

	private static void choose(String name, int size, int[] images, Points points, Call<Parameters> call, List<Chosen> chosen, List<Coverage> coverage,
			IProgressMonitor monitor) {
		Parameters p = call.parameters();
		String purpose = "representatives/" + name;
		Partition found = (p.clusters() > 0 ? KMeans.best(points, Math.min(p.clusters(), points.count()), STARTS, call.seed(), purpose, monitor)
				: XMeans.find(points, new XMeans.Limits(p.maxClusters(), false), call.seed(), purpose, monitor)).bySize();
		int[] nearest = IntStream.range(0, found.count()).map(found::nearest).toArray();
		for (int r = 0; r < nearest.length; r++) {
			int members = found.places(r).length;
			int image = images[points.original(nearest[r])];
			chosen.add(new Chosen(name, r + 1, call.data().images().get(image).file(), image, members, (double) members / points.count()));
		}
		double random = Nearest.expectedDistance(points, nearest.length, RANDOM_CHOICES, Seeds.stream(call.seed(), purpose, "random"), monitor);
		coverage.add(new Coverage(name, size, points.count(), nearest.length, Nearest.meanDistance(points, nearest, monitor), random));
	}

	/** Mean distance to the chosen over mean distance to random images, weighted by class size; NaN when all images are alike. */
	private static double ratio(List<Coverage> coverage) {
		double chosen = coverage.stream().mapToDouble(c -> c.images() * c.distance()).sum();
		double random = coverage.stream().mapToDouble(c -> c.images() * c.randomDistance()).sum();
		return random == 0 ? Double.NaN : chosen / random;
	}
}
