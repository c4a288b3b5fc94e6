package org.channelexplorer.plot.internal.surgery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.core.result.PlannedSurgery.Band;

/**
 * A size of the plan, as it is drawn.
 *
 * @param share    share of the channels that go
 * @param count    how many
 * @param accuracy what is left
 * @param worst    what the class that loses most loses, at most 0; NaN when it is not known
 * @param name     that class, empty for none
 * @param random   random sets of the size
 * @param plan     whether it is the plan itself
 */
record Point(double share, int count, double accuracy, double worst, String name, Band random, boolean plan) {

	/** Before, the curve, and the plan itself, by share; of one size the plan. */
	static List<Point> of(PlannedSurgery p) {
		List<Point> points = new ArrayList<>();
		double before = p.accuracy().before();
		points.add(new Point(0, 0, before, 0, "", new Band(p.random().sets(), before, before, before), false));
		for (PlannedSurgery.Point c : p.curve()) {
			if (c.count() != p.choice().count() && c.count() > 0) {
				points.add(new Point(c.share(), c.count(), c.accuracy(), Math.min(0, c.worst()), c.worst() < 0 ? c.worstName() : "", c.random(), false));
			}
		}
		if (p.choice().count() > 0) {
			PlannedSurgery.ClassCost worst = p.classes().stream().filter(c -> c.accuracy().difference() < 0)
					.min(Comparator.comparingDouble(c -> c.accuracy().difference())).orElse(null);
			points.add(new Point((double) p.choice().count() / p.choice().channels(), p.choice().count(), p.accuracy().after(),
					worst == null ? 0 : worst.accuracy().difference(), worst == null ? "" : worst.name(), p.random(), true));
		}
		points.sort(Comparator.comparingDouble(Point::share));
		return points;
	}

	/** Whether random sets were tried. */
	boolean tried() {
		return random.sets() > 0 && !Double.isNaN(random.low());
	}

	String accuracyText() {
		return where() + ": accuracy " + number(accuracy)
				+ (tried() && count > 0 ? ", random sets " + number(random.mean()) + " (" + number(random.low()) + " to " + number(random.high()) + ")" : "");
	}

	String worstText() {
		return where() + ": " + (name.isEmpty() ? "no class loses" : name + " loses most, " + String.format(Locale.ROOT, "%+.3f", worst));
	}

	private String where() {
		return count == 0 ? "all channels" : String.format(Locale.ROOT, "%s%.0f %% of the channels, %d", plan ? "the plan, " : "", 100 * share, count);
	}

	static String number(double v) {
		return Double.isNaN(v) ? "not known" : String.format(Locale.ROOT, "%.3f", v);
	}
}
