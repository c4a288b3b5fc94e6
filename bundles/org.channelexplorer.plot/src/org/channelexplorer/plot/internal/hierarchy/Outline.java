package org.channelexplorer.plot.internal.hierarchy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.channelexplorer.core.data.Dendrogram;
import org.channelexplorer.core.result.ClassTree;
import org.channelexplorer.plot.internal.Counts;

/**
 * A tree in words.
 *
 * @param agreement of every node with another layer's tree; null when there is none
 * @param other     name of that layer
 */
record Outline(Members members, double[] agreement, String other) {
	private static final int DEEPEST = 40;
	private static final int NAMES = 4;

	/** The tree as an indented list, classes below the nodes that join them. */
	String list(Dendrogram tree) {
		StringBuilder text = new StringBuilder();
		List<Integer> open = new ArrayList<>(List.of(tree.root()));
		List<Integer> depths = new ArrayList<>(List.of(0));
		int[] sizes = tree.sizes();
		while (!open.isEmpty()) {
			int node = open.removeLast();
			int depth = depths.removeLast();
			text.append("  ".repeat(Math.min(depth, DEEPEST))).append(depth > DEEPEST ? "(level " + (depth + 1) + ") " : "");
			if (node < tree.leaves()) {
				text.append(members.name(node)).append(": ").append(images(members.size(node))).append('\n');
				for (Members.Kind kind : members.kinds(node)) {
					text.append("  ".repeat(Math.min(depth + 1, DEEPEST))).append(kind(kind)).append('\n');
				}
				continue;
			}
			text.append(sizes[node]).append(" classes, ").append(measures(tree, node)).append('\n');
			int[] children = tree.children(node);
			for (int i = children.length - 1; i >= 0; i--) {
				open.add(children[i]);
				depths.add(depth + 1);
			}
		}
		return text.toString();
	}

	/** A node, a class included, in a line. */
	String node(Dendrogram tree, int node) {
		int[] below = tree.below(node);
		if (node < tree.leaves()) {
			return members.name(node) + ": " + images(members.size(node));
		}
		int images = 0;
		for (int leaf : below) {
			images += members.size(leaf);
		}
		return below.length + " classes, " + images(images) + ": " + members.some(below, NAMES) + "\nnode " + node + ", " + measures(tree, node);
	}

	private String measures(Dendrogram tree, int node) {
		double support = tree.support(node);
		return String.format(Locale.ROOT, "distance %.3f", tree.height(node))
				+ (Double.isNaN(support) ? "" : String.format(Locale.ROOT, ", support %.2f", support))
				+ (agreement == null ? "" : String.format(Locale.ROOT, ", agreement with %s %.2f", other, agreement[node]));
	}

	String kind(Members.Kind kind) {
		ClassTree.SubClass is = kind.about();
		return String.format(Locale.ROOT, "%s, sub-class %d: %s (%.0f %%), %.1f standard deviations from the next, p %s",
				is.className(), is.number(), images(is.images()), 100 * is.share(), is.gap(), p(is.p()));
	}

	private static String p(double p) {
		return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
	}

	private static String images(int n) {
		return Counts.of(n, "image");
	}
}
