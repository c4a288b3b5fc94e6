package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Dendrogram;
import org.junit.jupiter.api.Test;

class DendrogramTest {
	/** Leaves 0 to 4: 5 = {1, 3} at 1, 6 = {0, 4} at 2, 7 = {2, 5} at 4, 8 = all at 6. */
	private static final Dendrogram TREE = Dendrogram.of(5, new int[] { 1, 0, 2, 6 }, new int[] { 3, 4, 5, 7 }, new double[] { 1, 2, 4, 6 },
			new double[] { 0.9, 0.4, 0.6, 1 });

	@Test
	void leavesInTheOrderOfTheTree() {
		assertArrayEquals(new int[] { 0, 4, 2, 1, 3 }, TREE.order());
		assertArrayEquals(new int[] { 2, 1, 3 }, TREE.below(7));
		assertArrayEquals(new int[] { 4 }, TREE.below(4));
		assertArrayEquals(new int[] { 1, 1, 1, 1, 1, 2, 2, 3, 5 }, TREE.sizes());
		assertEquals(8, TREE.root());
		assertEquals(7, TREE.parent(5));
		assertEquals(-1, TREE.parent(8));
	}

	@Test
	void groupsOfACut() {
		assertArrayEquals(new int[] { 0, 4, 2, 1, 3 }, TREE.cut(0.5));
		assertArrayEquals(new int[] { 0, 4, 2, 5 }, TREE.cut(1), "a node at the cut is a group");
		assertArrayEquals(new int[] { 6, 2, 5 }, TREE.cut(3.9));
		assertArrayEquals(new int[] { 6, 7 }, TREE.cut(5));
		assertArrayEquals(new int[] { 8 }, TREE.cut(7));
	}

	@Test
	void weakNodesAreDissolved() {
		Dendrogram some = TREE.collapsed(0.5);
		assertFalse(some.has(6));
		assertTrue(some.has(7));
		assertArrayEquals(new int[] { 0, 4, 7 }, some.children(8));
		assertArrayEquals(new int[] { 0, 4, 2, 1, 3 }, some.order());
		Dendrogram few = TREE.collapsed(0.95);
		assertArrayEquals(new int[] { 0, 4, 2, 1, 3 }, few.children(8));
		assertArrayEquals(new int[] { 0, 4, 2, 1, 3 }, few.cut(5), "no node between the leaves and the root");
	}

	@Test
	void orders() {
		int[] byNumber = { 0, 1, 2, 3, 4 };
		assertArrayEquals(new int[] { 0, 4, 1, 3, 2 }, TREE.ordered(byNumber, false).order());
		assertArrayEquals(new int[] { 0, 4, 2, 1, 3 }, TREE.ordered(byNumber, true).order(), "smaller branches first");
		assertArrayEquals(new int[] { 2, 3, 1, 4, 0 }, TREE.ordered(new int[] { 4, 3, 0, 2, 1 }, false).order());
		assertArrayEquals(new int[] { 0, 4, 1, 3, 2 }, TREE.flipped(Set.of(7, 99)).order());
	}

	@Test
	void agreementIsTheBestOverlap() {
		// 5 = {0, 1}, 6 = {0, 1, 3}, 7 = {2, 4}
		Dendrogram other = Dendrogram.of(5, new int[] { 0, 5, 2, 6 }, new int[] { 1, 3, 4, 7 }, new double[] { 1, 2, 3, 4 }, new double[4]);
		double[] agreement = TREE.agreement(other);
		assertEquals(2.0 / 3, agreement[5], 1e-12); // {1, 3} and {0, 1, 3}
		assertEquals(0.4, agreement[6], 1e-12); // {0, 4} and all
		assertEquals(0.6, agreement[7], 1e-12, "{1, 2, 3} and all"); // 2 of 4 with {0, 1, 3}
		assertEquals(1, agreement[8]);
		assertTrue(Double.isNaN(agreement[0]));
		double[] same = TREE.agreement(TREE);
		assertTrue(IntStream.range(5, 9).allMatch(n -> same[n] == 1));
	}

	@Test
	void aChainOfAnyLength() {
		int k = 20_000;
		Dendrogram chain = chain(k);
		assertArrayEquals(IntStream.range(0, k).toArray(), chain.ordered(IntStream.range(0, k).toArray(), false).order());
		assertEquals(k, chain.below(chain.root()).length);
		assertEquals(k, chain.collapsed(0.5).children(chain.root()).length);
		assertEquals(k / 2, chain.cut(k / 2.0).length, "the first k/2 merges are one group");
	}

	private static Dendrogram chain(int k) {
		return Dendrogram.of(k, IntStream.range(0, k - 1).map(m -> m == 0 ? 0 : k + m - 1).toArray(), IntStream.range(1, k).toArray(),
				IntStream.range(1, k).asDoubleStream().toArray(), new double[k - 1]);
	}

	@Test
	void whatIsNoTreeIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> Dendrogram.of(2, new int[] { 0 }, new int[] { 0 }, new double[1], new double[1]));
		assertThrows(IllegalArgumentException.class, () -> Dendrogram.of(3, new int[] { 0, 4 }, new int[] { 1, 2 }, new double[2], new double[2]));
		assertEquals(0, Dendrogram.of(1, new int[0], new int[0], new double[0], new double[0]).root());
	}
}
