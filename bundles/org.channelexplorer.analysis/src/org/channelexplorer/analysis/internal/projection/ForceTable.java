package org.channelexplorer.analysis.internal.projection;

import java.util.function.DoubleUnaryOperator;

/**
 * A smooth function of a positive number as a table over its exponent and the seven leading bits of its fraction, interpolated:
 * a few instructions in place of two divisions and a power, and the same bytes on every machine.
 */
public final class ForceTable {
	private static final int FRACTION_BITS = 16;
	private static final int LOWEST = Float.floatToRawIntBits(0x1p-40f) >> FRACTION_BITS;
	private static final int HIGHEST = Float.floatToRawIntBits(0x1p40f) >> FRACTION_BITS;
	private static final float UNIT = 1f / (1 << FRACTION_BITS);

	private final float[] values = new float[HIGHEST - LOWEST + 2];

	/** @param function positive or negative throughout and smooth on a logarithmic scale */
	public ForceTable(DoubleUnaryOperator function) {
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) function.applyAsDouble(Float.intBitsToFloat(LOWEST + i << FRACTION_BITS));
		}
	}

	/** The function at x, to four digits; outside of 2^-40 .. 2^40 the value at the bound. */
	public float at(float x) {
		int bits = Float.floatToRawIntBits(x);
		int i = (bits >> FRACTION_BITS) - LOWEST;
		if (i < 0) {
			return values[0];
		}
		if (i >= HIGHEST - LOWEST) {
			return values[HIGHEST - LOWEST];
		}
		return values[i] + (values[i + 1] - values[i]) * ((bits & (1 << FRACTION_BITS) - 1) * UNIT);
	}
}
