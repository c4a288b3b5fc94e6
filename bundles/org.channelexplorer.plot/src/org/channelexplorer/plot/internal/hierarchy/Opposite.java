package org.channelexplorer.plot.internal.hierarchy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Dendrogram;
import org.channelexplorer.core.result.ClassTree;

/**
 * The tree that stands opposite a layer's: that of another layer, or a given hierarchy (a taxonomy).
 *
 * @param name       what it is the tree of
 * @param tree       over the same leaves
 * @param difference how far both differ
 */
record Opposite(String name, Dendrogram tree, ClassTree.Difference difference) {

	/**
	 * The one a result has, that of another layer first.
	 *
	 * @param names names of layers for people, by their ids
	 */
	static Optional<Opposite> of(ClassTree result, UnaryOperator<String> names) {
		return result.otherLayer().map(o -> new Opposite(names.apply(o.layer()), result.otherTree().orElseThrow(), o.difference()))
				.or(() -> result.taxonomy().filter(_ -> result.leaves().size() > 1).map(t -> new Opposite("taxonomy", given(result, t), t.difference())));
	}

	/** A taxonomy as a tree: a group joins its parts at the share of the classes that it holds; classes it does not know hang at the root. */
	private static Dendrogram given(ClassTree result, ClassTree.Taxonomy taxonomy) {
		int k = result.leaves().size();
		List<String> names = result.leaves().stream().map(ClassTree.Leaf::name).toList();
		List<BitSet> groups = new ArrayList<>(taxonomy.groups().stream().map(g -> members(g.classes(), names)).distinct()
				.sorted(Comparator.comparingInt(BitSet::cardinality)).toList());
		BitSet all = new BitSet();
		all.set(0, k);
		groups.remove(all);
		groups.add(all);
		int[] left = new int[k - 1];
		int[] right = new int[k - 1];
		double[] height = new double[k - 1];
		double[] support = new double[k - 1];
		int[] top = IntStream.range(0, k).toArray(); // by leaf the highest node above it
		int merges = 0;
		for (BitSet group : groups) {
			int[] parts = group.stream().map(leaf -> top[leaf]).distinct().toArray();
			for (int p = 1; p < parts.length; p++) {
				left[merges] = p == 1 ? parts[0] : k + merges - 1;
				right[merges] = parts[p];
				height[merges] = (double) group.cardinality() / k;
				support[merges] = p == parts.length - 1 ? 1 : 0; // the steps in between are no groups
				merges++;
			}
			int node = parts.length > 1 ? k + merges - 1 : parts[0];
			group.stream().forEach(leaf -> top[leaf] = node);
		}
		return Dendrogram.of(k, left, right, height, support).collapsed(0.5);
	}

	// names may have commas: of those that fit, the longest is taken
	private static BitSet members(String text, List<String> names) {
		BitSet members = new BitSet();
		String rest = text;
		while (!rest.isEmpty()) {
			String now = rest;
			int leaf = IntStream.range(0, names.size()).filter(n -> now.equals(names.get(n)) || now.startsWith(names.get(n) + ", ")).boxed()
					.max(Comparator.comparingInt(n -> names.get(n).length())).orElse(-1);
			int length = leaf < 0 ? Math.max(now.indexOf(", "), now.contains(", ") ? 0 : now.length()) : names.get(leaf).length();
			if (leaf >= 0) {
				members.set(leaf);
			}
			rest = now.length() > length + 2 ? now.substring(length + 2) : "";
		}
		return members;
	}
}
