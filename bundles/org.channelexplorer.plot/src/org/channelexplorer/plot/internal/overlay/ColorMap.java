package org.channelexplorer.plot.internal.overlay;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Colours from 0, the low end of a scale, to 1. Viridis and magma (S. van der Walt, N. Smith) are the polynomials that M. Zucker fitted to them. */
final class ColorMap {
	private static final int STEPS = 4096;
	private static final double[][] VIRIDIS = { { 0.2777273272234177, 0.1050930431085774, -0.3308618287255563, -4.634230498983486, 6.228269936347081,
			4.776384997670288, -5.435455855934631 },
			{ 0.005407344544966578, 1.404613529898575, 0.214847559468213, -5.799100973351585, 14.17993336680509, -13.74514537774601, 4.645852612178535 },
			{ 0.3340998053353061, 1.384590162594685, 0.09509516302823659, -19.33244095627987, 56.69055260068105, -65.35303263337234, 26.3124352495832 } };
	private static final double[][] MAGMA = { { -0.002136485053939582, 0.2516605407371642, 8.353717279216625, -27.66873308576866, 52.17613981234068,
			-50.76852536473588, 18.65570506591883 },
			{ -0.000749655052795221, 0.6775232436837668, -3.577719514958484, 14.26473078096533, -27.94360607168351, 29.04658282127291, -11.48977351997711 },
			{ -0.005386127855323933, 2.494026599312351, 0.3144679030132573, -13.64921318813922, 12.94416944238394, 4.23415299384598, -5.601961508734096 } };
	private static final int[] DIVERGING = { 0x2166ac, 0x67a9cf, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xef8a62, 0xb2182b };

	private final int[] rgb;

	private ColorMap(int[] rgb) {
		this.rgb = rgb;
	}

	private static ColorMap of(DoubleUnaryOperator red, DoubleUnaryOperator green, DoubleUnaryOperator blue) {
		return new ColorMap(IntStream.rangeClosed(0, STEPS).map(i -> {
			double v = (double) i / STEPS;
			return level(red.applyAsDouble(v)) << 16 | level(green.applyAsDouble(v)) << 8 | level(blue.applyAsDouble(v));
		}).toArray());
	}

	private static int level(double share) {
		return (int) Math.round(255 * Math.clamp(share, 0, 1));
	}

	/** r, g, b = clip(1.5 - |4 v - {3, 2, 1}|, 0, 1). */
	static ColorMap jet() {
		return of(v -> 1.5 - Math.abs(4 * v - 3), v -> 1.5 - Math.abs(4 * v - 2), v -> 1.5 - Math.abs(4 * v - 1));
	}

	static ColorMap viridis() {
		return of(v -> polynomial(VIRIDIS[0], v), v -> polynomial(VIRIDIS[1], v), v -> polynomial(VIRIDIS[2], v));
	}

	static ColorMap magma() {
		return of(v -> polynomial(MAGMA[0], v), v -> polynomial(MAGMA[1], v), v -> polynomial(MAGMA[2], v));
	}

	/** Blue, white in the middle, red. */
	static ColorMap diverging() {
		return of(v -> between(16, v), v -> between(8, v), v -> between(0, v));
	}

	/** One colour for all values: the opacity shows them. */
	static ColorMap plain(int color) {
		int[] all = new int[STEPS + 1];
		java.util.Arrays.fill(all, color);
		return new ColorMap(all);
	}

	private static double polynomial(double[] coefficients, double v) {
		double sum = 0;
		for (int i = coefficients.length - 1; i >= 0; i--) {
			sum = sum * v + coefficients[i];
		}
		return sum;
	}

	private static double between(int shift, double v) {
		double place = v * (DIVERGING.length - 1);
		int below = Math.min(DIVERGING.length - 2, (int) place);
		double low = DIVERGING[below] >> shift & 0xff;
		double high = DIVERGING[below + 1] >> shift & 0xff;
		return (low + (high - low) * (place - below)) / 255;
	}

	/** The colour 0xRRGGBB of a value; values beyond the ends have the colours of the ends. */
	int rgb(double value) {
		return rgb[(int) Math.round(STEPS * Math.clamp(value, 0, 1))];
	}
}
