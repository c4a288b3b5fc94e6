package org.channelexplorer.plot.internal.hierarchy;

import java.util.Locale;
import org.channelexplorer.core.data.Dendrogram;
import org.channelexplorer.core.result.ClassTree;

/**
 * The groups into which a tree is divided: by a cut, or those that are supported.
 *
 * @param of    group of every leaf
 * @param count number of groups
 * @param text  what they are
 */
record Groups(int[] of, int count, String text) {

	static Groups of(ClassTree result, Dendrogram tree, double cut) {
		int[] of = new int[tree.leaves()];
		if (cut < 0) {
			for (int leaf = 0; leaf < of.length; leaf++) {
				of[leaf] = result.leaves().get(leaf).group();
			}
			int count = result.groups().all().size();
			boolean known = result.bootstrap().resamples() > 0;
			return new Groups(of, count, !known ? "no bootstraps, so no supported groups"
					: count == 1 ? String.format(Locale.ROOT, "no division of support %.2f", result.groups().leastSupport())
							: String.format(Locale.ROOT, "%d groups of support %.2f", count, result.groups().leastSupport()));
		}
		int[] nodes = tree.cut(cut);
		for (int g = 0; g < nodes.length; g++) {
			for (int leaf : tree.below(nodes[g])) {
				of[leaf] = g;
			}
		}
		return new Groups(of, nodes.length, String.format(Locale.ROOT, "cut at %.3f: %d %s", cut, nodes.length, nodes.length == 1 ? "group" : "groups"));
	}
}
