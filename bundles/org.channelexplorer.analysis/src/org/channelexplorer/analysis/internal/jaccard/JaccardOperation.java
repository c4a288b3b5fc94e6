package org.channelexplorer.analysis.internal.jaccard;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.analysis.ChannelSets;
import org.channelexplorer.analysis.ChannelSets.ClassSimilarities;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Documentation;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Parameter;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Jaccard similarity of images and classes in one layer. */
@Documentation(summary = "How much the most active channels of two classes overlap: high off the diagonal means the layer confuses them.",
		formula = "J = |A n B| / |A u B| over the ceil(eta k) channels with the largest summaries (ties to the lower index); class value: "
				+ "mean over image pairs, an image with itself left out; chance c = e/(2-e), e = channels in a set / k; corrected (J-c)/(1-c).",
		source = "ChannelExplorer (Jaccard similarity of activation channels); chance level of two unrelated sets of equal size",
		caution = "Sets ignore how strong a channel is. With few channels the value moves in large steps, and ties (dead channels) go to low "
				+ "channel indices, which makes inactive images look alike. Classes of a few images have noisy values.")
public final class JaccardOperation implements Operation<JaccardOperation.Parameters> {
	/** Most images for which the image pairs are kept (100 MB). */
	static final int IMAGES_KEPT = 5000;

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Layer", description = "Layer to compare in; empty = the last extracted one.", kind = Parameter.Kind.LAYER) String layer,
			@Parameter(label = "Summary", description = "Summary function; empty = the first extracted one.", kind = Parameter.Kind.SUMMARY) String summary,
			@Parameter(label = "Share of channels (eta)", description = "Share of the channels that counts as most active, above 0, at most 1.", defaultValue = "0.1", min = 1e-6, max = 1) double eta) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public List<String> inputHashes(Call<Parameters> call) throws InputException {
		return List.of(call.data().summary(call.parameters().layer(), call.parameters().summary()).hash(), call.data().labelsHash());
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
		float[] images = kept ? new float[n * n] : null;
		ClassSimilarities classes = sets.similarities(labels, images, progress.split(8));

		Map<String, NdArray> arrays = new TreeMap<>();
		int k = classes.classes();
		float[] matrix = new float[k * k];
		double[] means = classes.matrix();
		for (int p = 0; p < matrix.length; p++) {
			matrix[p] = (float) means[p];
		}
		arrays.put(Result.MAIN, new NdArray(new int[] { k, k }, matrix));
		arrays.put("classes", new NdArray(new int[] { k, k }, matrix));
		if (kept) {
			arrays.put("images", new NdArray(new int[] { n, n }, images));
		}
		Map<String, Object> scalars = new TreeMap<>(Map.of("layer", summary.layer(), "summary", summary.function(), "eta", call.parameters().eta(), "channels",
				(long) sets.channels(), "channelsInSet", (long) sets.size(), "chance", sets.chance(), "images", (long) n));
		scalars.put("imagePairs", kept ? "kept" : "left out: more than " + IMAGES_KEPT + " images");
		return new Result("jaccard", scalars, Map.of(Result.MAIN, table(sets, labels, classes)), arrays);
	}

	private static Table table(ChannelSets sets, Labels labels, ClassSimilarities classes) {
		int k = classes.classes();
		int rows = k * (k + 1) / 2;
		String[] a = new String[rows];
		String[] b = new String[rows];
		double[] similarity = new double[rows];
		double[] corrected = new double[rows];
		long[] pairs = new long[rows];
		int row = 0;
		for (int i = 0; i < k; i++) {
			for (int j = i; j < k; j++, row++) {
				a[row] = labels.classes().get(i);
				b[row] = labels.classes().get(j);
				similarity[row] = classes.mean(i, j);
				corrected[row] = sets.corrected(similarity[row]);
				pairs[row] = classes.pairs(i, j);
			}
		}
		return Table.builder().strings("classA", a).strings("classB", b).doubles("similarity", similarity).doubles("corrected", corrected)
				.longs("pairs", pairs).build();
	}
}
