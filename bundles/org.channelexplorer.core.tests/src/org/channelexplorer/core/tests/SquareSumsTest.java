package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Random;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Distances;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.internal.kernel.ScalarSquareSums;
import org.channelexplorer.core.internal.kernel.SquareSums;
import org.channelexplorer.core.internal.kernel.VectorSquareSums;
import org.junit.jupiter.api.Test;

class SquareSumsTest {

	@Test
	void muchWorkIsDoneWithVectors() {
		assertInstanceOf(VectorSquareSums.class, SquareSums.create(Long.MAX_VALUE));
		assertInstanceOf(ScalarSquareSums.class, SquareSums.create(1000));
	}

	@Test
	void vectorAndScalarGiveTheSameBytes() {
		Random random = new Random(1);
		for (int d = 1; d < 700; d = d < 20 ? d + 1 : d * 3 / 2) {
			float[] x = new float[7 * d + 3];
			double[] means = new double[3 * d];
			for (int v = 0; v < x.length; v++) {
				x[v] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(7) - 3));
			}
			for (int v = 0; v < means.length; v++) {
				means[v] = random.nextGaussian();
			}
			int[] rows = { d + 3, 3 * d + 3, 0, 6 * d };
			int[] of = { d, 0, 2 * d, d };
			double[] scalar = new double[4];
			double[] vector = new double[4];
			new ScalarSquareSums().rows(x, 2 * d, rows, d, scalar);
			new VectorSquareSums().rows(x, 2 * d, rows, d, vector);
			assertArrayEquals(scalar, vector, "rows of " + d);
			double expected = 0;
			for (int k = 0; k < d; k++) {
				expected += Math.pow((double) x[2 * d + k] - x[rows[3] + k], 2);
			}
			assertEquals(expected, scalar[3], 1e-9 * expected);
			new ScalarSquareSums().means(x, rows, means, of, d, scalar);
			new VectorSquareSums().means(x, rows, means, of, d, vector);
			assertArrayEquals(scalar, vector, "means of " + d);
			expected = 0;
			for (int k = 0; k < d; k++) {
				expected += Math.pow(x[rows[1] + k] - means[of[1] + k], 2);
			}
			assertEquals(expected, scalar[1], 1e-9 * expected);
			double[] weights = { 1, 2, 0.5, 3 };
			double[] one = means.clone();
			double[] two = means.clone();
			double[] steps = means.clone();
			new ScalarSquareSums().add(one, d, x, rows, weights, d);
			new VectorSquareSums().add(two, d, x, rows, weights, d);
			for (int o = 0; o < 4; o++) {
				for (int k = 0; k < d; k++) {
					steps[d + k] += weights[o] * x[rows[o] + k];
				}
			}
			assertArrayEquals(steps, one, "sums of " + d);
			assertArrayEquals(steps, two, "sums of " + d);
		}
	}

	@Test
	void manyDistancesAreThoseOfFew() {
		int d = 37;
		for (int n : new int[] { 1, 2, 33, 70, 1700 }) { // the last with the vector kernel
			Random random = new Random(n);
			float[] values = new float[n * d];
			for (int v = 0; v < values.length; v++) {
				values[v] = random.nextFloat();
			}
			double[] all = Distances.euclidean(FloatMatrix.of(n, d, values));
			for (int i : IntStream.of(0, n / 2, n - 1).toArray()) {
				for (int j = 0; j < n; j++) {
					assertEquals(i == j ? 0 : Math.sqrt(ScalarSquareSums.rows(values, Math.min(i, j) * d, Math.max(i, j) * d, d)), all[i * n + j]);
				}
			}
		}
	}
}
