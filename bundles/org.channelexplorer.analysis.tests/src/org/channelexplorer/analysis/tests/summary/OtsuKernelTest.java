package org.channelexplorer.analysis.tests.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.channelexplorer.analysis.internal.summary.OtsuKernel;
import org.channelexplorer.analysis.internal.summary.ScalarOtsuKernel;
import org.junit.jupiter.api.Test;

/** The vector kernel against its scalar twin and against the definition. */
class OtsuKernelTest {
	private static final int[] SIZES = { 1, 2, 7, 8, 9, 15, 16, 17, 31, 49, 64, 100, 196, 255, 256, 257, 289, 511, 512, 513, 784, 1023, 1024, 1025,
			1225, 3136, 5041, 12544 };
	private final OtsuKernel best = OtsuKernel.create();
	private final OtsuKernel scalar = new ScalarOtsuKernel();

	@Test
	void thisIsAComparisonOfTwo() {
		assertNotEquals(scalar.getClass(), best.getClass(), "run the tests with the vector module");
	}

	@Test
	void binsAreEqual() {
		for (int size : SIZES) {
			for (int kind = 0; kind < 6; kind++) {
				for (int trial = 0; trial < 1 + 2000 / size; trial++) {
					float[] v = values(size, kind, 31 * size + kind + 7919 * trial);
					float[] range = range(v);
					if (range[1] > range[0]) {
						assertEquals(chooseBin(scalar, v, range), chooseBin(best, v, range), "size " + size + ", kind " + kind + ", trial " + trial);
					}
				}
			}
		}
	}

	@Test
	void theChoiceIsTheDefinition() {
		for (int size : SIZES) {
			for (int kind = 0; kind < 6; kind++) {
				float[] v = values(size, kind, 17 * size + kind);
				float[] range = range(v);
				if (range[1] > range[0]) {
					assertEquals(brute(v, range[0], range[1]), chooseBin(scalar, v, range), "size " + size + ", kind " + kind);
				}
			}
		}
	}

	@Test
	void sumsAreEqualToTheBit() {
		for (int size : SIZES) {
			float[] v = values(size, 0, size);
			for (float threshold : new float[] { 0, 0.3f, 1, 2.5f, 100 }) {
				assertEquals(scalar.sumAbove(v, size, threshold), best.sumAbove(v, size, threshold), "size " + size);
			}
		}
	}

	// exact integer arithmetic: n^2 variance = (n s - w S)^2 / (w (n - w)), compared as fractions
	private static int brute(float[] values, float min, float max) {
		int n = values.length;
		int[] counts = new int[OtsuKernel.BINS];
		BigDecimal low = new BigDecimal(min);
		BigDecimal range = new BigDecimal(max).subtract(low);
		long all = 0;
		for (float v : values) {
			BigDecimal place = new BigDecimal(Math.abs(v)).subtract(low).multiply(BigDecimal.valueOf(OtsuKernel.BINS));
			int bin = Math.min(OtsuKernel.BINS - 1, place.divideToIntegralValue(range).intValueExact());
			counts[bin]++;
			all += bin;
		}
		BigInteger bestTop = BigInteger.ZERO;
		BigInteger bestBottom = BigInteger.ONE;
		int best = -1;
		long w = 0;
		long s = 0;
		for (int k = 0; k < counts.length && w < n; k++) {
			w += counts[k];
			s += (long) k * counts[k];
			BigInteger top = BigInteger.valueOf(n * s - w * all).pow(2);
			BigInteger bottom = BigInteger.valueOf(w * (n - w));
			if (top.multiply(bestBottom).compareTo(bestTop.multiply(bottom)) > 0) {
				bestTop = top;
				bestBottom = bottom;
				best = k;
			}
		}
		return best;
	}

	private static int chooseBin(OtsuKernel kernel, float[] v, float[] range) {
		return kernel.chooseBin(v, v.length, range[0], range[1]);
	}

	private static float[] range(float[] v) {
		float min = Float.POSITIVE_INFINITY;
		float max = 0;
		for (float f : v) {
			min = Math.min(min, Math.abs(f));
			max = Math.max(max, Math.abs(f));
		}
		return new float[] { min, max };
	}

	// gaussian; on the bins' edges; with an offset that costs digits; half zeros; a range too small for a float scale; three values only,
	// the one in the middle a hair off an edge, so that its bin is the answer
	private static float[] values(int size, int kind, long seed) {
		Random random = new Random(seed);
		float[] v = new float[size];
		float middle = (1 + random.nextInt(200)) * 0.1f + (random.nextInt(5) - 2) * Math.ulp(10f);
		for (int i = 0; i < size; i++) {
			v[i] = switch (kind) {
			case 0 -> (float) random.nextGaussian();
			case 1 -> Math.fma(random.nextInt(257), 0.1f, random.nextInt(3) * Math.ulp(1f));
			case 2 -> 1000 + random.nextInt(300) * Math.ulp(1000f);
			case 3 -> Math.max(0, (float) random.nextGaussian());
			case 4 -> random.nextInt(1000) * Float.MIN_VALUE;
			default -> i < size / 3 ? 0 : i == size / 3 ? middle : 25.6f;
			};
		}
		return v;
	}
}
