package org.channelexplorer.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A rooted tree over numbered leaves with a height and a support for every inner node: a value. Nodes 0 to k - 1 are the leaves, higher numbers
 * inner nodes, which have at least two children in an order. No method recurs: a chain of any length will do.
 */
public final class Dendrogram {
	private final int leaves;
	private final int root;
	private final int[][] children; // none for leaves and for nodes that were dissolved
	private final double[] height;
	private final double[] support;
	private final int[] parent;
	private final int[] upwards; // children before parents, in the order of the leaves

	private Dendrogram(int leaves, int root, int[][] children, double[] height, double[] support) {
		this.leaves = leaves;
		this.root = root;
		this.children = children;
		this.height = height;
		this.support = support;
		parent = new int[children.length];
		Arrays.fill(parent, -1);
		int[] order = new int[children.length];
		int[] open = new int[children.length];
		int n = 0;
		int top = 0;
		open[top++] = root;
		while (top > 0) { // parents first, last child first
			int node = open[--top];
			order[n++] = node;
			for (int child : children[node]) {
				parent[child] = node;
				open[top++] = child;
			}
		}
		upwards = new int[n];
		for (int i = 0; i < n; i++) {
			upwards[i] = order[n - 1 - i];
		}
	}

	/**
	 * A binary tree from its merges: merge m makes node k + m.
	 *
	 * @param leaves  k, at least 1
	 * @param left    one child of every merge, k - 1 of them; each node is a child once
	 * @param right   the other child
	 * @param height  of every merge
	 * @param support of every merge, 0 to 1 or NaN
	 * @throws IllegalArgumentException when these are not the merges of one tree
	 */
	public static Dendrogram of(int leaves, int[] left, int[] right, double[] height, double[] support) {
		int merges = leaves - 1;
		int[][] children = new int[leaves + merges][];
		double[] heights = new double[leaves + merges];
		double[] supports = new double[leaves + merges];
		Arrays.fill(supports, Double.NaN);
		BitSet used = new BitSet();
		for (int node = 0; node < children.length; node++) {
			children[node] = node < leaves ? new int[0] : new int[] { left[node - leaves], right[node - leaves] };
			for (int child : children[node]) {
				if (child < 0 || child >= node || used.get(child)) {
					throw new IllegalArgumentException("node " + child + " is no child of node " + node);
				}
				used.set(child);
			}
			if (node >= leaves) {
				heights[node] = height[node - leaves];
				supports[node] = support[node - leaves];
			}
		}
		return new Dendrogram(leaves, children.length - 1, children, heights, supports);
	}

	/** Number of leaves. */
	public int leaves() {
		return leaves;
	}

	/** One more than the highest number of a node. */
	public int bound() {
		return children.length;
	}

	/** The node of all leaves. */
	public int root() {
		return root;
	}

	/** The children of a node in their order, none for a leaf. */
	public int[] children(int node) {
		return children[node].clone();
	}

	/** The node above, -1 for the root and for a node that was dissolved. */
	public int parent(int node) {
		return parent[node];
	}

	/** Whether a number is a node of this tree: a dissolved one is not. */
	public boolean has(int node) {
		return node >= 0 && node < parent.length && (node == root || parent[node] >= 0);
	}

	/** Height of a node, 0 of a leaf. */
	public double height(int node) {
		return height[node];
	}

	/** Support of a node, NaN of a leaf and when it is not known. */
	public double support(int node) {
		return support[node];
	}

	/** All nodes, children before their parents. */
	public int[] upwards() {
		return upwards.clone();
	}

	/** The leaves in the order of the tree. */
	public int[] order() {
		return Arrays.stream(upwards).filter(n -> n < leaves).toArray();
	}

	/** The leaves below a node in the order of the tree; a leaf itself. */
	public int[] below(int node) {
		if (node < leaves) {
			return new int[] { node };
		}
		int[] found = new int[leaves];
		int n = 0;
		List<Integer> open = new ArrayList<>(List.of(node));
		while (!open.isEmpty()) {
			int next = open.removeLast();
			if (next < leaves) {
				found[n++] = next;
			}
			for (int i = children[next].length - 1; i >= 0; i--) {
				open.add(children[next][i]);
			}
		}
		return Arrays.copyOf(found, n);
	}

	/** Number of leaves below every node. */
	public int[] sizes() {
		int[] sizes = new int[children.length];
		for (int node : upwards) {
			sizes[node] = node < leaves ? 1 : Arrays.stream(children[node]).map(c -> sizes[c]).sum();
		}
		return sizes;
	}

	/** The same tree with the nodes of less support dissolved: their children hang at the node above. The root stays. */
	public Dendrogram collapsed(double least) {
		int[] above = new int[children.length]; // the nearest node above that stays
		for (int i = upwards.length - 1; i >= 0; i--) {
			for (int child : children[upwards[i]]) {
				above[child] = upwards[i] == root || stays(upwards[i], least) ? upwards[i] : above[upwards[i]];
			}
		}
		int[] counts = new int[children.length];
		int[][] kept = new int[children.length][0];
		for (int pass = 0; pass < 2; pass++) {
			for (int node : upwards) {
				if (node != root && stays(node, least)) {
					if (pass == 1) {
						kept[above[node]][kept[above[node]].length - counts[above[node]]--] = node;
					} else {
						counts[above[node]]++;
					}
				}
			}
			for (int node = 0; pass == 0 && node < kept.length; node++) {
				kept[node] = new int[counts[node]];
			}
		}
		return new Dendrogram(leaves, root, kept, height, support);
	}

	private boolean stays(int node, double least) {
		return node < leaves || !(support[node] < least);
	}

	/**
	 * The same tree with the children of every node in the order of their first leaf.
	 *
	 * @param rank   of every leaf, all different
	 * @param larger whether what has more leaves comes later, whatever its first leaf
	 */
	public Dendrogram ordered(int[] rank, boolean larger) {
		int[] first = new int[children.length];
		int[] sizes = sizes();
		int[][] sorted = new int[children.length][0];
		Comparator<Integer> byFirst = Comparator.comparingInt(c -> first[c]);
		Comparator<Integer> order = larger ? Comparator.<Integer>comparingInt(c -> sizes[c]).thenComparing(byFirst) : byFirst;
		for (int node : upwards) {
			first[node] = node < leaves ? rank[node] : Arrays.stream(children[node]).map(c -> first[c]).min().orElseThrow();
			sorted[node] = Arrays.stream(children[node]).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
		}
		return new Dendrogram(leaves, root, sorted, height, support);
	}

	/** The same tree with the children of some nodes the other way round. */
	public Dendrogram flipped(Set<Integer> nodes) {
		int[][] turned = children.clone();
		for (int node : nodes) {
			if (has(node)) {
				int[] own = children[node];
				turned[node] = IntStream.range(0, own.length).map(i -> own[own.length - 1 - i]).toArray();
			}
		}
		return new Dendrogram(leaves, root, turned, height, support);
	}

	/** The groups that are left when the tree is cut at a height, as their nodes, in the order of the leaves: the highest nodes that are not above it. */
	public int[] cut(double at) {
		return Arrays.stream(upwards).filter(n -> height[n] <= at && (n == root || height[parent[n]] > at)).toArray();
	}

	/**
	 * How well another tree over the same leaves has each node: the largest Jaccard overlap of its leaves with those of a node of the other tree, 1 when
	 * one has just these; NaN for leaves and dissolved nodes.
	 */
	public double[] agreement(Dendrogram other) {
		BitSet[] theirs = other.sets();
		double[] best = new double[children.length];
		Arrays.fill(best, Double.NaN);
		BitSet[] ours = sets();
		for (int node : upwards) {
			if (node >= leaves) {
				best[node] = Arrays.stream(other.upwards).filter(n -> n >= leaves).mapToDouble(n -> overlap(ours[node], theirs[n])).max().orElse(0);
			}
		}
		return best;
	}

	private BitSet[] sets() {
		BitSet[] sets = new BitSet[children.length];
		for (int node : upwards) {
			sets[node] = new BitSet(leaves);
			if (node < leaves) {
				sets[node].set(node);
			}
			for (int child : children[node]) {
				sets[node].or(sets[child]);
			}
		}
		return sets;
	}

	private static double overlap(BitSet a, BitSet b) {
		BitSet both = (BitSet) a.clone();
		both.and(b);
		int shared = both.cardinality();
		return (double) shared / (a.cardinality() + b.cardinality() - shared);
	}
}
