package org.channelexplorer.plot.internal.network;

import java.util.function.ToDoubleFunction;

/** Texts made to fit by leaving out their middles: layers differ at both ends of their names. */
public final class Shortened {
	private static final String DOTS = "\u2026";

	private Shortened() {
	}

	/** A text made to fit a width. */
	public static String of(String text, double room, ToDoubleFunction<String> width) {
		if (width.applyAsDouble(text) <= room) {
			return text;
		}
		int low = 0;
		int high = text.length() - 1;
		while (low < high) { // the most characters that fit
			int middle = (low + high + 1) / 2;
			if (width.applyAsDouble(cut(text, middle)) <= room) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return cut(text, low);
	}

	/** A text made to fit a width by leaving out of what comes before its end; all of it when not even that has room enough. */
	public static String of(String text, String end, double room, ToDoubleFunction<String> width) {
		if (end.isEmpty() || width.applyAsDouble(text) <= room) {
			return of(text, room, width);
		}
		double rest = room - width.applyAsDouble(end);
		String start = text.substring(0, text.length() - end.length());
		return rest < width.applyAsDouble(cut(start, 2)) ? of(end.replaceFirst("^\\W+", ""), room, width) : of(start, rest, width) + end;
	}

	private static String cut(String text, int keep) {
		int kept = Math.min(keep, text.length());
		int end = kept / 2;
		return text.substring(0, kept - end) + DOTS + text.substring(text.length() - end);
	}
}
