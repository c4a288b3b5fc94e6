package org.channelexplorer.analysis.tests.surgery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.channelexplorer.analysis.internal.surgery.PanelKernel;
import org.channelexplorer.analysis.internal.surgery.Panels;
import org.channelexplorer.analysis.internal.surgery.ScalarPanelKernel;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;

/** Products and systems of equations in panels against the same worked element by element. */
class PanelsTest {
	private static final int[] SIZES = { 1, 2, 15, 16, 17, 33, 100 };

	@Test
	void vectorsGiveTheSameBytes() {
		PanelKernel best = PanelKernel.create();
		PanelKernel scalar = new ScalarPanelKernel();
		assertNotEquals(scalar.getClass(), best.getClass(), "run the tests with the vector module");
		Random random = new Random(1);
		for (int count : new int[] { 0, 1, 2, 127, 128, 129, 300 }) {
			double[] a = random.doubles((count + 3) * 16L, -1, 1).toArray();
			double[] b = random.doubles((count + 3) * 16L, -1e3, 1e3).toArray();
			for (boolean less : new boolean[] { true, false }) {
				double[] one = random.doubles(3 * 256, -1, 1).toArray();
				double[] other = one.clone();
				double[] before = one.clone();
				best.add(a, 16, b, 32, count, less, one, 256);
				scalar.add(a, 16, b, 32, count, less, other, 256);
				assertArrayEquals(other, one, count + " rows");
				for (int i = 0; i < one.length; i++) {
					double want = before[i];
					for (int k = 0; k < count && i >= 256 && i < 512; k++) {
						want += (less ? -1 : 1) * a[16 + k * 16 + (i - 256) / 16] * b[32 + k * 16 + i % 16];
					}
					assertEquals(want, one[i], 1e-9);
				}
			}
		}
	}

	private static Panels random(int rows, int columns, Random random) {
		Panels m = new Panels(rows, columns);
		for (int i = 0; i < rows; i++) {
			for (int j = 0; j < columns; j++) {
				m.set(i, j, random.nextGaussian());
			}
		}
		return m;
	}

	@Test
	void products() {
		Random random = new Random(2);
		for (int columns : SIZES) {
			int count = 40;
			Panels a = random(count + 2, columns, random); // the last two do not count
			Panels b = random(count + 2, 18, random);
			Panels square = new Panels(columns, columns);
			Panels product = new Panels(columns, 18);
			for (int twice = 0; twice < 2; twice++) {
				square.addSquare(a, count);
				product.addProduct(a, b, count);
			}
			square.mirror();
			for (int i = 0; i < columns; i++) {
				for (int j = 0; j < Math.max(columns, 18); j++) {
					double ab = 0;
					double aa = 0;
					for (int k = 0; k < count; k++) {
						aa += j < columns ? 2 * a.get(k, i) * a.get(k, j) : 0;
						ab += j < 18 ? 2 * a.get(k, i) * b.get(k, j) : 0;
					}
					assertEquals(aa, j < columns ? square.get(i, j) : 0, 1e-12 * count);
					assertEquals(ab, j < 18 ? product.get(i, j) : 0, 1e-12 * count);
				}
			}
		}
	}

	@Test
	void whatIsSolvedGivesTheRightHandSides() {
		Random random = new Random(3);
		for (int n : SIZES) {
			Panels x = random(n + 20, n, random);
			Panels own = new Panels(n, n);
			own.addSquare(x, n + 20);
			own.mirror();
			for (int outputs : new int[] { 1, 5, 16, 40 }) {
				Panels wanted = random(n, outputs, random);
				Panels y = new Panels(n, outputs);
				y.addProduct(own, wanted, n);
				Panels left = new Panels(n, n);
				left.addSquare(x, n + 20); // what is below the diagonal is not read
				left.solve(y, new NullProgressMonitor());
				for (int i = 0; i < n; i++) {
					for (int o = 0; o < outputs; o++) {
						assertEquals(wanted.get(i, o), y.get(i, o), 1e-8, n + " unknowns");
					}
				}
			}
		}
	}

	@Test
	void whatCannotBeSolvedIsSaid() {
		Panels a = new Panels(20, 20);
		for (int i = 0; i < 20; i++) {
			a.set(i, i, i == 18 ? 0 : 1);
		}
		NullProgressMonitor monitor = new NullProgressMonitor();
		assertThrows(ArithmeticException.class, () -> a.solve(new Panels(20, 1), monitor));
		monitor.setCanceled(true);
		assertThrows(OperationCanceledException.class, () -> new Panels(3, 3).solve(new Panels(3, 1), monitor));
	}
}
