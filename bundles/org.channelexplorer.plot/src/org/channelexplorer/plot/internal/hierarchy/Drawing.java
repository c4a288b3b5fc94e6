package org.channelexplorer.plot.internal.hierarchy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.internal.network.Shortened;

/**
 * The trees of a plot in a view: one with its names on the right, or two whose names face each other.
 *
 * @param sides  one or two
 * @param frames where each is
 */
record Drawing(View view, List<Side> sides, List<Frame> frames) {
	private static final int MARGIN = 16;
	private static final double MARK = 34; // width of a number below the axis
	private static final int SMALL = 200; // a side of a miniature

	static Drawing of(View view, List<Side> sides) {
		boolean small = small(view);
		double top = small ? 4 : 24;
		double bottom = Math.max(top + 10, view.height() - (small ? 4 : 42));
		List<Frame> frames = new ArrayList<>();
		for (Side side : sides) {
			double names = names(view, side);
			double width = sides.size() == 1 ? view.width() - names - 2 * MARGIN : (view.width() - links(view)) / 2.0 - names - MARGIN;
			double left = side.mirrored() ? view.width() - MARGIN - Math.max(20, width) : MARGIN;
			frames.add(new Frame(view, left, left + Math.max(20, width), top, bottom, side.axis(), side.rows(), side.mirrored()));
		}
		return new Drawing(view, sides, frames);
	}

	private static boolean small(View view) {
		return view.height() < SMALL || view.width() < SMALL;
	}

	private static double links(View view) {
		return view.width() / 10.0;
	}

	/** Width of the names of a side: what the longest needs, at most a part of the view. */
	static double names(View view, Side side) {
		return Math.min(side.names(), view.width() * (side.mirrored() ? 0.2 : 0.36));
	}

	void draw(Surface s, Groups groups, double cut, Palette palette) {
		Theme theme = view.theme();
		s.within(0, 0, view.width(), frames.getFirst().bottom(), inner -> {
			if (sides.size() == 1) {
				bands(inner, groups, theme);
			} else {
				links(inner, palette);
			}
			for (int i = 0; i < sides.size(); i++) {
				Branches branches = sides.get(i).branches();
				boolean[] lively = branches.lively(view.selected());
				branches.draw(inner, frames.get(i), lively, theme);
				branches.names(inner, frames.get(i), names(view, sides.get(i)), lively, theme);
			}
		});
		if (!small(view)) {
			frames.forEach(f -> axis(s, f, theme));
		}
		if (sides.size() == 1) {
			line(s, groups, cut, theme);
		} else if (!small(view)) {
			for (int i = 0; i < 2; i++) {
				Frame f = frames.get(i);
				s.text(Shortened.of(sides.get(i).name(), f.right() - f.left(), t -> s.width(t, 11, true)), f.left(), f.top() - 8, 11, Anchor.START, true,
						theme.text());
			}
		}
	}

	// groups of neighbouring rows, every other one on a band
	private void bands(Surface s, Groups groups, Theme theme) {
		Frame f = frames.getFirst();
		Shape shape = sides.getFirst().branches().shape();
		int last = Integer.MIN_VALUE;
		boolean band = true;
		for (int node : shape.nodes()) {
			if (shape.tip(node)) {
				int group = groups.of()[shape.tree().below(node)[0]];
				band = group == last ? band : !band;
				last = group;
				double y0 = f.y(shape.from(node));
				double y1 = f.y(shape.to(node));
				if (band && f.seen(y0, y1)) {
					s.fill(0, y0, view.width(), y1 - y0, theme.band());
				}
			}
		}
	}

	private void links(Surface s, Palette palette) {
		Side a = sides.getFirst();
		Side b = sides.getLast();
		double x0 = frames.getFirst().right() + names(view, a);
		double x1 = frames.getLast().left() - names(view, b);
		boolean[] lively = a.branches().lively(view.selected());
		IntStream.range(0, a.tree().leaves()).forEach(leaf -> {
			double y0 = frames.getFirst().y(a.branches().shape().row(leaf));
			double y1 = frames.getLast().y(b.branches().shape().row(leaf));
			s.line(x0, y0, x1, y1, lively[leaf] ? palette.rgb(a.branches().looks()[leaf]) : view.theme().greyed(), 1.2);
		});
	}

	private void axis(Surface s, Frame f, Theme theme) {
		double y = f.bottom() + 6;
		s.line(f.left(), y, f.right(), y, theme.quiet(), 1);
		double apart = Math.abs(f.x(f.axis().value(1)) - f.x(f.axis().value(0)));
		int each = (int) Math.max(1, Math.ceil(MARK / Math.max(1, apart)));
		for (int mark = 0; mark < f.axis().count(); mark += each) {
			double value = f.axis().value(mark);
			double x = f.x(value);
			if (x >= f.left() - 1 && x <= f.right() + 1) {
				s.line(x, y, x, y + 4, theme.quiet(), 1);
				s.text(f.axis().text(mark), x, y + 15, 10, Anchor.MIDDLE, false, theme.quiet());
			}
		}
		double room = f.right() - f.left();
		String name = "distance: 1 - class similarity, average linkage"; // the facts have all of it, too
		String fits = s.width(name, 10, false) <= room ? name : "1 - class similarity";
		s.text(s.fit(fits, 10, false, room), (f.left() + f.right()) / 2, y + 29, 10, Anchor.MIDDLE, false, theme.quiet());
	}

	private void line(Surface s, Groups groups, double cut, Theme theme) {
		Frame f = frames.getFirst();
		double x = cut < 0 ? f.left() : f.x(cut);
		if (cut >= 0) {
			s.line(x, f.top() - 4, x, f.bottom() + 6, theme.accent(), 1.5);
		}
		if (!small(view)) {
			s.polygon(new double[] { x - 5, x + 5, x }, new double[] { f.top() - 12, f.top() - 12, f.top() - 4 }, theme.accent(), 1);
			boolean left = x < view.width() / 2.0;
			s.text(groups.text(), left ? x + 9 : x - 9, f.top() - 5, 11, left ? Anchor.START : Anchor.END, false, theme.text());
		}
	}
}
