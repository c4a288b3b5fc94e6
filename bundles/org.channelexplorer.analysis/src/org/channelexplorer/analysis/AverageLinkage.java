package org.channelexplorer.analysis;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Average linkage (UPGMA) of n items. Nodes 0 .. n-1 are the items, node n+i is made by merge i; merges are in ascending height.
 * Numbering and ties follow scipy's {@code linkage(..., "average")}.
 *
 * @param leaves number of items
 * @param merges n-1 merges
 */
public record AverageLinkage(int leaves, List<Merge> merges) {

	/**
	 * Two nodes joined.
	 *
	 * @param left   node with the lower number
	 * @param right  the other node
	 * @param height mean distance between the items below the two
	 * @param size   number of items below
	 */
	public record Merge(int left, int right, double height, int size) {
	}

	public AverageLinkage {
		merges = List.copyOf(merges);
	}

	/**
	 * Links items.
	 *
	 * @param distances n x n, symmetric, finite off the diagonal; not modified
	 */
	public static AverageLinkage of(double[] distances, int n) {
		double[] d = distances.clone();
		int[] size = new int[n];
		Arrays.fill(size, 1);
		Merge[] merges = new Merge[Math.max(0, n - 1)];
		int[] chain = new int[n];
		int length = 0;
		for (int m = 0; m < merges.length; m++) {
			if (length == 0) {
				chain[length++] = IntStream.range(0, n).filter(i -> size[i] > 0).findFirst().orElseThrow();
			}
			while (true) { // follow nearest neighbours until two are each other's
				int x = chain[length - 1];
				// the one before wins ties, else the chain could go in circles
				int y = length > 1 ? chain[length - 2] : -1;
				double nearest = y < 0 ? Double.POSITIVE_INFINITY : d[x * n + y];
				for (int i = 0; i < n; i++) {
					if (size[i] > 0 && i != x && d[x * n + i] < nearest) {
						nearest = d[x * n + i];
						y = i;
					}
				}
				if (length > 1 && y == chain[length - 2]) {
					length -= 2;
					merges[m] = join(d, size, n, Math.min(x, y), Math.max(x, y), nearest);
					break;
				}
				chain[length++] = y;
			}
		}
		Arrays.sort(merges, Comparator.comparingDouble(Merge::height));
		return new AverageLinkage(n, numbered(merges, n));
	}

	/** Joins two slots; the higher one becomes the cluster. */
	private static Merge join(double[] d, int[] size, int n, int x, int y, double height) {
		int sx = size[x];
		int sy = size[y];
		size[x] = 0;
		for (int i = 0; i < n; i++) {
			if (size[i] > 0 && i != y) {
				d[i * n + y] = d[y * n + i] = (sx * d[i * n + x] + sy * d[i * n + y]) / (sx + sy);
			}
		}
		size[y] = sx + sy;
		return new Merge(x, y, height, sx + sy);
	}

	/** Replaces slots by node numbers. */
	private static List<Merge> numbered(Merge[] merges, int n) {
		int[] parent = IntStream.range(0, 2 * n).toArray();
		Merge[] result = new Merge[merges.length];
		int[] size = new int[2 * n];
		Arrays.fill(size, 0, n, 1);
		for (int m = 0; m < merges.length; m++) {
			int a = root(parent, merges[m].left);
			int b = root(parent, merges[m].right);
			size[n + m] = size[a] + size[b];
			parent[a] = parent[b] = n + m;
			result[m] = new Merge(Math.min(a, b), Math.max(a, b), merges[m].height, size[n + m]);
		}
		return List.of(result);
	}

	private static int root(int[] parent, int node) {
		int root = node;
		while (parent[root] != root) {
			root = parent[root];
		}
		return root;
	}

	/** The items below every merge, in merge order. */
	public List<BitSet> leafSets() {
		BitSet[] sets = new BitSet[leaves + merges.size()];
		for (int i = 0; i < leaves; i++) {
			sets[i] = new BitSet();
			sets[i].set(i);
		}
		for (int m = 0; m < merges.size(); m++) {
			sets[leaves + m] = (BitSet) sets[merges.get(m).left].clone();
			sets[leaves + m].or(sets[merges.get(m).right]);
		}
		return List.of(sets).subList(leaves, sets.length);
	}

	/** Height at which two items meet, row-major n x n, diagonal 0. */
	public double[] cophenetic() {
		double[] heights = new double[leaves * leaves];
		List<BitSet> sets = leafSets();
		for (int m = merges.size() - 1; m >= 0; m--) { // lower merges overwrite higher ones
			double height = merges.get(m).height;
			int[] below = sets.get(m).stream().toArray();
			for (int i : below) {
				for (int j : below) {
					heights[i * leaves + j] = i == j ? 0 : height;
				}
			}
		}
		return heights;
	}
}
