package org.channelexplorer.analysis.internal.cluster;

import java.util.Map;
import org.channelexplorer.analysis.internal.projection.WarmUp;
import org.channelexplorer.analysis.internal.support.Seeds;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Clustering;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** k-means with a k-means++ start. */
@Documentation(summary = "Splits the images into K groups around their means.",
		formula = "minimises the sum of squared Euclidean distances to the group's mean, by Lloyd's iteration from a k-means++ start; the best of several starts",
		source = "Arthur and Vassilvitskii, k-means++, 2007; Elkan's bounds, 2003; starts as in scikit-learn",
		caution = "Finds round groups of similar spread, always exactly K of them, whether or not the data have any. Channels with large values dominate the distance.")
public final class KMeans implements Clustering<KMeans.Parameters> {

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Clusters (K)", description = "Number of clusters, at most the number of images.", defaultValue = "10", min = 1,
					max = 10000) int clusters,
			@Parameter(label = "Starts", description = "Number of seeded starts; the tightest result counts.", defaultValue = "3", min = 1,
					max = 1000) int starts) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Clusters cluster(FloatMatrix x, Parameters parameters, long seed, IProgressMonitor monitor) throws InputException {
		if (parameters.clusters() > x.rows()) {
			throw new InputException(parameters.clusters() + " clusters cannot be made of " + x.rows() + " images");
		}
		WarmUp.distances(); // else a fresh process spends longer in the interpreter than on a thousand images
		Partition best = tightest(Points.of(x), parameters.clusters(), parameters.starts(), seed, "kmeans", monitor).bySize();
		return best.clusters(Map.of("inertia", best.inertia(), "iterations", (double) best.iterations()));
	}

	/**
	 * The tightest of several starts, the first of equals. Reports no progress: its callers repeat it as often as the data want.
	 *
	 * @param k       number of clusters; fewer come out when fewer points differ
	 * @param purpose names the random stream
	 */
	public static Partition best(Points points, int k, int starts, long seed, String purpose, IProgressMonitor monitor) {
		return tightest(points, k, starts, seed, purpose, new Silent(monitor));
	}

	private static Partition tightest(Points points, int k, int starts, long seed, String purpose, IProgressMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, 3 * starts);
		Partition best = null;
		for (int s = 0; s < starts; s++) {
			float[][] start = KMeansPlusPlus.start(points, k, Seeds.stream(seed, purpose, k, s), progress.split(1));
			Partition p = Lloyd.run(points, start, progress.split(2));
			if (best == null || p.inertia() < best.inertia()) {
				best = p;
			}
		}
		return best;
	}
}
