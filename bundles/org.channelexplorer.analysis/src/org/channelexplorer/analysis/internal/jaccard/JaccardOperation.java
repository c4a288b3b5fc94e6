package org.channelexplorer.analysis.internal.jaccard;

import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.analysis.internal.support.Stratified;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.similarity.ChannelSets;
import org.channelexplorer.core.similarity.ChannelSets.ClassSimilarities;
import org.channelexplorer.core.similarity.LayerSimilarity;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Jaccard similarity of images and classes in one layer. */
@Documentation(summary = "How much the most active channels of two classes overlap: high off the diagonal means the layer confuses them.",
		formula = "J = |A n B| / |A u B| over the ceil(eta k) channels with the largest summaries (ties to the lower index); class value: "
				+ "mean over image pairs, an image with itself left out; chance c = e/(2-e), e = channels in a set / k; corrected (J-c)/(1-c). "
				+ "Of more than 100,000 images a seeded sample of 50,000, class by class, is compared. p = (1 + deals of the labels with at least this class similarity)/(1 + deals); q = Benjamini-Hochberg over the class pairs.",
		source = "ChannelExplorer (Jaccard similarity of activation channels); chance level of two unrelated sets of equal size; Benjamini and Hochberg, 1995",
		caution = "Sets ignore how strong a channel is. With few channels the value moves in large steps, and ties (dead channels) go to low "
				+ "channel indices, which makes inactive images look alike. Classes of a few images have noisy values. A small p says that a pair is more "
				+ "alike than images at large, not that it is alike.")
public final class JaccardOperation implements Operation<JaccardOperation.Parameters> {
	/** More images are not compared each with each. */
	private static final int MOST = 100_000;
	/** But a sample of so many. */
	private static final int SAMPLE = 50_000;

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
		if (call.data().images().size() > MOST) {
			return inputs.sampled(SAMPLE);
		}
		return p.permutations() > 0 ? inputs.seed() : inputs;
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, "Jaccard similarity", 10);
		SummaryMatrix summary = Layers.finite(call.data(), call.parameters().layer(), call.parameters().summary());
		FloatMatrix x = summary.values();
		Labels labels = call.data().labels();
		int all = x.rows();
		int permutations = call.parameters().permutations();
		if (permutations > 0 && all > LayerSimilarity.IMAGES_KEPT) {
			throw new InputException("p-values need the similarities of all image pairs: at most " + LayerSimilarity.IMAGES_KEPT + " images, not " + all
					+ "; take permutations=0");
		}
		if (all > MOST) {
			int[] some = Stratified.sample(x, labels, SAMPLE, call.seed(), "jaccard");
			x = x.selectRows(some);
			labels = labels.select(some);
		}
		ChannelSets sets = ChannelSets.of(x, call.parameters().eta());
		progress.worked(2);
		int n = sets.images();
		boolean kept = n <= LayerSimilarity.IMAGES_KEPT;
		float[] images = kept ? new float[n * n] : null;
		ClassSimilarities classes = sets.similarities(labels, images, progress.split(permutations > 0 ? 2 : 8));
		double[] p = permutations > 0
				? new PermutationTest(summary.values(), labels, images).run(permutations, call.seed(), summary.layer(), progress.split(6)) : null;

		return LayerSimilarity.of(new Origin(summary.layer(), summary.function()), call.parameters().eta(), sets, labels, classes, images,
				p == null ? null : PermutationTest.tests(permutations, p, classes.classes()), all).toResult();
	}
}
