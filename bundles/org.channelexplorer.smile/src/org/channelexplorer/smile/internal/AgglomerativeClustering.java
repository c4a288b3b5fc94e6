package org.channelexplorer.smile.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Clustering;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import smile.clustering.HierarchicalClustering;

/** Bottom-up clustering with a choice of linkages. */
@Documentation(seeded = false,
		summary = "Joins the nearest images, then the nearest groups, down to a given number or to where the next join would be much longer.",
		formula = "Every image starts as a cluster; the two nearest clusters are merged until one is left. Euclidean distances, float32; single: "
				+ "minimum, complete: maximum, average: mean over pairs (UPGMA), ward: sqrt(2 |a||b| / (|a|+|b|)) |mean a - mean b|. clusters = 0: "
				+ "with the merges at h_1 <= ... <= h_(n-1) the cut is between the two with the largest h_(i+1) - h_i (2 to n - 1 clusters; of equal gaps the "
				+ "one with fewer clusters; a gap below 1e-5 h_(n-1) is rounding and none), one cluster when there is none. Images are taken in "
				+ "the order of their values, which decides ties; clusters are numbered by size.",
		source = "G. Lance and W. Williams, The Computer Journal 9, 1967; J. Ward, JASA 58, 1963; library Smile 2.6.0 (FastPair, D. Eppstein, 2000).",
		caution = "It always finds clusters. single chains along bridges, ward and complete prefer compact ones of like size, and a few outliers make "
				+ "the largest gap: look at the sizes. At most 10000 images.")
public final class AgglomerativeClustering implements Clustering<AgglomerativeParameters> {
	private static final double ROUNDING = 1e-5;

	@Override
	public Class<AgglomerativeParameters> parameterType() {
		return AgglomerativeParameters.class;
	}

	/** Does not depend on the seed. */
	@Override
	public Clusters cluster(FloatMatrix x, AgglomerativeParameters parameters, long seed, IProgressMonitor monitor) throws InputException {
		int n = x.rows();
		if (parameters.clusters() > n) {
			throw new InputException("clusters=" + parameters.clusters() + " cannot be made of " + n + " images");
		}
		Pairs.checkSize(n, "agglomerative");
		if (n < 2) {
			return new Clusters(new int[n], n, Map.of());
		}
		SubMonitor progress = SubMonitor.convert(monitor, "Agglomerative clustering", 2 * n);
		SortedRows rows = SortedRows.of(x);
		Pairs pairs = Pairs.of(rows, "agglomerative", progress);
		progress.worked(n);
		HierarchicalClustering tree = parameters.linkage().tree(pairs, () -> progress.split(1));
		double[] heights = tree.getHeight();
		int k = parameters.clusters() > 0 ? parameters.clusters() : atLargestGap(heights);
		int[] sorted = cut(tree.getTree(), k);
		Map<String, Double> diagnostics = new TreeMap<>();
		if (k < n) {
			diagnostics.put("lastMerge", heights[n - 1 - k]);
		}
		if (k > 1) {
			diagnostics.put("nextMerge", heights[n - k]);
		}
		return new Clusters(rows.restore(sorted, k), k, diagnostics);
	}

	/**
	 * The clusters after all but the last k - 1 merges. Smile's own partition(k) is not used: for odd k its selection of the
	 * clusters there are at the cut goes wrong (2.6.0).
	 *
	 * @param merges the two clusters of every merge; 0 .. n-1 are the rows, n + i is what merge i made
	 */
	static int[] cut(int[][] merges, int k) {
		int n = merges.length + 1;
		int[] parent = new int[2 * n - 1];
		for (int i = 0; i < n - k; i++) {
			parent[merges[i][0]] = n + i;
			parent[merges[i][1]] = n + i;
		}
		int[] number = new int[2 * n - 1];
		int next = 0;
		// a merge comes after what it merges, so from above every parent has its number
		for (int c = 2 * n - 1 - k; c >= 0; c--) {
			number[c] = parent[c] == 0 ? next++ : number[parent[c]];
		}
		return Arrays.copyOf(number, n);
	}

	/** Number of clusters below the largest gap; 1 when there is none. @param heights of the merges, ascending, at least one */
	static int atLargestGap(double[] heights) {
		int k = 1;
		double largest = ROUNDING * heights[heights.length - 1];
		for (int i = heights.length - 2; i >= 0; i--) {
			double gap = heights[i + 1] - heights[i];
			if (gap > largest) {
				largest = gap;
				k = heights.length - i;
			}
		}
		return k;
	}
}
