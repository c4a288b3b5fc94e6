package org.channelexplorer.plot.internal.hierarchy;

import java.util.BitSet;
import java.util.Locale;
import java.util.stream.IntStream;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;

/**
 * Draws a tree: thick branches are supported, what is not selected is greyed.
 *
 * @param shape   the tree
 * @param numbers a number of every node that is written beside it, NaN for none
 * @param least   number from which it is written
 * @param colors  of the classes, see {@link #rgb}
 * @param looks   index of every leaf's class among the colours
 */
record Branches(Shape shape, double[] numbers, double least, Palette colors, int[] looks) {
	private static final double SMALLEST = 0.25; // pixels: what is smaller in both directions is not seen
	private static final double CROWDED = 3; // pixels of a row
	private static final int TEXT = 10;
	private static final int NAME = 11;
	private static final double NAME_ROW = 11;
	private static final double KIND_ROW = 8;

	int rgb(int leaf) {
		return colors.rgb(looks[leaf]);
	}

	/** Which nodes hold an image that is not greyed. */
	boolean[] lively(BitSet selected) {
		boolean[] lively = new boolean[shape.tree().bound()];
		for (int node : shape.tree().upwards()) {
			if (node < shape.tree().leaves()) {
				lively[node] = any(selected, shape.members().images(node));
			} else {
				for (int child : shape.tree().children(node)) {
					lively[node] |= lively[child];
				}
			}
		}
		return lively;
	}

	// whether one is not greyed
	private static boolean any(BitSet selected, int[] images) {
		return selected.isEmpty() || IntStream.of(images).anyMatch(selected::get);
	}

	/** Thickness of the branch that leads to a node: of one that every resample has 4 pixels, of a class 1.5. */
	private double thickness(int node) {
		double support = shape.tree().support(node);
		return Double.isNaN(support) ? 1.5 : 0.6 + 3.4 * support;
	}

	/** Draws the branches. */
	void draw(Surface s, Frame f, boolean[] lively, Theme theme) {
		for (int greyed = 1; greyed >= 0; greyed--) { // what is greyed lies below
			for (int node : shape.nodes()) {
				if (lively[node] == (greyed == 0)) {
					branch(s, f, node, greyed == 1 ? theme.greyed() : crowded(f, node) ? theme.line() : strong(node) ? theme.text() : theme.quiet());
				}
			}
		}
		for (int node : shape.nodes()) {
			number(s, f, node, theme);
		}
	}

	// a class among so many that their branches would be one area, which hides the tree
	private boolean crowded(Frame f, int node) {
		return shape.tip(node) && f.step() < CROWDED && f.view().selected().isEmpty();
	}

	private boolean strong(int node) {
		return !(shape.tree().support(node) < 0.95);
	}

	private void branch(Surface s, Frame f, int node, int rgb) {
		double y = f.y(shape.row(node));
		double x = f.x(shape.tree().height(node));
		int above = shape.tree().parent(node);
		double thick = Math.min(thickness(node), Math.max(0.7, f.step() * 0.5));
		if (above >= 0) {
			double from = f.x(shape.tree().height(above));
			if (f.seen(y, y) && Math.abs(from - x) > SMALLEST) {
				s.line(from, y, x, y, rgb, thick);
			}
		}
		if (shape.folded(node)) {
			double y0 = f.y(shape.from(node)) + 2;
			double y1 = f.y(shape.to(node)) - 2;
			if (f.seen(y0, y1)) {
				s.polygon(new double[] { x, f.names(), f.names() }, new double[] { y, y0, y1 }, rgb, 0.45);
			}
		} else if (!shape.tip(node)) {
			int[] children = shape.tree().children(node);
			double y0 = f.y(shape.row(children[0]));
			double y1 = f.y(shape.row(children[children.length - 1]));
			if (f.seen(y0, y1) && y1 - y0 > SMALLEST) {
				s.line(x, y0, x, y1, rgb, thick);
			}
		}
	}

	// where there is room for it
	private void number(Surface s, Frame f, int node, Theme theme) {
		double number = numbers[node];
		int above = shape.tree().parent(node);
		if (shape.tip(node) || above < 0 || !(number >= least)) {
			return;
		}
		String text = String.format(Locale.ROOT, "%.2f", number);
		double x = f.x(shape.tree().height(node));
		double y = f.y(shape.row(node));
		int[] children = shape.tree().children(node);
		double high = f.y(shape.row(children[children.length - 1])) - f.y(shape.row(children[0]));
		double room = Math.abs(f.x(shape.tree().height(above)) - x);
		if (high >= TEXT + 2 && room >= s.width(text, TEXT, false) + 4 && f.seen(y, y)) {
			double off = 3 + thickness(node) / 2; // the upright line of the node is as thick as its branch
			s.text(text, f.mirrored() ? x + off : x - off, y - 1.5 - thickness(node) / 2, TEXT, f.mirrored() ? Anchor.START : Anchor.END, false, theme.quiet());
		}
	}

	/** Draws the classes: a mark in the look of the class, the name where there is room, the sub-classes below it. */
	void names(Surface s, Frame f, double room, boolean[] lively, Theme theme) {
		double sign = f.mirrored() ? -1 : 1;
		Anchor anchor = f.mirrored() ? Anchor.END : Anchor.START;
		double last = Double.NEGATIVE_INFINITY;
		double radius = Math.clamp(f.step() * 0.4, 1, 4.5);
		for (int node : shape.nodes()) {
			double y = f.y(shape.row(node));
			if (!shape.tip(node) || !f.seen(y, y)) {
				continue;
			}
			if (node < shape.tree().leaves()) {
				s.marker(colors.marker(looks[node]), f.names() + sign * 8, y, radius, lively[node] ? rgb(node) : theme.greyed(), 1);
			}
			if (y - last >= NAME_ROW) { // thinned where rows are narrow
				s.text(s.fit(name(node), NAME, false, room - 20), f.names() + sign * (f.mirrored() ? 20 : 16), y + 4, NAME, anchor, false,
						lively[node] ? theme.text() : theme.quiet());
				last = y;
			}
		}
		if (f.step() * 0.75 >= KIND_ROW) {
			shape.kinds().forEach(kind -> kind(s, f, kind, room, theme));
		}
	}

	/** Name of a class, or what a node is drawn as. */
	String name(int node) {
		int[] below = shape.tree().below(node);
		return node < shape.tree().leaves() ? shape.members().name(node) : below.length + " classes: " + shape.members().some(below, 3);
	}

	private void kind(Surface s, Frame f, Shape.Kind kind, double room, Theme theme) {
		double y = f.y(kind.row());
		if (!f.seen(y, y)) {
			return;
		}
		Members.Kind is = shape.members().kinds(kind.leaf()).get(kind.place());
		double x = f.names() + 20;
		s.path(new double[] { f.names() + 8, f.names() + 8, x }, new double[] { f.y(shape.row(kind.leaf())) + 4, y, y }, theme.line(), 1);
		s.circle(x, y, Math.max(1.5, 4.5 * Math.sqrt(is.about().share())), any(f.view().selected(), is.images()) ? rgb(kind.leaf()) : theme.greyed(), 0.75);
		s.text(s.fit(is.name(), TEXT, false, room - 28), x + 8, y + 3.5, TEXT, Anchor.START, false,
				theme.quiet());
	}
}
