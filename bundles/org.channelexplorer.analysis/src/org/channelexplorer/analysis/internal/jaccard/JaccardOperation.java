package org.channelexplorer.analysis.internal.jaccard;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.ChannelSets;
import org.channelexplorer.analysis.ChannelSets.ClassSimilarities;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.result.ClassSimilarity;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Jaccard similarity of images and classes in one layer. */
@Documentation(summary = "How much the most active channels of two classes overlap: high off the diagonal means the layer confuses them.",
		formula = "J = |A n B| / |A u B| over the ceil(eta k) channels with the largest summaries (ties to the lower index); class value: "
				+ "mean over image pairs, an image with itself left out; chance c = e/(2-e), e = channels in a set / k; corrected (J-c)/(1-c). "
				+ "p = (1 + deals of the labels with at least this class similarity)/(1 + deals); q = Benjamini-Hochberg over the class pairs.",
		source = "ChannelExplorer (Jaccard similarity of activation channels); chance level of two unrelated sets of equal size; Benjamini and Hochberg, 1995",
		caution = "Sets ignore how strong a channel is. With few channels the value moves in large steps, and ties (dead channels) go to low "
				+ "channel indices, which makes inactive images look alike. Classes of a few images have noisy values. A small p says that a pair is more "
				+ "alike than images at large, not that it is alike.")
public final class JaccardOperation implements Operation<JaccardOperation.Parameters> {
	/** Most images for which the image pairs are kept (100 MB). */
	static final int IMAGES_KEPT = 5000;

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Layer", description = "Layer to compare in; empty = the last extracted one.", kind = Parameter.Kind.LAYER) String layer,
			@Parameter(label = "Summary", description = "Summary function; empty = the first extracted one.", kind = Parameter.Kind.SUMMARY) String summary,
			@Parameter(label = "Share of channels (eta)", description = "Share of the channels that counts as most active, above 0, at most 1.",
					defaultValue = "0.1", min = 1e-6, max = 1) double eta,
			@Parameter(label = "Permutations", description = "Random deals of the labels for p-values of the class pairs, 999 is usual; 0 = no p-values.",
					defaultValue = "0", min = 0, max = 100000) int permutations) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		Parameters p = call.parameters();
		Inputs inputs = Inputs.of(call).summary(p.layer(), p.summary()).labels();
		return p.permutations() > 0 ? inputs.seed() : inputs;
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, "Jaccard similarity", 10);
		SummaryMatrix summary = Layers.finite(call.data(), call.parameters().layer(), call.parameters().summary());
		ChannelSets sets = ChannelSets.of(summary.values(), call.parameters().eta());
		progress.worked(2);
		Labels labels = call.data().labels();
		int n = sets.images();
		boolean kept = n <= IMAGES_KEPT;
		int permutations = call.parameters().permutations();
		if (permutations > 0 && !kept) {
			throw new InputException(
					"p-values need the similarities of all image pairs: at most " + IMAGES_KEPT + " images, not " + n + "; take permutations=0");
		}
		float[] images = kept ? new float[n * n] : null;
		ClassSimilarities classes = sets.similarities(labels, images, progress.split(permutations > 0 ? 2 : 8));
		double[] p = permutations > 0
				? new PermutationTest(summary.values(), labels, images).run(permutations, call.seed(), summary.layer(), progress.split(6)) : null;

		int k = classes.classes();
		float[] matrix = new float[k * k];
		double[] means = classes.matrix();
		for (int pair = 0; pair < matrix.length; pair++) {
			matrix[pair] = (float) means[pair];
		}
		return new ClassSimilarity(new Origin(summary.layer(), summary.function()),
				new ClassSimilarity.Sets(call.parameters().eta(), sets.channels(), sets.size(), sets.chance()), n, permutations,
				pairs(sets, labels, classes, p),
				new NdArray(new int[] { k, k }, matrix), kept ? Optional.of(new NdArray(new int[] { n, n }, images)) : Optional.empty(),
				kept ? "kept" : "left out: more than " + IMAGES_KEPT + " images").toResult();
	}

	/** @param pValues classes x classes, null for none */
	private static List<ClassSimilarity.Pair> pairs(ChannelSets sets, Labels labels, ClassSimilarities classes, double[] pValues) {
		int k = classes.classes();
		// the pairs of classes a, b >= a
		int[] places = IntStream.range(0, k * k).filter(place -> place / k <= place % k).toArray();
		double[] p = IntStream.of(places).mapToDouble(place -> pValues == null ? Double.NaN : pValues[place]).toArray();
		double[] q = pValues == null ? p : PermutationTest.falseDiscoveryRates(p);
		return IntStream.range(0, places.length).mapToObj(row -> {
			int a = places[row] / k;
			int b = places[row] % k;
			double similarity = classes.mean(a, b);
			return new ClassSimilarity.Pair(labels.classes().get(a), labels.classes().get(b), similarity, sets.corrected(similarity), classes.pairs(a, b),
					p[row], q[row]);
		}).toList();
	}
}
