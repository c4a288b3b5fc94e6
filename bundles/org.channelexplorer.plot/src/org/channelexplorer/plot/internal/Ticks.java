package org.channelexplorer.plot.internal;

import java.util.Locale;

/**
 * A numbered axis whose ends are marks.
 *
 * @param low  value at its lower end
 * @param high value at its upper end
 * @param step between marks: 1, 2 or 5 times a power of ten
 */
public record Ticks(double low, double high, double step) {

	/**
	 * The shortest axis of about so many steps that holds a range.
	 *
	 * @param min finite, at most {@code max}
	 */
	public static Ticks of(double min, double max, int steps) {
		double pad = max - min < 1e-12 ? Math.max(Math.abs(max) * .05, .05) : 0;
		double step = step((max - min + 2 * pad) / steps);
		return new Ticks(Math.floor((min - pad) / step + 1e-9) * step, Math.ceil((max + pad) / step - 1e-9) * step, step);
	}

	/** The next 1, 2 or 5 times a power of ten. @param rough positive */
	public static double step(double rough) {
		double power = Math.pow(10, Math.floor(Math.log10(rough)));
		double f = rough / power;
		return (f <= 1 ? 1 : f <= 2 ? 2 : f <= 5 ? 5 : 10) * power;
	}

	/** Number of marks. */
	public int count() {
		return (int) Math.round((high - low) / step) + 1;
	}

	/** Value of a mark. */
	public double value(int mark) {
		return low + mark * step;
	}

	/** A mark's text. */
	public String text(int mark) {
		double v = value(mark);
		if (Math.abs(v) >= 1e5) {
			return String.format(Locale.ROOT, "%.0e", v);
		}
		int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
		return String.format(Locale.ROOT, "%." + Math.min(6, digits) + "f", Math.abs(v) < step / 2 ? 0.0 : v);
	}

	/** Place of a value: 0 at the lower end, 1 at the upper one. */
	public double share(double v) {
		return (v - low) / (high - low);
	}
}
