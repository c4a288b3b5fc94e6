package org.channelexplorer.plot.internal.network;

import java.util.List;
import java.util.Optional;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.ScoreColors;
import org.channelexplorer.plot.Surface;

/**
 * What stands in a box of a network's drawing, and how it is drawn: in the window, in files and in the report.
 *
 * @param words    its texts
 * @param rank     how much it is emphasised
 * @param block    whether it is a collapsed block
 * @param scores   those of its layers that have one, in network order; the colour is that of the last
 * @param interval of the last score
 * @param mark     what is marked of its channels
 */
public record NetworkBox(Words words, Rank rank, boolean block, List<Double> scores, Optional<Scores.Interval> interval, Optional<Mark> mark) {
	private static final int MARGIN = 8;
	private static final double ARC = 10;
	private static final double CARD = 4; // by which the card behind a block is seen
	private static final double FRAME = 3;
	private static final double RANGE = 4;
	private static final double BELOW = 3;
	private static final double MARK = 3;
	private static final double GAP = 10;
	private static final int SHADES = 24;
	private static final double COVERED = 0.75;
	private static final double QUIET = 0.45;
	private static final double ASCENT = 0.8; // of the height of a line

	/**
	 * The texts of a box.
	 *
	 * @param title    its first lines
	 * @param subtitle its last line
	 * @param end      the end of the last line, which stays when there is little room; may be empty
	 */
	public record Words(String title, String subtitle, String end) {
	}

	/** How much a box is emphasised. */
	public enum Rank {
		/** Numbers are there. */
		EXTRACTED,
		/** Could be read, but was not extracted. */
		READABLE,
		/** Cannot be read. */
		UNREADABLE
	}

	/**
	 * What is marked.
	 *
	 * @param badge as text
	 * @param share of the channels
	 * @param text  in words
	 */
	public record Mark(String badge, double share, String text) {
	}

	/**
	 * Where a box is, in pixels.
	 *
	 * @param head height of the part above its miniatures
	 */
	public record Place(double x, double y, double width, double height, double head) {
	}

	public NetworkBox {
		scores = List.copyOf(scores);
	}

	/** The badge: a score, or a block's range; empty when there is none. */
	public String badge() {
		if (scores.isEmpty()) {
			return "";
		}
		String low = Scores.text(low());
		String high = Scores.text(high());
		return low.equals(high) ? low : low + "\u2013" + high;
	}

	private double low() {
		return scores.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
	}

	private double high() {
		return scores.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
	}

	private double last() {
		return scores.getLast();
	}

	/** The fill: the score's colour, or a neutral one. */
	public int fill(Look look) {
		NetworkColours c = look.colours();
		return !scores.isEmpty() ? ScoreColors.at(look.scores().position(last()))
				: block ? c.block().closed() : rank == Rank.UNREADABLE ? c.box().muted() : c.box().fill();
	}

	/** Draws it, without its miniatures. */
	public void draw(Surface s, Place at, boolean selected, Look look) {
		NetworkColours c = look.colours();
		int fill = fill(look);
		if (!look.outlines()) {
			s.fill(at.x, at.y, at.width, at.head, fill);
			range(s, at.x, at.y, at.width, at.head, look);
			covered(s, at, c.background());
			if (at.head < at.height) {
				s.fill(at.x, at.y + at.head, at.width, at.height - at.head, c.background());
				frame(s, at, c.box().border());
			}
			return;
		}
		double width = at.width - 1;
		double height = at.height - 1;
		if (block) { // a stack of cards
			width -= CARD;
			height -= CARD;
			s.box(at.x + CARD, at.y + CARD, width, height, ARC, c.background(), c.box().border());
		}
		double head = Math.min(height, at.head);
		boolean open = at.head < at.height;
		card(s, at, width, height, selected, open ? c.background() : fill, c);
		if (open) { // its head has the colour, its corners above are round
			double rim = selected ? FRAME : 0;
			s.box(at.x + rim, at.y + rim, width - 2 * rim, head - rim, ARC - rim, fill, selected ? fill : c.box().border());
			s.fill(at.x + Math.max(1, rim), at.y + head - ARC, width - Math.max(1, 2 * rim) + (selected ? 0.5 : 0), ARC, fill);
		}
		int on = scores.isEmpty() ? c.box().text() : ScoreColors.textOn(fill);
		boolean strip = block ? scores.size() > 1 : interval.isPresent() && !scores.isEmpty() && head >= 2 * look.line();
		double left = at.x + MARGIN;
		double room = width - 2 * MARGIN;
		if (block) {
			range(s, left, at.y + head - RANGE - BELOW, room, RANGE, look);
		} else if (strip && look.texts()) { // labels of another size cover it else
			interval(s, left, at.y + head - RANGE - BELOW, room, on, look);
		}
		mark.ifPresent(m -> bar(s, m, at.x + at.width - (block ? CARD : 0) - 1 - RANGE - 2, at.y + 4, head - 8, on));
		if (look.texts()) {
			texts(s, new Place(left, at.y, room, head - (strip ? 2 * BELOW : 0), head), on, look);
		}
	}

	private void card(Surface s, Place at, double width, double height, boolean selected, int fill, NetworkColours c) {
		if (selected) {
			s.box(at.x, at.y, width, height, ARC, c.accent(), c.accent());
			s.box(at.x + FRAME, at.y + FRAME, width - 2 * FRAME, height - 2 * FRAME, ARC - FRAME, fill, fill);
		} else if (rank == Rank.UNREADABLE) {
			s.dashedBox(at.x, at.y, width, height, ARC, fill, c.box().border());
		} else {
			s.box(at.x, at.y, width, height, ARC, fill, c.box().border());
		}
	}

	private static void frame(Surface s, Place at, int rgb) {
		double r = at.x + at.width - 1;
		double b = at.y + at.height - 1;
		s.path(new double[] { at.x, r, r, at.x, at.x }, new double[] { at.y, at.y, b, b, at.y }, rgb, 1);
	}

	/** Of a block with several scores: the colours from its worst layer to its best, and a mark at its last. */
	private void range(Surface s, double x, double y, double width, double height, Look look) {
		if (!block || scores.size() < 2) {
			return;
		}
		double low = low();
		double high = high();
		for (int i = 0; i < SHADES; i++) {
			double from = Math.floor(width * i / SHADES);
			s.fill(x + from, y, Math.floor(width * (i + 1) / SHADES) - from, height,
					ScoreColors.at(look.scores().position(low + (high - low) * i / (SHADES - 1))));
		}
		double last = Math.rint((high > low ? (last() - low) / (high - low) : 1) * (width - MARK));
		s.fill(x + last, y - 2, MARK, height + 4, ScoreColors.textOn(ScoreColors.at(look.scores().position(last()))));
	}

	/** Of a layer with an interval: where it lies on the scale of the colours, and a mark at the score. */
	private void interval(Surface s, double x, double y, double width, int rgb, Look look) {
		double a = place(look.scores().position(interval.orElseThrow().low()), width);
		double b = place(look.scores().position(interval.orElseThrow().high()), width);
		double middle = y + RANGE / 2;
		s.polygon(new double[] { x, x + width, x + width, x }, new double[] { middle - 0.5, middle - 0.5, middle + 0.5, middle + 0.5 }, rgb, QUIET);
		s.fill(x + Math.min(a, b), y + 1, Math.max(1, Math.abs(b - a)), RANGE - 2, rgb);
		s.fill(x + Math.rint(place(look.scores().position(last()), width - MARK)), y - 1, MARK, RANGE + 2, rgb);
	}

	private static double place(double position, double width) {
		return Math.clamp(position, 0, 1) * width;
	}

	/** Of a marked layer: an upright bar whose filled part is what stays. */
	private static void bar(Surface s, Mark mark, double x, double y, double height, int rgb) {
		double goes = Math.rint(height * mark.share);
		s.fill(x, y + goes, RANGE, height - goes, rgb);
		s.path(new double[] { x, x + RANGE - 1, x + RANGE - 1, x, x }, new double[] { y, y, y + height - 1, y + height - 1, y }, rgb, 1);
	}

	/** Of a marked layer seen from afar: what goes is covered. */
	private void covered(Surface s, Place at, int rgb) {
		if (mark.isPresent()) {
			double x = at.x + Math.rint(at.width * (1 - mark.get().share));
			double r = at.x + at.width;
			s.polygon(new double[] { x, r, r, x }, new double[] { at.y, at.y, at.y + at.head, at.y + at.head }, rgb, COVERED);
		}
	}

	/** @param at the room for texts */
	private void texts(Surface s, Place at, int first, Look look) {
		NetworkColours c = look.colours();
		double size = look.size();
		double line = look.line();
		double wider = look.wider();
		boolean scored = !scores.isEmpty();
		int ink = !scored && rank == Rank.UNREADABLE ? c.box().subdued() : first;
		boolean bold = rank == Rank.EXTRACTED;
		double x = at.x;
		if (at.head < 2 * line) { // no room for more than a number
			String title = Shortened.of(words.title, at.width, t -> wider * s.width(t, size, false));
			s.text(title, x + at.width / 2, at.y + at.head / 2 + 0.35 * size, size, Anchor.MIDDLE, false, ink);
			return;
		}
		String badge = badge();
		double badgeWidth = badge.isEmpty() ? 0 : wider * s.width(badge, size, true) + GAP - 4;
		int most = (int) ((at.head - 2) / line) - 1;
		boolean badgeBelow = most > 1 || badgeWidth > at.width / 2; // names that may take two lines take whole ones; a range is long
		double markWidth = mark.map(m -> wider * s.width(m.badge, size, true) + GAP).orElse(0.0);
		double above = at.width - (badgeBelow ? markWidth : badgeWidth);
		double below = at.width - (badgeBelow ? badgeWidth : markWidth);
		List<String> lines = most > 1 ? Names.lines(s, words.title, size, bold, above / wider)
				: List.of(Shortened.of(words.title, above, t -> wider * s.width(t, size, bold)));
		int rows = lines.size() + (words.subtitle.isEmpty() && !(badgeBelow ? !badge.isEmpty() : mark.isPresent()) ? 0 : 1);
		double y = at.y + Math.max(0, Math.rint((at.height - rows * line) / 2)) + ASCENT * line;
		double last = y + lines.size() * line;
		double right = x + at.width;
		double slack = (wider - 1) / 2; // half of what wider letters would reach beyond
		for (int i = 0; i < lines.size(); i++) {
			s.text(lines.get(i), x, y + i * line, size, Anchor.START, bold, ink);
		}
		if (!badge.isEmpty()) {
			s.text(badge, right - slack * s.width(badge, size, true), badgeBelow ? last : y, size, Anchor.END, true, ink);
		}
		if (mark.isPresent()) {
			s.text(mark.get().badge, right - slack * s.width(mark.get().badge, size, true), badgeBelow ? y : last, size, Anchor.END, true, ink);
		}
		s.text(Shortened.of(words.subtitle, words.end, below, t -> wider * s.width(t, size, false)), x, last, size, Anchor.START, false,
				scored ? ink : c.box().subdued());
	}
}
