package org.channelexplorer.plot.internal.jaccard;

import java.util.Locale;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.internal.jaccard.Frame.Place;
import org.channelexplorer.plot.internal.jaccard.Options.Measure;

/** The colours with their numbers, and where chance is among them. */
final class ColourBar {
	private static final double TEXT = 11;
	private static final int THICK = 10;
	private static final int DIGITS = 3;
	private static final int GAP = 6;

	private ColourBar() {
	}

	static void draw(Surface s, Similarities data, Theme theme, Place place) {
		Colours colours = data.colours;
		int[] argb = new int[Math.max(1, place.width())];
		for (int x = 0; x < argb.length; x++) {
			argb[x] = 0xff000000 | colours.rgb(colours.low() + (colours.high() - colours.low()) * x / Math.max(1, argb.length - 1), theme);
		}
		s.image(argb, argb.length, 1, place.x(), place.y(), place.width(), THICK);
		double line = place.y() + THICK + TEXT + 2;
		int digits = DIGITS;
		while (digits > 0 && s.width(number(colours.low(), digits) + number(colours.high(), digits), TEXT, false) > place.width() - GAP) {
			digits--; // side by side, they can be read
		}
		s.text(number(colours.low(), digits), place.x(), line, TEXT, Anchor.START, false, theme.text());
		s.text(number(colours.high(), digits), place.x() + place.width(), line, TEXT, Anchor.END, false, theme.text());
		double chance = data.measured(data.result.sets().chance());
		double at = (chance - colours.low()) / (colours.high() - colours.low());
		boolean raw = data.options.measure() == Measure.RAW;
		String middle = raw ? "chance " + number(chance) : "0 = chance";
		if (at >= 0 && at <= 1) {
			double x = place.x() + at * place.width();
			s.line(x, place.y() - 3, x, place.y() + THICK + 3, theme.text(), 1);
		}
		if (s.width(middle, TEXT, false) <= place.width() - 80) { // cut, it tells nothing
			s.text(middle, place.x() + place.width() / 2.0, line, TEXT, Anchor.MIDDLE, false, theme.quiet());
		}
		String what = raw ? "Jaccard similarity" : "similarity beyond chance";
		String limits = what + ", percentiles " + percent(data.options.lowest()) + " to " + percent(data.options.highest());
		s.text(s.fit(s.width(limits, TEXT, false) <= place.width() ? limits : what, TEXT, false, place.width()), place.x(), line + TEXT + 4, TEXT, Anchor.START,
				false, theme.quiet());
	}

	static String number(double v) {
		return number(v, DIGITS);
	}

	private static String number(double v, int digits) {
		return Double.isNaN(v) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", v);
	}

	static String percent(double v) {
		return v == Math.rint(v) ? String.format(Locale.ROOT, "%.0f", v) : Double.toString(v);
	}
}
