package org.channelexplorer.plot.internal.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.channelexplorer.core.data.Dendrogram;

/** Where the nodes of a tree are drawn: the row of each, counted downwards in units of a class' row. */
final class Shape {
	private static final double KIND = 0.75; // row of a sub-class

	private final Dendrogram tree;
	private final Members members;
	private final double[] row;
	private final double[] from; // rows that a node and what is below it takes
	private final double[] to;
	private final boolean[] folded;
	private final int[] nodes; // parents first, in the order of the rows
	private final List<Kind> kinds = new ArrayList<>();
	private final double rows;

	/** A sub-class: its class, its place there and its row. */
	record Kind(int leaf, int place, double row) {
	}

	/**
	 * @param tree   as it is drawn
	 * @param folded nodes drawn as one
	 * @param kinds  whether sub-classes have rows
	 */
	Shape(Dendrogram tree, Members members, Set<Integer> folded, boolean kinds) {
		this.tree = tree;
		this.members = members;
		row = new double[tree.bound()];
		from = new double[tree.bound()];
		to = new double[tree.bound()];
		Arrays.fill(row, Double.NaN);
		this.folded = new boolean[tree.bound()];
		int[] order = new int[tree.bound()];
		int n = 0;
		double next = 0;
		List<Integer> open = new ArrayList<>(List.of(tree.root()));
		while (!open.isEmpty()) {
			int node = open.removeLast();
			order[n++] = node;
			from[node] = next;
			boolean inner = node >= tree.leaves();
			if (inner && !folded.contains(node)) {
				int[] children = tree.children(node);
				for (int i = children.length - 1; i >= 0; i--) {
					open.add(children[i]);
				}
				continue;
			}
			this.folded[node] = inner;
			row[node] = next + 0.5;
			next += 1;
			for (int k = 0; !inner && kinds && k < members.kinds(node).size(); k++) {
				this.kinds.add(new Kind(node, k, next + KIND / 2));
				next += KIND;
			}
			to[node] = next;
		}
		rows = next;
		nodes = Arrays.copyOf(order, n);
		for (int i = n - 1; i >= 0; i--) {
			int node = nodes[i];
			if (Double.isNaN(row[node])) {
				int[] children = tree.children(node);
				row[node] = (row[children[0]] + row[children[children.length - 1]]) / 2;
				to[node] = to[children[children.length - 1]];
			}
		}
	}

	Dendrogram tree() {
		return tree;
	}

	Members members() {
		return members;
	}

	/** The nodes drawn, parents first, in the order of the rows. */
	int[] nodes() {
		return nodes;
	}

	/** Whether a node is drawn. */
	boolean shows(int node) {
		return !Double.isNaN(row[node]);
	}

	/** The middle of a node. */
	double row(int node) {
		return row[node];
	}

	/** Where the rows of a node and all below it begin. */
	double from(int node) {
		return from[node];
	}

	/** Where they end. */
	double to(int node) {
		return to[node];
	}

	/** Whether a node is drawn as one with all below it. */
	boolean folded(int node) {
		return folded[node];
	}

	/** Whether nothing is drawn below a node. */
	boolean tip(int node) {
		return node < tree.leaves() || folded[node];
	}

	/** The sub-classes drawn. */
	List<Kind> kinds() {
		return kinds;
	}

	/** Number of rows, at least 1. */
	double rows() {
		return rows;
	}
}
