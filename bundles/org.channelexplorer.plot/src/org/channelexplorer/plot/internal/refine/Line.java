package org.channelexplorer.plot.internal.refine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.channelexplorer.core.result.HeadRefinement;

/**
 * A class as it is drawn: two shares of its images on one line.
 *
 * @param name    of the class, or of the classes that are counted together
 * @param from    old outputs that a new one is made of, empty for an old class
 * @param images  its images
 * @param before  of an old class the share that the old head puts right, of a new output the share that has the right kind; NaN for none
 * @param after   share that the new head puts right; NaN without images
 * @param changed whether it is a new output that is not one old one
 */
record Line(String name, String from, int images, double before, double after, boolean changed) {

	/** Old classes, those that lose most first. */
	static List<Line> old(HeadRefinement r) {
		List<Line> lines = new ArrayList<>();
		r.common().stream().filter(c -> c.images() > 0).forEach(c -> lines.add(new Line(c.classes(), "", c.images(), c.before(), c.after(), false)));
		lines.sort(Comparator.comparingDouble(l -> l.after - l.before));
		return lines;
	}

	/** New outputs with images, those first that are not one old output. */
	static List<Line> fresh(HeadRefinement r, boolean changedOnly) {
		List<Line> lines = new ArrayList<>();
		r.classes().stream().filter(c -> c.images() > 0).forEach(c -> lines.add(
				new Line(c.name(), c.from(), c.images(), c.rightKind(), c.accuracy(), !Double.isNaN(c.rightKind()) || !c.from().equals(c.name()))));
		lines.sort(Comparator.comparing((Line l) -> !l.changed));
		return changedOnly ? lines.stream().filter(Line::changed).toList() : lines;
	}

	/** In words. */
	String text() {
		String of = images + (images == 1 ? " image" : " images");
		if (from.isEmpty()) {
			return name + ", " + of + ": " + number(before) + " before, " + number(after) + " after";
		}
		return name + (from.equals(name) ? "" : ", from " + from) + ", " + of + ": " + number(after) + " right"
				+ (Double.isNaN(before) ? "" : ", right kind " + number(before));
	}

	static String number(double v) {
		return Double.isNaN(v) ? "not known" : String.format(Locale.ROOT, "%.3f", v);
	}
}
