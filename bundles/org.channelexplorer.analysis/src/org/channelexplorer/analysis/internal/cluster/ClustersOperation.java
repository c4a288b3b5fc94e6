package org.channelexplorer.analysis.internal.cluster;

import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Clustering;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.result.ImageClusters;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Clusters the images of a layer, whatever their classes. */
@Documentation(version = 2, summary = "Groups the images by their summaries alone; the operation agreement shows how the groups match the classes.",
		formula = "clusters by the chosen method in the full summary space",
		source = "ChannelExplorer; see the method",
		caution = "Clusters follow whatever varies most, be it background or brightness.")
public final class ClustersOperation implements Operation<ClustersOperation.Parameters> {

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Layer", description = "Layer to cluster in; empty = the last extracted one.", kind = Parameter.Kind.LAYER) String layer,
			@Parameter(label = "Summary", description = "Summary function; empty = the first extracted one.", kind = Parameter.Kind.SUMMARY) String summary,
			@Parameter(label = "Method", description = "Clustering method.", kind = Parameter.Kind.METHOD, method = Clustering.class,
					defaultValue = "xmeans") String method) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		Parameters p = call.parameters();
		return Inputs.of(call).summary(p.layer(), p.summary()).seedOf(call.method("method"));
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, "Clusters", 10);
		SummaryMatrix summary = Layers.finite(call.data(), call.parameters().layer(), call.parameters().summary());
		progress.worked(1);
		var method = call.method("method");
		Clustering.Clusters clusters = cluster((Clustering<?>) method.instance(), method.parameters(), summary.values(), call.seed(), progress.split(9));
		int n = summary.values().rows();
		int[] of = clusters.of();
		if (of.length != n) {
			throw new IllegalStateException("the clustering " + method.id() + " placed " + of.length + " of " + n + " images");
		}
		int[] sizes = new int[clusters.count()];
		IntStream.of(of).filter(c -> c >= 0).forEach(c -> sizes[c]++);
		return new ImageClusters(new Origin(summary.layer(), summary.function()), method.id(), clusters.diagnostics(), String.join("; ", clusters.notes()),
				IntStream.range(0, n).mapToObj(i -> new ImageClusters.Image(call.data().images().get(i).file(), of[i])).toList(),
				IntStream.range(0, sizes.length).mapToObj(c -> new ImageClusters.Cluster(c, sizes[c])).toList()).toResult();
	}

	private static <P extends Record> Clustering.Clusters cluster(Clustering<P> clustering, Record parameters, FloatMatrix x, long seed,
			IProgressMonitor monitor)
			throws InputException {
		return clustering.cluster(x, clustering.parameterType().cast(parameters), seed, monitor);
	}
}
