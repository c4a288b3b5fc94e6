package org.channelexplorer.plot.internal.overlay;

import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
	private Numbers() {
	}

	/** About four significant digits. */
	static String of(double v) {
		if (v == 0 || Double.isNaN(v)) {
			return v == 0 ? "0" : "not defined";
		}
		double size = Math.abs(v);
		if (size >= 1e5 || size < 1e-3) {
			return String.format(Locale.ROOT, "%.2e", v);
		}
		int digits = Math.clamp(3 - (int) Math.floor(Math.log10(size)), 0, 6);
		return String.format(Locale.ROOT, "%." + digits + "f", v);
	}
}
