package org.channelexplorer.analysis.internal.cluster;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Sets the clusters of a layer beside the classes. */
@Documentation(summary = "Shows how the clusters of a layer match the classes.",
		formula = "clusters as the operation clusters gives them; adjusted Rand index and normalised mutual information (arithmetic) against the labels; noise "
				+ "is a group by itself",
		source = "ChannelExplorer; Hubert and Arabie, 1985; Vinh et al., 2010",
		caution = "Clusters follow whatever varies most, be it background or brightness: low agreement does not mean that the classes cannot be told apart.")
public final class AgreementOperation implements Operation<ClustersOperation.Parameters> {
	private static final String CLUSTERS = "clusters";

	@Override
	public Class<ClustersOperation.Parameters> parameterType() {
		return ClustersOperation.Parameters.class;
	}

	@Override
	public Inputs inputs(Call<ClustersOperation.Parameters> call) throws InputException {
		return Inputs.of(call).labels().result(CLUSTERS, call.texts());
	}

	@Override
	public Result run(Call<ClustersOperation.Parameters> call, IProgressMonitor monitor) throws InputException {
		Result clusters = call.result(CLUSTERS);
		Labels labels = call.data().labels();
		long[] of = clusters.table().longs("cluster");
		int count = clusters.table(CLUSTERS).rows();
		Agreement agreement = Agreement.of(LongStream.of(of).mapToInt(c -> c < 0 ? count : (int) c).toArray(), labels.of());
		Map<String, Object> scalars = new TreeMap<>(clusters.scalars());
		scalars.put("adjustedRand", agreement.adjustedRand());
		scalars.put("mutualInformation", agreement.mutualInformation());
		long[][] counts = counts(of, count, labels);
		return new Result("agreement", scalars, Map.of(Result.MAIN, clusters(counts, labels), "distribution", distribution(counts, labels)), Map.of());
	}

	/** Images of every cluster and class. */
	private static long[][] counts(long[] of, int clusters, Labels labels) {
		long[][] counts = new long[clusters][labels.classes().size()];
		for (int i = 0; i < labels.size(); i++) {
			if (of[i] >= 0) {
				counts[(int) of[i]][labels.classOf(i)]++;
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
			sizes[c] = Arrays.stream(row).sum();
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
						IntStream.of(cells).mapToDouble(p -> (double) counts[p / classes][p % classes] / Arrays.stream(counts[p / classes]).sum()).toArray())
				.build();
	}
}
