package org.channelexplorer.ui.views.internal.surgery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.core.result.PlannedSurgery.Band;
import org.channelexplorer.core.result.PlannedSurgery.Change;

/** A plan in words. */
final class PlanText {
	private PlanText() {
	}

	/** The summary for a text that wraps: a line for every part, so that none ends in a dot; none breaks within a number and its interval. */
	static String wrapping(PlannedSurgery p) {
		return summary(p).replace(" \u00b7 ", "\n").replace(' ', '\u00a0').replaceAll("(?<=\\p{L})-(?=\\p{L})", "\u2011");
	}

	/** What it costs and saves, a few lines. */
	static String summary(PlannedSurgery p) {
		List<String> lines = new ArrayList<>();
		if (Double.isNaN(p.accuracy().before())) {
			lines.add("The network predicts no class: only separability is compared.");
		} else {
			lines.add("Accuracy " + change(p.accuracy()) + random(p.random(), p.accuracy().after()));
		}
		lines.add(metric(p.separation().metric()) + " " + change(p.separation().change()));
		PlannedSurgery.Costs c = p.costs();
		if (c.parametersBefore() > 0) {
			lines.add("Parameters " + saved(c.parametersBefore(), c.parametersAfter()) + " \u00b7 multiplications " + saved(c.macsBefore(), c.macsAfter()));
		}
		long coupled = p.removed().stream().filter(r -> !r.asked()).count();
		if (coupled > 0) {
			lines.add(String.format(Locale.ROOT, "%,d", coupled) + " channels of other layers are coupled with them and go, too.");
		}
		return String.join("\n", lines);
	}

	private static String metric(String id) {
		return Catalogue.ofEquinox().find(ExtensionPoint.SEPARABILITY_METRICS, id).map(Contribution::name).orElse(id);
	}

	private static String random(Band band, double after) {
		if (band.sets() == 0) {
			return "";
		}
		String verdict = after > band.high() ? "better than all " : after < band.low() ? "worse than all " : "no better than the best of ";
		return " \u00b7 " + verdict + band.sets() + " random sets of as many: " + number(band.mean()) + " (" + number(band.low()) + " to " + number(band.high())
				+ ")";
	}

	private static String saved(long before, long after) {
		return String.format(Locale.ROOT, "%,d \u2192 %,d (%+d %%)", before, after, before == 0 ? 0 : Math.round(100.0 * (after - before) / before));
	}

	private static String change(Change c) {
		return number(c.before()) + " \u2192 " + number(c.after()) + " (" + signed(c.difference())
				+ (Double.isNaN(c.low()) ? ")" : ", interval " + signed(c.low()) + " to " + signed(c.high()) + ")");
	}

	private static String number(double v) {
		return Double.isNaN(v) ? "-" : String.format(Locale.ROOT, "%.3f", v); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static String signed(double v) {
		return Double.isNaN(v) ? "-" : String.format(Locale.ROOT, "%+.3f", v + 0.0); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
