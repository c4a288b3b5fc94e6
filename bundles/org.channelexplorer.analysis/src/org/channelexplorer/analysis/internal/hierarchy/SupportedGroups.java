package org.channelexplorer.analysis.internal.hierarchy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.AverageLinkage;
import org.channelexplorer.analysis.AverageLinkage.Merge;

/**
 * The classes of a hierarchy in groups that come again in other images. Nodes without enough support are dissolved first, as
 * phylogenies do it: a node's parts are the largest supported nodes below it and the classes in none of them. From the root down a group is then
 * divided when all its parts are supported nodes; a single class is set apart only beside a part that is divided itself, or every chain of
 * supported nodes would fall into single classes. Neither the heights nor a number of groups is looked at.
 *
 * @param of      for every class its group, numbered from 0 in the order of the classes
 * @param support support of every group's node; NaN for a single class
 */
record SupportedGroups(int[] of, double[] support) {

	/**
	 * Divides.
	 *
	 * @param support support of every merge, NaN when it was not computed: then all classes are one group
	 * @param least   support that parts need
	 */
	static SupportedGroups of(AverageLinkage linkage, double[] support, double least) {
		int k = linkage.leaves();
		List<Merge> merges = linkage.merges();
		List<List<Integer>> parts = new ArrayList<>();
		boolean[] divided = new boolean[k + merges.size()];
		for (int m = 0; m < merges.size(); m++) { // parts have lower numbers
			List<Integer> own = new ArrayList<>();
			for (int child : new int[] { merges.get(m).left(), merges.get(m).right() }) {
				if (child < k || support[child - k] >= least) {
					own.add(child);
				} else {
					own.addAll(parts.get(child - k));
				}
			}
			parts.add(own);
			boolean deeper = own.stream().anyMatch(p -> divided[p]);
			divided[k + m] = own.stream().allMatch(p -> p >= k || deeper);
		}
		List<BitSet> sets = linkage.leafSets();
		int[] node = new int[k];
		Deque<Integer> open = new ArrayDeque<>(List.of(k + merges.size() - 1));
		while (!open.isEmpty()) {
			int next = open.pop();
			if (divided[next]) {
				open.addAll(parts.get(next - k));
			} else if (next < k) {
				node[next] = next;
			} else {
				sets.get(next - k).stream().forEach(c -> node[c] = next);
			}
		}
		int[] nodes = Arrays.stream(node).distinct().toArray();
		return new SupportedGroups(
				Arrays.stream(node).map(n -> IntStream.range(0, nodes.length).filter(g -> nodes[g] == n).findFirst().orElseThrow()).toArray(),
				Arrays.stream(nodes).mapToDouble(n -> n < k ? Double.NaN : support[n - k]).toArray());
	}

	/** Number of groups. */
	int count() {
		return support.length;
	}

	/** Classes of a group, ascending. */
	int[] classes(int group) {
		return IntStream.range(0, of.length).filter(c -> of[c] == group).toArray();
	}
}
