package org.channelexplorer.analysis.tests.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.Random;
import org.channelexplorer.analysis.internal.projection.DistanceKernel;
import org.channelexplorer.analysis.internal.projection.ForceKernel;
import org.channelexplorer.analysis.internal.projection.ScalarDistanceKernel;
import org.channelexplorer.analysis.internal.projection.ScalarForceKernel;
import org.junit.jupiter.api.Test;

/** Vector kernels against their scalar twins: equal to the bit. */
class KernelTwinsTest {

	private static float[] random(Random random, int n, float scale) {
		float[] v = new float[n];
		for (int i = 0; i < n; i++) {
			v[i] = scale * (float) random.nextGaussian();
		}
		return v;
	}

	@Test
	void distances() {
		DistanceKernel best = DistanceKernel.create();
		DistanceKernel scalar = new ScalarDistanceKernel();
		assertNotEquals(scalar.getClass(), best.getClass(), "run the tests with the vector module");
		Random random = new Random(1);
		for (int width : new int[] { 0, 16, 32, 48, 256, 2048, 4096, 4112, 9008 }) {
			float[][] rows = new float[8][];
			for (int i = 0; i < 8; i++) {
				rows[i] = random(random, width, i < 7 ? 3 : 1e-3f);
			}
			rows[5] = rows[2].clone();
			float[] a = new float[16];
			float[] b = new float[16];
			float[] c = new float[16];
			best.tile(rows, 0, rows, 4, width, a);
			scalar.tile(rows, 0, rows, 4, width, b);
			best.tile(rows, 4, rows, 0, width, c);
			assertArrayEquals(b, a, "width " + width);
			assertEquals(0, a[2 * 4 + 1], "equal rows");
			float[] one = new float[4];
			float[] other = new float[4];
			best.row(rows[2], Arrays.copyOfRange(rows, 4, 8), width, one);
			scalar.row(rows[2], Arrays.copyOfRange(rows, 4, 8), width, other);
			assertArrayEquals(Arrays.copyOfRange(a, 8, 12), one, "one row, width " + width);
			assertArrayEquals(one, other, "one row, width " + width);
			double want = 0;
			for (int k = 0; k < width; k++) {
				want += Math.pow((double) rows[1][k] - rows[6][k], 2);
			}
			assertEquals(want, a[1 * 4 + 2], 2e-6 * want);
			for (int i = 0; i < 16; i++) {
				assertEquals(a[i], c[i % 4 * 4 + i / 4], "symmetric");
			}
		}
	}

	@Test
	void forces() {
		ForceKernel best = ForceKernel.create();
		ForceKernel scalar = new ScalarForceKernel();
		assertNotEquals(scalar.getClass(), best.getClass(), "run the tests with the vector module");
		Random random = new Random(2);
		for (int n : new int[] { 0, 1, 7, 8, 15, 16, 17, 33, 100, 257 }) {
			float[] x = random(random, ForceKernel.GROUP + 300, 20);
			float[] y = random(random, ForceKernel.GROUP + 300, 20);
			float[] mass = random(random, 300, 1);
			float[] a = new float[3 * ForceKernel.GROUP];
			float[] b = a.clone();
			int own = 1 + n % ForceKernel.GROUP;
			best.repel(x, y, 3, own, x, y, mass, n, a);
			scalar.repel(x, y, 3, own, x, y, mass, n, b);
			assertArrayEquals(b, a, n + " sources");
			int[] neighbour = random.ints(n + 5, 0, x.length).toArray();
			float[] two = new float[2];
			float[] other = new float[2];
			best.attract(x, y, 5, neighbour, mass, 5, 5 + n, two);
			scalar.attract(x, y, 5, neighbour, mass, 5, 5 + n, other);
			assertArrayEquals(other, two, n + " edges");
		}
	}
}
