package org.channelexplorer.analysis.internal.cluster;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.result.ClusterAgreement;
import org.channelexplorer.core.result.ImageClusters;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Sets the clusters of a layer beside the classes. */
@Documentation(summary = "Shows how the clusters of a layer match the classes.",
		formula = "clusters as the operation clusters gives them; adjusted Rand index and normalised mutual information (arithmetic) against the labels; noise "
				+ "is one group",
		source = "ChannelExplorer; Hubert and Arabie, 1985; Vinh et al., 2010",
		caution = "Clusters follow whatever varies most, be it background or brightness: low agreement does not mean that the classes cannot be separated.")
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
		ImageClusters clusters = ImageClusters.of(call.result(CLUSTERS));
		Labels labels = call.data().labels();
		int[] of = clusters.images().stream().mapToInt(ImageClusters.Image::cluster).toArray();
		int count = clusters.clusters().size();
		Agreement agreement = Agreement.of(IntStream.of(of).map(c -> c < 0 ? count : c).toArray(), labels.of());
		long[][] counts = counts(of, count, labels);
		return new ClusterAgreement(clusters.origin(), clusters.method(), clusters.diagnostics(), clusters.note(), clusters.noise(), agreement.adjustedRand(),
				agreement.mutualInformation(), clusters(counts, labels), distribution(counts, labels)).toResult();
	}

	/** Images of every cluster and class. */
	private static long[][] counts(int[] of, int clusters, Labels labels) {
		long[][] counts = new long[clusters][labels.classes().size()];
		for (int i = 0; i < labels.size(); i++) {
			if (of[i] >= 0) {
				counts[of[i]][labels.classOf(i)]++;
			}
		}
		return counts;
	}

	/** Every cluster: size, its largest class and that class' share. */
	private static List<ClusterAgreement.Cluster> clusters(long[][] counts, Labels labels) {
		return IntStream.range(0, counts.length).mapToObj(c -> {
			long[] row = counts[c];
			long size = LongStream.of(row).sum();
			int top = 0;
			for (int j = 1; j < row.length; j++) {
				top = row[j] > row[top] ? j : top;
			}
			return new ClusterAgreement.Cluster(c, (int) size, labels.classes().get(top), (double) row[top] / size);
		}).toList();
	}

	/** Every cluster and class that meet. */
	private static List<ClusterAgreement.Meeting> distribution(long[][] counts, Labels labels) {
		int classes = labels.classes().size();
		return IntStream.range(0, counts.length * classes).filter(p -> counts[p / classes][p % classes] > 0).mapToObj(p -> {
			long[] row = counts[p / classes];
			long images = row[p % classes];
			return new ClusterAgreement.Meeting(p / classes, labels.classes().get(p % classes), (int) images, (double) images / LongStream.of(row).sum());
		}).toList();
	}
}
