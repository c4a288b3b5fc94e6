package org.channelexplorer.analysis.tests.summary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.channelexplorer.analysis.internal.summary.OtsuKernel;
import org.channelexplorer.analysis.internal.summary.OtsuThreshold;
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
	void histogramsAreEqual() {
		for (int size : SIZES) {
			for (int kind = 0; kind < 5; kind++) {
				float[] v = values(size, kind, 31 * size + kind);
				float[] range = range(v);
				if (range[1] > range[0]) {
					assertArrayEquals(histogram(scalar, v, range), histogram(best, v, range), "size " + size + ", kind " + kind);
				}
			}
		}
	}

	@Test
	void sumsAreEqualToTheBit() {
		for (int size : SIZES) {
			float[] v = values(size, 0, size);
			for (float threshold : new float[] { 0, 0.3f, 1, 2.5f, 100 }) {
				MemorySegment m = MemorySegment.ofArray(v);
				assertEquals(scalar.sumAbove(m, 0, size, threshold), best.sumAbove(m, 0, size, threshold), "size " + size);
			}
		}
	}

	@Test
	void theChoiceIsTheDefinition() {
		Random random = new Random(3);
		for (int trial = 0; trial < 2000; trial++) {
			int[] counts = new int[OtsuKernel.BINS];
			int size = 2 + random.nextInt(trial % 2 == 0 ? 60 : 4000);
			counts[0] = 1;
			counts[255] = 1;
			for (int i = 2; i < size; i++) {
				counts[Math.min(255, (int) Math.abs(random.nextGaussian() * 60 + (random.nextBoolean() ? 20 : 150)))]++;
			}
			int want = brute(counts, size);
			assertEquals(want, OtsuThreshold.chooseAndClear(counts, size), "trial " + trial);
			assertArrayEquals(new int[OtsuKernel.BINS], counts);
		}
	}

	// exact integer arithmetic: N^2 variance = (N s - w S)^2 / (w (N - w)), compared as fractions
	private static int brute(int[] counts, int n) {
		long all = 0;
		for (int k = 0; k < counts.length; k++) {
			all += (long) k * counts[k];
		}
		java.math.BigInteger bestTop = java.math.BigInteger.ZERO;
		java.math.BigInteger bestBottom = java.math.BigInteger.ONE;
		int best = -1;
		long w = 0;
		long s = 0;
		for (int k = 0; k < counts.length - 1; k++) {
			w += counts[k];
			s += (long) k * counts[k];
			java.math.BigInteger top = java.math.BigInteger.valueOf(n * s - w * all).pow(2);
			java.math.BigInteger bottom = java.math.BigInteger.valueOf(w * (n - w));
			if (top.multiply(bestBottom).compareTo(bestTop.multiply(bottom)) > 0) {
				bestTop = top;
				bestBottom = bottom;
				best = k;
			}
		}
		return best;
	}

	private static int[] histogram(OtsuKernel kernel, float[] v, float[] range) {
		int[] counts = new int[OtsuKernel.BINS];
		kernel.histogram(MemorySegment.ofArray(v), 0, v.length, range[0], range[1], counts);
		return counts;
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

	// gaussian; on the bins' edges; with an offset that costs digits; half zeros; a range too small for a float scale
	private static float[] values(int size, int kind, long seed) {
		Random random = new Random(seed);
		float[] v = new float[size];
		for (int i = 0; i < size; i++) {
			v[i] = switch (kind) {
			case 0 -> (float) random.nextGaussian();
			case 1 -> Math.fma(random.nextInt(257), 0.1f, random.nextInt(3) * Math.ulp(1f));
			case 2 -> 1000 + random.nextInt(300) * Math.ulp(1000f);
			case 3 -> Math.max(0, (float) random.nextGaussian());
			default -> random.nextInt(1000) * Float.MIN_VALUE;
			};
		}
		return v;
	}
}
