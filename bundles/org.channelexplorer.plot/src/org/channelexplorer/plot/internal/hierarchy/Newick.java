package org.channelexplorer.plot.internal.hierarchy;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.data.Dendrogram;

/**
 * A tree in the Newick format, which programs for phylogenies read: the classes with the lengths of their branches, the support as the name of every
 * inner node.
 */
final class Newick {
	private Newick() {
	}

	static String text(Dendrogram tree, List<String> names) {
		StringBuilder text = new StringBuilder();
		List<Integer> open = new ArrayList<>(List.of(tree.root()));
		int[] next = new int[tree.bound()];
		while (!open.isEmpty()) {
			int node = open.getLast();
			int[] children = tree.children(node);
			if (next[node] < children.length) {
				text.append(next[node] == 0 ? '(' : ',');
				open.add(children[next[node]++]);
				continue;
			}
			open.removeLast();
			if (node < tree.leaves()) {
				text.append(quoted(names.get(node)));
			} else {
				text.append(')').append(Double.isNaN(tree.support(node)) ? "" : Double.toString(tree.support(node)));
			}
			if (node != tree.root()) {
				text.append(':').append(tree.height(tree.parent(node)) - tree.height(node));
			}
		}
		return text.append(";\n").toString();
	}

	// an underscore outside quotes is a blank
	private static String quoted(String name) {
		return name.matches("[A-Za-z0-9.-]+") ? name : "'" + name.replace("'", "''") + "'";
	}
}
