package org.channelexplorer.ui.views.internal.overlay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.result.MapOverlay;
import org.channelexplorer.core.util.InputException;

/**
 * What the view's header says about the maps shown.
 *
 * @param shown   what was asked for
 * @param kept    whether maps are kept
 * @param instead what is shown instead of a layer without maps, empty for nothing
 * @param remark  what else there is about their colours, empty for nothing
 */
record HeadText(Shown shown, boolean kept, String instead, String remark) {

	/** @param facts what the plot says about itself */
	String of(String facts, Result result) {
		List<String> parts = new ArrayList<>();
		if (!instead.isEmpty()) {
			parts.add(instead);
		}
		if (shown.images().length == 0) {
			parts.add("images in which " + first(result));
		}
		parts.add(remark.isEmpty() ? facts : facts + ", " + remark);
		if (shown.left() > 0) {
			parts.add(shown.left() + (shown.left() == 1 ? " more selected image" : " more selected images"));
		}
		if (kept) {
			parts.add("with kept maps");
		}
		return String.join(" \u00b7 ", parts);
	}

	private static String first(Result result) {
		try {
			MapOverlay overlay = MapOverlay.of(result);
			boolean signed = Arrays.stream(overlay.limits()).flatMap(Arrays::stream).anyMatch(l -> l.low() < 0);
			// summaries are of magnitudes
			return "channel " + overlay.channels().getFirst() + " responds most" + (signed ? ", above or below 0" : "");
		} catch (InputException e) {
			return "the first channel responds most"; // the plot says what is wrong with the result
		}
	}
}
