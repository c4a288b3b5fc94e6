package org.channelexplorer.analysis.internal.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Clustering;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** k-means that finds the number of clusters. */
@Documentation(version = 5, summary = "Splits the images into as many groups as the data support; K groups when K is given.",
		formula = "from one cluster on, every cluster of 4 or more images is split in two (k-means++, best of 10 starts) where that raises BIC = log-likelihood of "
				+ "round Gaussians of equal variance - parameters/2 * log(images); all centroids are then refined together, until no split helps or the most "
				+ "clusters are reached (capped is 1 then). The likelihood is the one the paper prints, with (R - K)/2 for its last term where the Gaussians themselves have "
				+ "M (R - K)/2 (R images, K clusters, M channels): it splits less",
		source = "Pelleg and Moore, X-means, ICML 2000",
		caution = "The criterion expects round groups: a long or bent group is cut into pieces, so treat many small clusters with suspicion, or ask for "
				+ "separate groups only. "
				+ "Below some ten images per group the decision is shaky.")
public final class XMeans implements Clustering<XMeans.Parameters> {
	/** Fewest images of a cluster that may be split. */
	static final int SPLITTABLE = 4;
	/** 2-means from fewer starts still depends on the seed in sets of some fifty images. */
	private static final int STARTS = 10;

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Clusters (K)", description = "Number of clusters; 0 = found by the Bayesian information criterion.", defaultValue = "0",
					min = 0, max = 10000) int clusters,
			@Parameter(label = "Most clusters", description = "Largest number that is found.", defaultValue = "30", min = 1, max = 10000) int maxClusters,
			@Parameter(label = "Only separate groups", description = "Split only where two Gaussians beat one along the line between the halves as well.",
					defaultValue = "false") boolean standApart) {
	}

	/**
	 * Limits of the search.
	 *
	 * @param maxClusters most clusters
	 * @param standApart  whether halves must part along the line between them, too
	 */
	public record Limits(int maxClusters, boolean standApart) {
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
		Points points = Points.of(x);
		Partition p = parameters.clusters() > 0 ? KMeans.best(points, parameters.clusters(), STARTS, seed, "xmeans", monitor)
				: find(points, new Limits(parameters.maxClusters(), parameters.standApart()), seed, "xmeans", monitor);
		p = p.bySize();
		double bic = bic(p); // not defined for clusters without any spread: their likelihood has no bound
		boolean capped = parameters.clusters() == 0 && p.count() >= parameters.maxClusters();
		return p.clusters(Map.of("inertia", p.inertia(), "bic", Double.isFinite(bic) ? bic : Double.NaN, "capped", capped ? 1.0 : 0.0),
				capped ? List.of("X-Means stopped at " + p.count() + " clusters, the most allowed: there may be more") : List.of());
	}

	/**
	 * Finds as many clusters as BIC supports.
	 *
	 * @param points  one or more
	 * @param purpose names the random stream
	 */
	public static Partition find(Points points, Limits limits, long seed, String purpose, IProgressMonitor monitor) {
		int maxClusters = limits.maxClusters();
		Partition whole = KMeans.best(points, 1, 1, seed, purpose, monitor);
		for (int round = 0; whole.count() < maxClusters; round++) {
			List<float[]> centroids = new ArrayList<>();
			int splits = 0;
			for (int c = 0; c < whole.count(); c++) {
				Partition halves = split(whole, c, limits, seed, purpose + "/" + round + "/" + c, monitor);
				// clusters not looked at yet keep at least one place each
				if (halves != null && centroids.size() + 2 + (whole.count() - c - 1) <= maxClusters) {
					centroids.add(halves.centroids()[0]);
					centroids.add(halves.centroids()[1]);
					splits++;
				} else {
					centroids.add(whole.centroids()[c]);
				}
			}
			if (splits == 0) {
				break;
			}
			whole = Lloyd.run(points, centroids.toArray(float[][]::new), new Silent(monitor));
		}
		return withoutEmpty(whole);
	}

	/** Hands the images of clusters that are too small to the nearest others, the smallest cluster first; one cluster always stays. */
	public static Partition dissolve(Partition p, int minSize, IProgressMonitor monitor) {
		Partition rest = p.bySize();
		while (rest.count() > 1 && rest.places(rest.count() - 1).length < minSize) {
			rest = withoutEmpty(Lloyd.run(rest.points(), java.util.Arrays.copyOf(rest.centroids(), rest.count() - 1), new Silent(monitor))).bySize();
		}
		return rest;
	}

	/** The two halves of a cluster, null when one model describes it better. */
	private static Partition split(Partition whole, int cluster, Limits limits, long seed, String purpose, IProgressMonitor monitor) {
		int[] places = whole.places(cluster);
		if (places.length < SPLITTABLE) {
			return null;
		}
		Points inside = whole.points().subset(places);
		if (inside.different() < 2) {
			return null;
		}
		Partition one = KMeans.best(inside, 1, 1, seed, purpose, monitor);
		Partition two = KMeans.best(inside, 2, STARTS, seed, purpose, monitor);
		return bic(two) > bic(one) && (!limits.standApart() || Gap.between(two, 0, 1).bic() > 0) ? two : null;
	}

	/**
	 * Bayesian information criterion of round Gaussians around the centroids with one variance; higher is better.
	 *
	 * @return +infinity when every point is a centroid, -infinity when there are no degrees of freedom left
	 */
	static double bic(Partition p) {
		double n = p.points().count();
		double d = p.points().columns();
		int k = p.count();
		if (n <= k) {
			return Double.NEGATIVE_INFINITY;
		}
		double variance = p.inertia() / (d * (n - k));
		if (variance == 0) {
			return Double.POSITIVE_INFINITY;
		}
		// as printed in the paper: with d (n - k)/2 for the last term chance would split sets of a few images
		double likelihood = -n * d / 2 * Math.log(2 * Math.PI * variance) - (n - k) / 2;
		for (int c = 0; c < k; c++) {
			double size = p.places(c).length;
			likelihood += size == 0 ? 0 : size * Math.log(size / n);
		}
		double parameters = k - 1 + k * d + 1;
		return likelihood - parameters / 2 * Math.log(n);
	}

	private static Partition withoutEmpty(Partition p) {
		int[] number = new int[p.count()];
		List<float[]> kept = new ArrayList<>();
		for (int c = 0; c < number.length; c++) {
			number[c] = kept.size();
			if (p.places(c).length > 0) {
				kept.add(p.centroids()[c]);
			}
		}
		return new Partition(p.points(), java.util.Arrays.stream(p.of()).map(c -> number[c]).toArray(), kept.toArray(float[][]::new), p.inertia(),
				p.iterations());
	}
}
