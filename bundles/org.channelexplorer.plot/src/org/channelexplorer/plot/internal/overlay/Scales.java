package org.channelexplorer.plot.internal.overlay;

import java.util.stream.IntStream;
import org.channelexplorer.core.result.MapOverlay;
import org.channelexplorer.core.result.MapOverlay.Limits;
import org.channelexplorer.plot.Palette;

/** The scale of every map of an overlay: its ends and its colours. Values of both signs are coloured around 0 unless the user chose other colours. */
record Scales(MapOverlay overlay, OverlayOptions options) {

	Limits limits(int image, int channel) {
		Limits given = overlay.limits()[image][channel];
		double most = Math.max(Math.abs(given.low()), Math.abs(given.high()));
		if (options.together()) { // several colours show where channels respond, not where they do not
			return signed(given) ? new Limits(0, given.high()) : given;
		}
		return aroundZero(image, channel) ? new Limits(-most, most) : given;
	}

	ColorMap colors(int image, int channel) {
		return options.together() ? ColorMap.plain(Palette.color(channel)) : aroundZero(image, channel) ? ColorMap.diverging() : sequential();
	}

	boolean aroundZero(int image, int channel) {
		return !options.together() && switch (options.colours()) {
		case DIVERGING -> true;
		case AUTOMATIC -> !overlay.minus().isEmpty() || signed(overlay.limits()[image][channel]);
		default -> false;
		};
	}

	private static boolean signed(Limits limits) {
		return limits.low() < 0 && limits.high() > 0;
	}

	/** The colours of maps that are not coloured around 0. */
	ColorMap sequential() {
		return switch (options.colours()) {
		case VIRIDIS -> ColorMap.viridis();
		case MAGMA -> ColorMap.magma();
		default -> ColorMap.jet();
		};
	}

	/** The scale that all maps have, null when they differ. */
	Limits shared() {
		Limits first = limits(0, 0);
		return every((i, c) -> limits(i, c).equals(first)) ? first : null;
	}

	/** Whether some map is coloured around 0. */
	boolean someAroundZero() {
		return !every((i, c) -> !aroundZero(i, c));
	}

	/** Whether some map is coloured from its low to its high end. */
	boolean someSequential() {
		return !options.together() && !every(this::aroundZero);
	}

	/** The colours, in the words of a legend. */
	String sequentialName() {
		return switch (options.colours()) {
		case VIRIDIS -> "Viridis";
		case MAGMA -> "Magma";
		default -> "Jet";
		};
	}

	/** A condition of a map. */
	private interface Check {
		boolean holds(int image, int channel);
	}

	private boolean every(Check check) {
		return IntStream.range(0, overlay.images().size()).allMatch(i -> IntStream.range(0, overlay.channels().size()).allMatch(c -> check.holds(i, c)));
	}
}
