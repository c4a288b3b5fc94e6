package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.channelexplorer.core.internal.kernel.MagnitudeKernel;
import org.channelexplorer.core.internal.kernel.ScalarMagnitudeKernel;
import org.channelexplorer.core.internal.kernel.VectorMagnitudeKernel;
import org.junit.jupiter.api.Test;

class MagnitudeKernelTest {

	@Test
	void theTestsRunWithTheVectorModule() {
		assertInstanceOf(VectorMagnitudeKernel.class, MagnitudeKernel.best());
	}

	@Test
	void vectorAndScalarGiveTheSameBytes() {
		Random random = new Random(1);
		for (int size = 1; size < 3000; size = size < 140 ? size + 1 : size * 3 / 2) {
			float[] v = new float[size + 3];
			for (int i = 0; i < v.length; i++) {
				v[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(7) - 3));
			}
			var a = compute(new ScalarMagnitudeKernel(), v, size);
			var b = compute(new VectorMagnitudeKernel(), v, size);
			assertEquals(a.absSum, b.absSum, "sum of " + size);
			assertEquals(a.squareSum, b.squareSum, "squares of " + size);
			assertEquals(a.absMin, b.absMin);
			assertEquals(a.absMax, b.absMax);
			double sum = 0;
			for (int i = 0; i < size; i++) {
				sum += Math.abs((double) v[i]);
			}
			assertEquals(sum, a.absSum, 1e-5 * sum);
		}
	}

	@Test
	void nanIsNotSwallowed() {
		for (int at : new int[] { 0, 63, 64, 99 }) {
			float[] v = new float[103];
			v[at] = Float.NaN;
			for (MagnitudeKernel k : new MagnitudeKernel[] { new ScalarMagnitudeKernel(), new VectorMagnitudeKernel() }) {
				var s = compute(k, v, 100);
				assertTrue(Double.isNaN(s.absSum) && Double.isNaN(s.squareSum) && Float.isNaN(s.absMax) && Float.isNaN(s.absMin));
			}
		}
	}

	private static MagnitudeKernel.Statistics compute(MagnitudeKernel kernel, float[] values, int size) {
		var s = new MagnitudeKernel.Statistics();
		kernel.compute(values, size, s);
		return s;
	}
}
