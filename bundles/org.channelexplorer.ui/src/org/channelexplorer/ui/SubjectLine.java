package org.channelexplorer.ui;

import java.util.HashMap;
import java.util.Map;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.label.Labelling;

/** The line above a plot: what it is about. */
final class SubjectLine {
	private final Map<String, String> summaries = new HashMap<>(); // the line is set for every gesture, names do not change

	/** What follows the layer when its summary was chosen: two of one layer side by side look alike otherwise. @param id empty for the first summary */
	String summary(String id) {
		return id.isEmpty() ? ""
				: " (" + summaries.computeIfAbsent(id, _ -> Catalogue.ofEquinox().find(ExtensionPoint.SUMMARY_FUNCTIONS, id).map(Contribution::name).orElse(id))
						+ ")";
	}

	/** The labelling that is shown; the given classes are named only where the others are in use. @param pinned null for a view that follows */
	static String classes(Pin pinned, String inUse) {
		return pinned == null ? inUse : pinned.labelling().isEmpty() && !inUse.isEmpty() ? Labelling.GIVEN : pinned.labelling();
	}

	/** Joins what is not empty. @param layer the layer, or all of them */
	static String of(String layer, String step, String labelling, String focus, boolean pinned) {
		StringBuilder line = new StringBuilder(layer);
		if (!step.isEmpty()) {
			line.append(", ").append(step); //$NON-NLS-1$
		}
		if (!labelling.isEmpty()) {
			line.append(" \u00b7 classes: ").append(labelling);
		}
		if (!focus.isEmpty()) {
			line.append(" \u00b7 focus: ").append(focus);
		}
		return line.append(pinned ? " \u00b7 pinned" : "").toString(); //$NON-NLS-1$
	}
}
