package org.channelexplorer.smile.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Clustering;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import smile.clustering.DBSCAN;
import smile.neighbor.Neighbor;
import smile.neighbor.RNNSearch;

/** Density-based clustering. */
@Documentation(seeded = false,
		summary = "Finds dense groups of any shape and leaves images that belong to none aside as noise; the number of groups comes from the data.",
		formula = "An image with at least minPoints images within the radius (itself included; Euclidean, rounded to float32) is a core; cores "
				+ "within the radius of each other share a cluster; an image near a core of several clusters belongs to the one found first; the "
				+ "rest is noise (-1). Radius 0: of the distances d_1 <= ... <= d_n of every image to its (minPoints - 1)-th nearest other image "
				+ "the one where (i - 1) / (n - 1) - (d_i - d_1) / (d_n - d_1) is largest, the first if several. Images are taken in the order of "
				+ "their values; clusters are numbered by size.",
		source = "M. Ester et al., KDD 1996, with its k-distance graph; knee: V. Satopaa et al., Finding a Kneedle in a Haystack, 2011, without "
				+ "smoothing; library Smile 2.6.0.",
		caution = "One radius serves all groups: when they differ in density, the sparse ones become noise or the dense ones run together. In "
				+ "layers of many channels all distances are alike and the knee is weak; look at the share of noise, and try other radii. At most "
				+ "10000 images.")
public final class DbscanClustering implements Clustering<DbscanParameters> {

	@Override
	public Class<DbscanParameters> parameterType() {
		return DbscanParameters.class;
	}

	/** Does not depend on the seed. */
	@Override
	public Clusters cluster(FloatMatrix x, DbscanParameters parameters, long seed, IProgressMonitor monitor) throws InputException {
		int n = x.rows();
		Pairs.checkSize(n, "dbscan");
		SubMonitor progress = SubMonitor.convert(monitor, "DBSCAN", n + 1);
		SortedRows rows = SortedRows.of(x);
		Pairs pairs = Pairs.of(rows, "dbscan", progress);
		progress.worked(1);
		int least = parameters.minPoints();
		float radius = parameters.radius() > 0 ? (float) parameters.radius() : knee(pairs, least, progress);
		Integer[] indices = new Integer[n];
		Arrays.setAll(indices, i -> i);
		Search search = new Search(pairs, indices, radius, progress);
		// Smile refuses the radius 0 of a data set of equal images; the search has its own
		DBSCAN<Integer> found = DBSCAN.fit(indices, search, least, Math.max(radius, Float.MIN_VALUE));
		return new Clusters(rows.restore(found.y, found.k), found.k, Map.of("radius", (double) radius));
	}

	/** The distance at the knee; 0 when there are fewer than two images. */
	static float knee(Pairs pairs, int minPoints, IProgressMonitor monitor) {
		int n = pairs.count();
		if (n < 2) {
			return 0;
		}
		int k = Math.min(minPoints - 1, n - 1);
		float[] distances = new float[n];
		IntStream.range(0, n).parallel().forEach(i -> {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			float[] row = new float[n];
			for (int j = 0; j < n; j++) {
				row[j] = pairs.get(i, j);
			}
			Arrays.sort(row); // its own 0 is at the front
			distances[i] = row[k];
		});
		Arrays.sort(distances);
		double range = (double) distances[n - 1] - distances[0];
		double best = Double.NEGATIVE_INFINITY;
		int at = 0;
		for (int i = 0; range > 0 && i < n; i++) {
			double above = i / (n - 1.0) - ((double) distances[i] - distances[0]) / range;
			if (above > best) {
				best = above;
				at = i;
			}
		}
		return distances[at];
	}

	/** Everything within the radius, the image itself too, by ascending index. */
	private record Search(Pairs pairs, Integer[] indices, float radius, SubMonitor progress) implements RNNSearch<Integer, Integer> {

		@Override
		public void range(Integer of, double ignored, List<Neighbor<Integer, Integer>> neighbours) {
			progress.split(1);
			for (int j = 0; j < indices.length; j++) {
				float d = pairs.get(of, j);
				if (d <= radius) {
					neighbours.add(new Neighbor<>(indices[j], indices[j], j, d));
				}
			}
		}
	}
}
