package org.channelexplorer.plot.internal.network;

import java.util.List;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.ScoreColors;
import org.channelexplorer.plot.Surface;

/** The scale of a network's colours below its drawing: the metric, the worst and the best score; or why there is none. */
public final class NetworkScale {
	/** Room above and below its line of text, pixels. */
	public static final int ROOM = 10;
	private static final double LONGEST = 160;
	private static final double SHORTEST = 50;
	private static final double PAD = 8;

	private NetworkScale() {
	}

	/**
	 * Draws it, from the origin on.
	 *
	 * @param width what it may take
	 * @param marks what is marked in the boxes, at the right end instead of the note, which says what is always the same; may be empty
	 * @param few   the same in few words, for little room
	 */
	public static void draw(Surface s, double width, Look look, String marks, String few) {
		NetworkColours c = look.colours();
		Scores scores = look.scores();
		s.path(new double[] { 0, width }, new double[] { 0, 0 }, c.block().border(), 1);
		double base = ROOM / 2.0 + 0.8 * look.line();
		double end = width;
		if (!marks.isEmpty()) {
			String text = width(s, look, marks) + 2 * PAD <= width - least(s, look) - SHORTEST ? marks : few;
			end -= width(s, look, text) + 2 * PAD;
			s.text(text, end + PAD, base, look.size(), Anchor.START, false, c.box().text());
		}
		if (scores.byLayer().isEmpty()) {
			s.text(scores.message(), PAD, base, look.size(), Anchor.START, false, c.box().subdued());
		} else if (scores.from() == scores.to()) {
			s.text(scores.metric() + ": " + Scores.text(scores.min()) + " in every layer", PAD, base, look.size(), Anchor.START, false, c.box().text());
		} else {
			double x = bar(s, end, base, look);
			if (marks.isEmpty()) {
				note(s, x, base, width, look);
			}
		}
	}

	private static double bar(Surface s, double end, double base, Look look) {
		NetworkColours c = look.colours();
		Scores scores = look.scores();
		String worst = Scores.text(scores.higherIsBetter() ? scores.from() : scores.to());
		String best = Scores.text(scores.higherIsBetter() ? scores.to() : scores.from());
		double length = Math.rint(Math.clamp(end - least(s, look), SHORTEST, LONGEST));
		double x = PAD;
		s.text(scores.metric(), x, base, look.size(), Anchor.START, false, c.box().text());
		x += width(s, look, scores.metric()) + 2 * PAD;
		s.text(worst, x, base, look.size(), Anchor.START, false, c.box().text());
		x = Math.rint(x + width(s, look, worst) + PAD);
		double top = ROOM / 2.0;
		double height = look.line() - 2;
		s.box(x - 1, top, length + 1, height + 1, 0, c.box().border(), c.box().border());
		for (int i = 0; i < length; i += 2) {
			s.fill(x + i, top + 1, Math.min(2, length - i), height, ScoreColors.at(i / Math.max(1, length - 2)));
		}
		double chance = scores.position(scores.scale().chance());
		if (chance >= 0 && chance <= 1) {
			double at = x + Math.rint(chance * (length - 1));
			s.polygon(new double[] { at - 4, at + 4, at }, new double[] { top - 4, top - 4, top + 4 }, c.accent(), 1);
		}
		x += length + PAD;
		s.text(best, x, base, look.size(), Anchor.START, false, c.box().text());
		return x + width(s, look, best) + 2 * PAD;
	}

	private static void note(Surface s, double x, double base, double width, Look look) {
		for (String note : List.of(note(look.scores(), true), note(look.scores(), false))) {
			if (x + width(s, look, note) <= width) {
				s.text(note, x, base, look.size(), Anchor.START, false, look.colours().box().subdued());
				return;
			}
		}
	}

	private static String note(Scores s, boolean whole) {
		String chance = Double.isNaN(s.scale().chance()) ? "" : "chance " + Scores.text(s.scale().chance());
		return !whole ? chance : (chance.isEmpty() ? "" : chance + "; ")
				+ (s.scale().fixed() ? "from 0 to 1" : s.higherIsBetter() ? "worst to best layer" : "worst to best layer; lower is better");
	}

	/** Width of everything but the bar. */
	private static double least(Surface s, Look look) {
		Scores scores = look.scores();
		return scores.byLayer().isEmpty() ? 0 : width(s, look, scores.metric() + Scores.text(scores.from()) + Scores.text(scores.to())) + 6 * PAD;
	}

	private static double width(Surface s, Look look, String text) {
		return look.wider() * s.width(text, look.size(), false);
	}
}
