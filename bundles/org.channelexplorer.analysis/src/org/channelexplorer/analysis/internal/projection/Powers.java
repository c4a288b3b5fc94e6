package org.channelexplorer.analysis.internal.projection;

/** Powers of positive numbers from plain additions and multiplications: fast, and the same bytes on every machine. */
public final class Powers {
	private static final int SQRT_HALF_BITS = 0x3f3504f3;
	private static final float LN2 = 0.69314718f;

	private Powers() {
	}

	/**
	 * x to the power y.
	 *
	 * @param x a normal positive number
	 * @return relative error below 1e-6 (1 + |y log2 x|); at least 2^-126, at most 2^127
	 */
	public static float pow(float x, float y) {
		return exp2(y * log2(x));
	}

	// log2(m 2^e) = e + (2 / ln 2) atanh((m - 1) / (m + 1)), m within sqrt(2) of 1
	private static float log2(float x) {
		int bits = Float.floatToRawIntBits(x);
		int e = bits - SQRT_HALF_BITS >> 23;
		float m = Float.intBitsToFloat(bits - (e << 23));
		float r = (m - 1) / (m + 1);
		float r2 = r * r;
		return e + 2.8853901f * r * (1 + r2 * (0.33333333f + r2 * (0.2f + r2 * (0.14285714f + r2 * 0.11111111f))));
	}

	private static float exp2(float y) {
		float bounded = Math.max(-126, Math.min(127, y));
		int i = (int) (bounded + 126.5f) - 126;
		float f = (bounded - i) * LN2;
		float p = 1 + f * (1 + f * (0.5f + f * (0.16666667f + f * (0.041666667f + f * (0.0083333333f + f * 0.0013888889f)))));
		return p * Float.intBitsToFloat(i + 127 << 23);
	}
}
