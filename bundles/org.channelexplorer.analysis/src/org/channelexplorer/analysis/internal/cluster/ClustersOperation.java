package org.channelexplorer.analysis.internal.cluster;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.extension.Clustering;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
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

		Map<String, Object> scalars = new TreeMap<>(Map.of("layer", summary.layer(), "summary", summary.function(), "method", method.id(), "clusters",
				(long) clusters.count(), "noise", IntStream.of(of).filter(c -> c < 0).count(), "adjustedRand", agreement.adjustedRand(), "mutualInformation",
				agreement.mutualInformation()));
		clusters.diagnostics().forEach((name, value) -> scalars.put("method." + name, value));
		float[] numbers = new float[n];
		for (int i = 0; i < n; i++) {
			numbers[i] = of[i];
		}
		Table main = Table.builder().strings("image", IntStream.range(0, n).mapToObj(i -> call.data().images().get(i).file()).toArray(String[]::new))
				.strings("class", IntStream.range(0, n).mapToObj(i -> labels.classes().get(labels.classOf(i))).toArray(String[]::new))
				.longs("cluster", IntStream.of(of).asLongStream().toArray()).build();
		long[][] counts = counts(clusters, labels);
		return new Result("clusters", scalars,
				Map.of(Result.MAIN, main, "clusters", clusters(counts, labels), "distribution", distribution(counts, labels)),
				Map.of(Result.MAIN, new NdArray(new int[] { n }, numbers)));
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

	/** One row per cluster: size, its largest class and that class' share. */
	private static Table clusters(long[][] counts, Labels labels) {
		int k = counts.length;
		long[] sizes = new long[k];
		String[] largest = new String[k];
		double[] share = new double[k];
		for (int c = 0; c < k; c++) {
			long[] row = counts[c];
			sizes[c] = java.util.Arrays.stream(row).sum();
			int top = 0;
			for (int j = 1; j < row.length; j++) {
				top = row[j] > row[top] ? j : top;
			}
			largest[c] = labels.classes().get(top);
			share[c] = (double) row[top] / sizes[c];
		}
		return Table.builder().longs("cluster", IntStream.range(0, k).asLongStream().toArray()).longs("images", sizes).strings("largestClass", largest)
				.doubles("share", share).build();
	}

	/** One row per cluster and class that meet. */
	private static Table distribution(long[][] counts, Labels labels) {
		int classes = labels.classes().size();
		int[] cells = IntStream.range(0, counts.length * classes).filter(p -> counts[p / classes][p % classes] > 0).toArray();
		return Table.builder().longs("cluster", IntStream.of(cells).mapToLong(p -> p / classes).toArray())
				.strings("class", IntStream.of(cells).mapToObj(p -> labels.classes().get(p % classes)).toArray(String[]::new))
				.longs("images", IntStream.of(cells).mapToLong(p -> counts[p / classes][p % classes]).toArray())
				.doubles("share",
						IntStream.of(cells).mapToDouble(p -> (double) counts[p / classes][p % classes] / java.util.Arrays.stream(counts[p / classes]).sum()).toArray())
				.build();
	}
}
