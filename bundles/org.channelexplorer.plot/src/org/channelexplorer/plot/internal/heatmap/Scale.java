package org.channelexplorer.plot.internal.heatmap;

import org.channelexplorer.core.result.ActivationHeatmap;
import org.channelexplorer.plot.internal.heatmap.HeatmapOptions.Scaling;

/** Where values lie between the limits of the colours: 0 the lower, 1 the upper one, beyond them what is clipped. */
final class Scale {
	private final HeatmapOptions.Colouring colours;
	private final float[] low; // by channel
	private final float[] high;
	private final float[] blank;
	private final float[] blankPlace;
	private final float[] factor; // 0 where the place is not linear in the value
	private final double logFloor;

	Scale(ActivationHeatmap heatmap, HeatmapOptions.Colouring colours) {
		this.colours = colours;
		int n = heatmap.channels().size();
		low = new float[n];
		high = new float[n];
		blank = new float[n];
		for (int c = 0; c < n; c++) {
			boolean own = colours.scale() == Scaling.CHANNEL;
			boolean fixed = colours.scale() == Scaling.FIXED;
			low[c] = fixed ? (float) colours.from() : own ? heatmap.percentile(c, colours.low()) : heatmap.layer()[colours.low()];
			high[c] = fixed ? (float) colours.to() : own ? heatmap.percentile(c, colours.high()) : heatmap.layer()[colours.high()];
			blank[c] = colours.blank() == 0 ? Float.NEGATIVE_INFINITY : own ? heatmap.percentile(c, colours.blank()) : heatmap.layer()[colours.blank()];
		}
		factor = new float[n];
		blankPlace = new float[n];
		logFloor = Math.max(Math.abs(heatmap.layer()[ActivationHeatmap.PERCENTILES - 1]), Math.abs(heatmap.layer()[0])) * 1e-4;
		for (int c = 0; c < n; c++) {
			factor[c] = colours.log() || !(high[c] > low[c]) || Float.isInfinite(1 / (high[c] - low[c])) ? 0 : 1 / (high[c] - low[c]);
			blankPlace[c] = colours.blank() == 0 ? Float.NEGATIVE_INFINITY : place(c, blank[c]);
		}
	}

	/** Whether all channels have the same limits. */
	boolean common() {
		return colours.scale() != Scaling.CHANNEL;
	}

	float low(int channel) {
		return low[channel];
	}

	float high(int channel) {
		return high[channel];
	}

	float blank(int channel) {
		return blank[channel];
	}

	/** Place of what is blank below; negative infinity when nothing is. */
	float blankPlace(int channel) {
		return blankPlace[channel];
	}

	/** Place of a value of a channel between its limits; NaN for a missing value. */
	float place(int channel, float value) {
		return factor[channel] != 0 ? (value - low[channel]) * factor[channel] : bentPlace(channel, value);
	}

	private float bentPlace(int channel, float value) {
		double from = bent(low[channel]);
		double to = bent(high[channel]);
		if (to > from) {
			return (float) ((bent(value) - from) / (to - from));
		}
		return Float.isNaN(value) ? Float.NaN : value < low[channel] ? -1 : value > high[channel] ? 2 : 0.5f; // a constant channel
	}

	// symmetric, so that it is defined for all values: linear near 0, logarithmic beyond
	private double bent(double v) {
		return !colours.log() || logFloor == 0 ? v : Math.signum(v) * Math.log1p(Math.abs(v) / logFloor);
	}
}
