package org.channelexplorer.analysis.internal.representatives;

import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.result.ReferenceSimilarity;
import org.channelexplorer.core.result.ReferenceSimilarity.InLayer;
import org.channelexplorer.core.result.ReferenceSimilarity.Similar;
import org.channelexplorer.core.similarity.ChannelSets;
import org.channelexplorer.core.similarity.ChannelSets.ClassSimilarities;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** How alike all classes are to one, over the whole network. */
@Documentation(summary = "How much every class resembles a reference class, layer by layer and over the whole network.",
		formula = "Jaccard class similarity to the reference class in every layer, corrected for chance; over the network the mean over the layers, all counting alike",
		source = "ChannelExplorer (class overview of the data set)",
		caution = "Early layers see colours and edges that all classes share: look at the layers when the mean says little. A class' similarity to itself is "
				+ "how alike its own images are, not 1; a one-image class has none.")
public final class SimilarityOperation implements Operation<SimilarityOperation.Parameters> {

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Reference class", description = "Class the others are compared with; empty = the first.",
					kind = Parameter.Kind.CLASS) String reference,
			@Parameter(label = "Summary", description = "Summary function; empty = the first extracted one.", kind = Parameter.Kind.SUMMARY) String summary,
			@Parameter(label = "Share of channels (eta)", description = "Share of the channels that counts as most active, above 0, at most 1.",
					defaultValue = "0.1", min = 1e-6, max = 1) double eta) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		return Inputs.of(call).summaries(call.data().layers(), call.parameters().summary()).labels();
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		Labels labels = call.data().labels();
		int reference = reference(labels, call.parameters().reference());
		List<String> layers = call.data().layers();
		int k = labels.classes().size();
		SubMonitor progress = SubMonitor.convert(monitor, "Class similarity", layers.size());
		double[] similarity = new double[layers.size() * k];
		double[] corrected = new double[layers.size() * k];
		String function = "";
		for (int l = 0; l < layers.size(); l++) {
			SummaryMatrix summary = Layers.finite(call.data(), layers.get(l), call.parameters().summary());
			function = summary.function();
			ChannelSets sets = ChannelSets.of(summary.values(), call.parameters().eta());
			ClassSimilarities classes = sets.classSimilarities(labels, progress.split(1));
			for (int c = 0; c < k; c++) {
				similarity[l * k + c] = classes.mean(reference, c);
				corrected[l * k + c] = sets.corrected(classes.mean(reference, c));
			}
		}
		List<InLayer> byLayer = IntStream.range(0, similarity.length)
				.mapToObj(p -> new InLayer(layers.get(p / k), new Similar(labels.classes().get(p % k), similarity[p], corrected[p]))).toList();
		double[] means = means(similarity, k);
		double[] correctedMeans = means(corrected, k);
		return new ReferenceSimilarity(labels.classes().get(reference), function, call.parameters().eta(), layers.size(),
				IntStream.range(0, k).mapToObj(c -> new Similar(labels.classes().get(c), means[c], correctedMeans[c])).toList(), byLayer).toResult();
	}

	private static int reference(Labels labels, String name) throws InputException {
		int[] counts = labels.counts();
		int index = name.isEmpty() ? IntStream.range(0, counts.length).filter(c -> counts[c] > 0).findFirst().orElse(-1) : labels.classes().indexOf(name);
		if (index < 0 || counts[index] == 0) {
			throw new InputException("there is no image of a class '" + name + "' (classes: " + String.join(", ", labels.classes()) + ")");
		}
		return index;
	}

	/** Mean over the layers of each class; layers where it is not defined are left out, NaN when there is none. */
	private static double[] means(double[] values, int k) {
		return IntStream.range(0, k).mapToDouble(
				c -> IntStream.range(0, values.length / k).mapToDouble(l -> values[l * k + c]).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN))
				.toArray();
	}
}
