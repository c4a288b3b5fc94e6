package org.channelexplorer.analysis.internal.cluster;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.Clustering;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.result.ImageClusters;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Clusters the images of a layer and sets the clusters beside the classes. */
@Documentation(summary = "Groups the images by their summaries alone and shows how the groups match the classes.",
		formula = "clusters by the chosen method in the full summary space; adjusted Rand index and normalised mutual information (arithmetic) against the labels",
		source = "ChannelExplorer; Hubert and Arabie, 1985; Vinh et al., 2010",
		caution = "Clusters follow whatever varies most, be it background or brightness: low agreement does not mean that the classes cannot be told apart.")
public final class ClustersOperation implements Operation<ClustersOperation.Parameters> {

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Layer", description = "Layer to cluster in; empty = the last extracted one.", kind = Parameter.Kind.LAYER) String layer,
			@Parameter(label = "Summary", description = "Summary function; empty = the first extracted one.", kind = Parameter.Kind.SUMMARY) String summary,
			@Parameter(label = "Method", description = "Clustering method.", kind = Parameter.Kind.METHOD, method = Clustering.class, defaultValue = "xmeans") String method) {
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
		SubMonitor progress = SubMonitor.convert(monitor, "Clusters", 10);
		SummaryMatrix summary = Layers.finite(call.data(), call.parameters().layer(), call.parameters().summary());
		progress.worked(1);
		var method = call.method("method");
		Clustering.Clusters clusters = cluster((Clustering<?>) method.instance(), method.parameters(), summary.values(), call.seed(), progress.split(9));
		Labels labels = call.data().labels();
		int n = labels.size();
		if (clusters.of().length != n) {
			throw new IllegalStateException("the clustering " + method.id() + " placed " + clusters.of().length + " of " + n + " images");
		}
		int[] of = clusters.of();
		// noise is a group of its own for the agreement
		Agreement agreement = Agreement.of(IntStream.of(of).map(c -> c < 0 ? clusters.count() : c).toArray(), labels.of());

		long[][] counts = counts(clusters, labels);
		return new ImageClusters(new Origin(summary.layer(), summary.function()), method.id(),
				new ImageClusters.Agreement(agreement.adjustedRand(), agreement.mutualInformation()), clusters.diagnostics(),
				IntStream.range(0, n).mapToObj(i -> new ImageClusters.Image(call.data().images().get(i).file(), labels.classes().get(labels.classOf(i)), of[i])).toList(),
				clusters(counts, labels), distribution(counts, labels)).toResult();
	}

	private static <P extends Record> Clustering.Clusters cluster(Clustering<P> clustering, Record parameters, FloatMatrix x, long seed, IProgressMonitor monitor)
			throws InputException {
		return clustering.cluster(x, clustering.parameterType().cast(parameters), seed, monitor);
	}

	/** Images of every cluster and class. */
	private static long[][] counts(Clustering.Clusters clusters, Labels labels) {
		long[][] counts = new long[clusters.count()][labels.classes().size()];
		for (int i = 0; i < labels.size(); i++) {
			if (clusters.of()[i] >= 0) {
				counts[clusters.of()[i]][labels.classOf(i)]++;
			}
		}
		return counts;
	}

	/** Every cluster: size, its largest class and that class' share. */
	private static List<ImageClusters.Cluster> clusters(long[][] counts, Labels labels) {
		return IntStream.range(0, counts.length).mapToObj(c -> {
			long[] row = counts[c];
			long size = LongStream.of(row).sum();
			int top = 0;
			for (int j = 1; j < row.length; j++) {
				top = row[j] > row[top] ? j : top;
			}
			return new ImageClusters.Cluster(c, (int) size, labels.classes().get(top), (double) row[top] / size);
		}).toList();
	}

	/** Every cluster and class that meet. */
	private static List<ImageClusters.Meeting> distribution(long[][] counts, Labels labels) {
		int classes = labels.classes().size();
		return IntStream.range(0, counts.length * classes).filter(p -> counts[p / classes][p % classes] > 0).mapToObj(p -> {
			long[] row = counts[p / classes];
			long images = row[p % classes];
			return new ImageClusters.Meeting(p / classes, labels.classes().get(p % classes), (int) images, (double) images / LongStream.of(row).sum());
		}).toList();
	}
}
