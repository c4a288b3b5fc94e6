package org.channelexplorer.plot.internal.overlay;

import org.channelexplorer.core.result.MapOverlay.Limits;

/**
 * A map with its colours.
 *
 * @param values       row by row, not copied
 * @param rows         of the map
 * @param columns      of the map
 * @param limits       ends of the scale
 * @param colors       colours of the scale
 * @param opacity      0 to 1
 * @param proportional whether the opacity grows with the value; in a diverging scale with its distance from the middle
 * @param diverging    whether the middle of the scale means nothing
 * @param cells        whether values are not interpolated
 */
record MapLayer(float[] values, int rows, int columns, Limits limits, ColorMap colors, double opacity, boolean proportional, boolean diverging,
		boolean cells) {

	/** The value at a place of the map in cells: 0.5, 0.5 is the centre of the first one. */
	double value(double row, double column) {
		if (cells) {
			return values[Math.clamp((int) Math.floor(row), 0, rows - 1) * columns + Math.clamp((int) Math.floor(column), 0, columns - 1)];
		}
		double y = Math.clamp(row - 0.5, 0, rows - 1);
		double x = Math.clamp(column - 0.5, 0, columns - 1);
		int y0 = Math.min((int) y, Math.max(0, rows - 2));
		int x0 = Math.min((int) x, Math.max(0, columns - 2));
		int down = rows > 1 ? columns : 0;
		int right = columns > 1 ? 1 : 0;
		int at = y0 * columns + x0;
		double top = values[at] + (values[at + right] - values[at]) * (x - x0);
		double bottom = values[at + down] + (values[at + down + right] - values[at + down]) * (x - x0);
		return top + (bottom - top) * (y - y0);
	}

	/** A value on the scale, 0 to 1; a scale without extent has everything in its middle. */
	double scaled(double value) {
		return limits.high() > limits.low() ? Math.clamp((value - limits.low()) / (limits.high() - limits.low()), 0, 1) : 0.5;
	}

	/** A pixel 0xRRGGBB with the map over it. */
	int over(int rgb, double row, double column) {
		double v = scaled(value(row, column));
		double alpha = opacity * (!proportional ? 1 : diverging ? Math.abs(2 * v - 1) : v);
		int color = colors.rgb(v);
		return mixed(rgb >> 16, color >> 16, alpha) << 16 | mixed(rgb >> 8, color >> 8, alpha) << 8 | mixed(rgb, color, alpha);
	}

	private static int mixed(int under, int over, double alpha) {
		return (int) Math.round((under & 0xff) * (1 - alpha) + (over & 0xff) * alpha);
	}
}
