package org.channelexplorer.analysis.internal.jaccard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.result.ClassMembership;
import org.channelexplorer.core.result.ClassMembership.Image;
import org.channelexplorer.core.result.ClassMembership.Mean;
import org.channelexplorer.core.result.ClassMembership.Neighbour;
import org.channelexplorer.core.result.ClassMembership.OfClass;
import org.channelexplorer.core.result.ClassSimilarity;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.similarity.ChannelSets;
import org.channelexplorer.core.similarity.ChannelSets.ClassSimilarities;
import org.channelexplorer.core.similarity.LayerSimilarity;
import org.channelexplorer.core.similarity.LayerSimilarity.Tests;
import org.channelexplorer.core.similarity.Memberships;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** How alike every image is to its class and to the others. */
@Documentation(
		summary = "Images that are closer to another class than to their own, the nearest image of another class and the farthest of the same class for every image, and how far each class stands apart.",
		formula = "Jaccard similarity as in 'jaccard'. ties of single images go to the first file by name; own = mean to the other images of the class; other = largest mean to another class; closerToOther = other above own. "
				+ "By class: within and between (to the nearest other class) with grouped-jackknife intervals on the scale of log(J/(1-J)); p and q as in 'jaccard' "
				+ "with the same seed and permutations.",
		source = "ChannelExplorer (Jaccard similarity of activation channels); Efron and Stein, The jackknife estimate of variance, 1981; Benjamini and Hochberg, 1995",
		caution = "An image may lie closer to a broad class than to its own narrow one without being mislabelled. The nearest other class was picked for its mean, "
				+ "so its interval is a little too high. One-image classes have no similarity within.")
public final class MembershipOperation implements Operation<MembershipOperation.Parameters> {

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Layer", description = "Layer to compare in; empty = the last extracted one.", kind = Parameter.Kind.LAYER) String layer,
			@Parameter(label = "Summary", description = "Summary function; empty = the first extracted one.", kind = Parameter.Kind.SUMMARY) String summary,
			@Parameter(label = "Share of channels (eta)", description = "Share of the channels that counts as most active, above 0, at most 1.",
					defaultValue = "0.1", min = 1e-6, max = 1) double eta,
			@Parameter(label = "Permutations", description = "Random deals of the labels for p-values, 999 is usual; 0 = no p-values.", defaultValue = "0",
					min = 0, max = 100000) int permutations,
			@Parameter(label = "Jackknife groups",
					description = "About how many groups of the images of two classes are left out, one at a time, for the intervals; 0 = no intervals.",
					defaultValue = "100", min = 0, max = 10000) int groups,
			@Parameter(label = "Level of the intervals", description = "Probability of the intervals.", defaultValue = "0.95", min = 0.5,
					max = 0.999) double level) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		Parameters p = call.parameters();
		Inputs inputs = Inputs.of(call).summary(p.layer(), p.summary()).labels();
		return p.permutations() > 0 || p.groups() > 0 ? inputs.seed() : inputs;
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		Parameters parameters = call.parameters();
		SubMonitor progress = SubMonitor.convert(monitor, "Similarity to the classes", 10);
		SummaryMatrix summary = Layers.finite(call.data(), parameters.layer(), parameters.summary());
		Labels labels = call.data().labels();
		ChannelSets sets = ChannelSets.of(summary.values(), parameters.eta());
		Memberships memberships = Memberships.of(sets, labels, ranks(call.data().images()), progress.split(3));
		int permutations = parameters.permutations();
		int n = sets.images();
		if (permutations > 0 && n > LayerSimilarity.IMAGES_KEPT) {
			throw new InputException("p-values need the similarities of all image pairs: at most " + LayerSimilarity.IMAGES_KEPT + " images, not " + n
					+ "; take permutations=0");
		}
		float[] images = permutations > 0 ? new float[n * n] : null;
		ClassSimilarities means = sets.similarities(labels, images, progress.split(2));
		double[] p = permutations > 0
				? new PermutationTest(summary.values(), labels, images).run(permutations, call.seed(), summary.layer(), progress.split(3)) : null;
		Tests tests = p == null ? null : PermutationTest.tests(permutations, p, labels.classes().size());
		ClassMeans intervals = new ClassMeans(summary, sets, labels, means, tests, call);
		SubMonitor classes = progress.split(2).setWorkRemaining(Math.max(1, labels.classes().size()));
		List<OfClass> ofClasses = new ArrayList<>();
		for (int c = 0; c < labels.classes().size(); c++) {
			ofClasses.add(ofClass(c, labels, memberships, means, intervals, classes.split(1)));
		}
		return new ClassMembership(new Origin(summary.layer(), summary.function()),
				new ClassSimilarity.Sets(parameters.eta(), sets.channels(), sets.size(), sets.chance()), permutations, parameters.level(),
				IntStream.range(0, n).mapToObj(i -> image(i, call.data().images(), memberships, sets)).toList(), ofClasses).toResult();
	}

	// by file: what is equally similar must not depend on the order of the images
	private static int[] ranks(List<ImageEntry> images) {
		int[] ranks = new int[images.size()];
		int[] order = IntStream.range(0, ranks.length).boxed().sorted(Comparator.comparing(i -> images.get(i).file())).mapToInt(i -> i).toArray();
		for (int r = 0; r < order.length; r++) {
			ranks[order[r]] = r;
		}
		return ranks;
	}

	private static Image image(int i, List<ImageEntry> files, Memberships m, ChannelSets sets) {
		int other = m.nearestClass(i);
		return new Image(files.get(i).file(), m.labels().nameOf(i), m.own(i), other < 0 ? "" : m.labels().classes().get(other),
				other < 0 ? Double.NaN : m.mean(i, other), m.astray(i), neighbour(i, m.nearest()[i], files, sets), neighbour(i, m.farthest()[i], files, sets));
	}

	private static Neighbour neighbour(int i, int j, List<ImageEntry> files, ChannelSets sets) {
		return j < 0 ? Neighbour.NONE : new Neighbour(files.get(j).file(), sets.similarity(i, j));
	}

	private static OfClass ofClass(int c, Labels labels, Memberships m, ClassSimilarities means, ClassMeans intervals, IProgressMonitor monitor)
			throws InputException {
		int[] rows = labels.rowsOf(c);
		int other = IntStream.range(0, labels.classes().size()).filter(o -> o != c && !Double.isNaN(means.mean(c, o))).boxed()
				.reduce((a, b) -> means.mean(c, b) > means.mean(c, a) ? b : a).orElse(-1);
		return new OfClass(labels.classes().get(c), rows.length, intervals.mean(c, c, monitor), other < 0 ? "" : labels.classes().get(other),
				other < 0 ? Mean.NONE : intervals.mean(c, other, monitor), (int) IntStream.of(rows).filter(m::astray).count());
	}
}
