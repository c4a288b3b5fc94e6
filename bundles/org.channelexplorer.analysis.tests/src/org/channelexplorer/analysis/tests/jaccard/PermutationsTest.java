package org.channelexplorer.analysis.tests.jaccard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.tests.support.Planted;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.junit.jupiter.api.Test;

class PermutationsTest {

	private static Table run(MemoryAnalysis data, int permutations, long seed) throws InputException {
		return Run.seeded("jaccard", data, seed, "permutations", Integer.toString(permutations)).table();
	}

	@Test
	void confusedClassesStandOut() throws InputException {
		// classes 0 and 1 are one population, 2 and 3 have channels of their own
		int[] drawn = IntStream.range(0, 80).map(i -> i < 40 ? 0 : i / 20 - 1).toArray();
		int[] of = IntStream.range(0, 80).map(i -> i / 20).toArray();
		Table t = run(MemoryAnalysis.of(Planted.matrix(drawn, 3, 60, 6, 2), of), 199, 1);
		for (int r = 0; r < t.rows(); r++) {
			String pair = t.strings("classA")[r] + "/" + t.strings("classB")[r];
			boolean alike = t.strings("classA")[r].equals(t.strings("classB")[r]) || pair.equals("class 0/class 1");
			assertEquals(alike ? 1 / 200.0 : 1, t.doubles("p")[r], alike ? 1e-12 : 0.05, pair);
		}
	}

	@Test
	void pValuesOfUnrelatedLabelsAreUniform() throws InputException {
		int small = 0;
		int all = 0;
		for (int seed = 0; seed < 60; seed++) {
			double[] p = run(Planted.gaussians(3, 12, 30, 0, seed), 99, 1).doubles("p");
			all += p.length;
			small += (int) Arrays.stream(p).filter(v -> v <= 0.1).count();
		}
		double share = (double) small / all;
		assertTrue(share > 0.05 && share < 0.15, share + " of the p-values are 0.1 or less");
	}

	@Test
	void ratesAreThoseOfBenjaminiAndHochberg() throws InputException {
		Table t = run(Planted.gaussians(3, 12, 30, 1.5, 4), 99, 1);
		double[] p = t.doubles("p");
		double[] q = t.doubles("q");
		for (int i = 0; i < p.length; i++) {
			double expected = 1;
			for (double at : p) { // the smallest share of false ones among those at or below any value that takes this one in
				if (at >= p[i]) {
					expected = Math.min(expected, at * p.length / Arrays.stream(p).filter(v -> v <= at).count());
				}
			}
			assertEquals(expected, q[i], 1e-12);
		}
	}

	@Test
	void identicalImagesTieWithEveryDeal() throws InputException {
		Table t = run(MemoryAnalysis.of(FloatMatrix.of(6, 10, new float[60]), 0, 0, 0, 1, 1, 1), 50, 1);
		assertArrayEquals(new double[] { 1, 1, 1 }, t.doubles("p"));
		assertArrayEquals(new double[] { 1, 1, 1 }, t.doubles("q"));
	}

	@Test
	void oneImageClassHasNoPValueOfItsOwn() throws InputException {
		Table t = run(MemoryAnalysis.of(Planted.matrix(new int[] { 0, 0, 0, 1 }, 2, 20, 1, 1), 0, 0, 0, 1), 50, 1);
		assertTrue(Double.isNaN(t.doubles("p")[2]) && Double.isNaN(t.doubles("q")[2]));
		assertFalse(Double.isNaN(t.doubles("q")[1]));
	}

	@Test
	void seedOrderAndThreads() throws InputException {
		MemoryAnalysis data = Planted.gaussians(4, 15, 30, 1, 4);
		double[] plain = run(data, 199, 7).doubles("p");
		assertArrayEquals(plain, run(data, 199, 7).doubles("p"));
		assertArrayEquals(plain, run(data.select(Planted.permutation(60, 2)), 199, 7).doubles("p"));
		assertFalse(Arrays.equals(plain, run(data, 199, 8).doubles("p")));
	}

	@Test
	void tooManyImagesForAllPairs() {
		var e = assertThrows(InputException.class, () -> run(Planted.gaussians(2, 2501, 4, 0, 1), 9, 1));
		assertTrue(e.getMessage().contains("at most 5000 images, not 5002"), e.getMessage());
	}

	@Test
	void withoutPermutationsNoPValues() throws InputException {
		Table t = Run.of("jaccard", Planted.gaussians(2, 3, 4, 0, 1)).table();
		assertEquals(java.util.List.of("classA", "classB", "similarity", "corrected", "pairs"), t.columns().stream().map(Table.Column::name).toList());
	}
}
