package org.channelexplorer.analysis.internal.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.AverageLinkage;
import org.channelexplorer.analysis.AverageLinkage.Merge;

/**
 * The classes of a hierarchy in groups that come again in other images. From the root down, a group is divided as long as both parts are
 * nodes of enough support; a single class is set apart only from a part that is divided itself, or every chain of supported
 * nodes would fall into single classes. Neither the heights nor a number of groups is looked at.
 *
 * @param of      for every class its group, numbered from 0 in the order of the classes
 * @param support support of every group's node; NaN for a single class
 */
record SupportedGroups(int[] of, double[] support) {

	/**
	 * Divides.
	 *
	 * @param support support of every merge, NaN when it was not computed: then all classes are one group
	 * @param least   support that both parts need
	 */
	static SupportedGroups of(AverageLinkage linkage, double[] support, double least) {
		int k = linkage.leaves();
		List<Merge> merges = linkage.merges();
		boolean[] divided = new boolean[k + merges.size()];
		for (int m = 0; m < merges.size(); m++) { // parts have lower numbers
			int left = merges.get(m).left();
			int right = merges.get(m).right();
			divided[k + m] = part(left, right, k, divided, support, least) && part(right, left, k, divided, support, least);
		}
		int[] node = new int[divided.length]; // the node whose group it is part of
		for (int n = node.length - 1; n >= k; n--) {
			int of = n == node.length - 1 || node[n] == -1 ? divided[n] ? -1 : n : node[n];
			node[merges.get(n - k).left()] = of;
			node[merges.get(n - k).right()] = of;
		}
		int[] group = new int[k];
		List<Integer> nodes = new ArrayList<>();
		for (int c = 0; c < k; c++) {
			int own = merges.isEmpty() || node[c] == -1 ? c : node[c];
			if (!nodes.contains(own)) {
				nodes.add(own);
			}
			group[c] = nodes.indexOf(own);
		}
		return new SupportedGroups(group, nodes.stream().mapToDouble(n -> n < k ? Double.NaN : support[n - k]).toArray());
	}

	private static boolean part(int node, int other, int k, boolean[] divided, double[] support, double least) {
		return node < k ? divided[other] : support[node - k] >= least;
	}

	/** Number of groups. */
	int count() {
		return support.length;
	}

	/** Classes of a group, ascending. */
	int[] classes(int group) {
		return IntStream.range(0, of.length).filter(c -> of[c] == group).toArray();
	}

	@Override
	public String toString() {
		return Arrays.toString(of) + " " + Arrays.toString(support);
	}
}
