package org.channelexplorer.plot.internal.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Dendrogram;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.internal.Ticks;

/** A tree of the plot: what lies under a place of it, and how keys walk on it. */
final class Side {
	private static final double MARK = 5;
	private static final double LETTER = 6.3; // pixels
	private static final double KIND = 34; // pixels before and behind the text of a sub-class
	private static final int FOLDED = 30; // letters
	private final String name;
	private final Branches branches;
	private final Shape shape;
	private final Dendrogram tree;
	private final Outline words;
	private final boolean mirrored;
	private final int[] items; // nodes, and below their class sub-classes as -1 - place; parents first
	private final Map<Integer, Integer> places = new HashMap<>();
	private final Ticks axis;
	private final double names;

	/**
	 * @param name of the layer
	 */
	Side(String name, Branches branches, Outline words, boolean mirrored) {
		this.name = name;
		this.branches = branches;
		this.words = words;
		this.mirrored = mirrored;
		shape = branches.shape();
		tree = shape.tree();
		List<Integer> all = new ArrayList<>();
		int kind = 0;
		for (int node : shape.nodes()) {
			all.add(node);
			while (kind < shape.kinds().size() && shape.kinds().get(kind).leaf() == node) {
				all.add(-1 - kind++);
			}
		}
		items = all.stream().mapToInt(Integer::intValue).toArray();
		for (int i = 0; i < items.length; i++) {
			places.put(items[i], i);
		}
		int longest = Arrays.stream(shape.nodes()).filter(shape::tip).map(n -> n < tree.leaves() ? shape.members().name(n).length() : FOLDED).max().orElse(0);
		int kinds = shape.kinds().stream().mapToInt(k -> shape.members().kinds(k.leaf()).get(k.place()).name().length()).max().orElse(0);
		names = Math.max(longest * LETTER + 26, kinds == 0 ? 0 : kinds * LETTER + KIND);
		axis = axis(tree);
	}

	// trees whose nodes are all far from 0 would be drawn in a corner
	private static Ticks axis(Dendrogram tree) {
		double[] heights = Arrays.stream(tree.upwards()).filter(n -> n >= tree.leaves()).mapToDouble(tree::height).toArray();
		double min = Arrays.stream(heights).min().orElse(0);
		double max = Arrays.stream(heights).max().orElse(1);
		return Ticks.of(min > max / 2 ? Math.max(0, min - (max - min) * 0.25) : 0, Math.max(max, 1e-6), 5);
	}

	/** Distances. */
	Ticks axis() {
		return axis;
	}

	/** Width that the names need, pixels. */
	double names() {
		return names;
	}

	String name() {
		return name;
	}

	Branches branches() {
		return branches;
	}

	Dendrogram tree() {
		return tree;
	}

	boolean mirrored() {
		return mirrored;
	}

	double rows() {
		return shape.rows();
	}

	String list() {
		return words.list(tree);
	}

	/** Number of inner nodes but the root. */
	long inner() {
		return Arrays.stream(tree.upwards()).filter(n -> n >= tree.leaves() && n != tree.root()).count();
	}

	/** Number of those that the other tree has, too. */
	long common() {
		return Arrays.stream(tree.upwards()).filter(n -> n >= tree.leaves() && n != tree.root() && words.agreement()[n] == 1).count();
	}

	/** Classes with their images. */
	Hit classes(int[] leaves, String text) {
		return Hit.images(shape.members().images(leaves), text).withClasses(shape.members().names(leaves));
	}

	private Hit node(int node) {
		return classes(tree.below(node), words.node(tree, node));
	}

	private Hit kind(int place) {
		Shape.Kind kind = shape.kinds().get(place);
		Members.Kind is = shape.members().kinds(kind.leaf()).get(kind.place());
		return Hit.images(is.images(), words.kind(is));
	}

	/** Classes whose rows lie between two pixels. */
	int[] leavesBetween(Frame f, double top, double bottom) {
		return Arrays.stream(shape.nodes()).filter(shape::tip).filter(n -> f.y(shape.row(n)) >= top && f.y(shape.row(n)) <= bottom)
				.flatMap(n -> Arrays.stream(tree.below(n))).toArray();
	}

	/** What lies under a place: beside the tree the class of the row, on it the nearest branch. */
	Optional<Hit> hit(Frame f, double x, double y, double reach) {
		boolean names = mirrored ? x <= f.left() && x > f.left() - Drawing.names(f.view(), this)
				: x >= f.right() && x < f.right() + Drawing.names(f.view(), this);
		if (names) {
			return row(f, y);
		}
		int best = -1;
		double least = reach;
		for (int node : shape.nodes()) {
			double d = distance(f, node, x, y);
			if (d <= least) {
				least = d;
				best = node;
			}
		}
		return best < 0 ? Optional.empty() : Optional.of(node(best));
	}

	private Optional<Hit> row(Frame f, double y) {
		double half = Math.max(1, f.step() / 2);
		for (int k = 0; k < shape.kinds().size(); k++) {
			if (Math.abs(f.y(shape.kinds().get(k).row()) - y) <= half * 0.75) {
				return Optional.of(kind(k));
			}
		}
		return Arrays.stream(shape.nodes()).filter(shape::tip).filter(n -> Math.abs(f.y(shape.row(n)) - y) <= half).mapToObj(this::node).findFirst();
	}

	// to the branch that leads to a node, or to what joins its children
	private double distance(Frame f, int node, double x, double y) {
		double at = f.y(shape.row(node));
		double end = f.x(tree.height(node));
		double best = Double.POSITIVE_INFINITY;
		if (tree.parent(node) >= 0) {
			double start = f.x(tree.height(tree.parent(node)));
			best = apart(x, y, Math.min(start, end), Math.max(start, end), at, at);
		}
		if (shape.folded(node)) {
			best = Math.min(best, apart(x, y, Math.min(end, f.names()), Math.max(end, f.names()), f.y(shape.from(node)), f.y(shape.to(node))));
		} else if (!shape.tip(node)) {
			int[] children = tree.children(node);
			best = Math.min(best, apart(x, y, end, end, f.y(shape.row(children[0])), f.y(shape.row(children[children.length - 1]))));
		}
		return best;
	}

	private static double apart(double x, double y, double x0, double x1, double y0, double y1) {
		return Math.hypot(Math.max(0, Math.max(x0 - x, x - x1)), Math.max(0, Math.max(y0 - y, y - y1)));
	}

	int items() {
		return items.length;
	}

	Item item(Frame f, int index) {
		int item = items[index];
		if (item < 0) {
			double y = f.y(shape.kinds().get(-1 - item).row());
			return new Item(kind(-1 - item), f.names() + 14, y - MARK, 12, 2 * MARK);
		}
		double y = f.y(shape.row(item));
		if (shape.tip(item)) {
			double width = Drawing.names(f.view(), this);
			return new Item(node(item), mirrored ? f.left() - width : f.right() + 2, y - MARK, width - 4, 2 * MARK);
		}
		return new Item(node(item), f.x(tree.height(item)) - MARK, y - MARK, 2 * MARK, 2 * MARK);
	}

	/** Towards the root the parent, away from it the first child, up and down the sibling, without one what is nearest in that direction. */
	int next(int from, int dx, int dy) {
		int item = items[from];
		int out = mirrored ? -dx : dx;
		if (out < 0) {
			int above = item < 0 ? shape.kinds().get(-1 - item).leaf() : tree.parent(item);
			return above < 0 ? from : places.get(above);
		}
		if (out > 0) {
			return item < 0 ? from : shape.tip(item) ? below(from) : places.get(tree.children(item)[0]);
		}
		return beside(from, dy);
	}

	// the first sub-class
	private int below(int from) {
		return from + 1 < items.length && items[from + 1] < 0 ? from + 1 : from;
	}

	private int beside(int from, int dy) {
		int item = items[from];
		if (item < 0) { // sub-classes stand one below the other
			int to = from + dy;
			return to >= 0 && to < items.length && items[to] < 0 && shape.kinds().get(-1 - items[to]).leaf() == shape.kinds().get(-1 - item).leaf() ? to : from;
		}
		int node = item;
		while (tree.parent(node) >= 0) {
			int[] children = tree.children(tree.parent(node));
			int own = node;
			int place = IntStream.range(0, children.length).filter(i -> children[i] == own).findFirst().orElseThrow();
			if (place + dy >= 0 && place + dy < children.length) {
				return places.get(children[place + dy]);
			}
			node = tree.parent(node);
		}
		return from;
	}
}
