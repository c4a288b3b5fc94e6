package org.channelexplorer.analysis.tests.jaccard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.tests.support.Planted;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.result.ClassMembership;
import org.channelexplorer.core.result.ClassMembership.Image;
import org.channelexplorer.core.result.ClassMembership.Mean;
import org.channelexplorer.core.result.ClassMembership.OfClass;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.junit.jupiter.api.Test;

class MembershipTest {
	/** Two of four channels: images 0 and 1 have {0, 1}; 2 and 3 have {2, 3}; 4 has {0, 2}. */
	private static final MemoryAnalysis BY_HAND = MemoryAnalysis
			.of(FloatMatrix.of(5, 4, new float[] { 5, 4, 0, 0, 5, 4, 0, 0, 0, 0, 5, 4, 0, 0, 5, 4, 5, 0, 4, 0 }), 0, 0, 0, 1, 1);

	private static ClassMembership run(MemoryAnalysis data, String... parameters) throws InputException {
		return ClassMembership.of(Run.seeded("jaccardImages", data, 3, parameters));
	}

	@Test
	void byHand() throws InputException {
		ClassMembership result = run(BY_HAND, "eta", "0.5", "groups", "0");
		Image lost = result.images().get(2); // of class 0, with the channels of class 1
		assertEquals(0, lost.own());
		assertEquals("class 1", lost.otherClass());
		assertEquals((1 + 1 / 3.0) / 2, lost.other(), 1e-7);
		assertEquals("image3.png", lost.nearest().file());
		assertEquals(1, lost.nearest().similarity());
		assertEquals("image0.png", lost.farthest().file()); // and image 1: the lower one
		assertEquals(0, lost.farthest().similarity());
		assertEquals(List.of(false, false, true, false, false), result.images().stream().map(Image::astray).toList());
		Image first = result.images().get(0);
		assertEquals(0.5, first.own());
		assertEquals(1 / 6.0, first.other(), 1e-7);
		assertEquals("image4.png", first.nearest().file());
		assertEquals("image2.png", first.farthest().file());
		OfClass zero = result.classes().get(0);
		assertEquals(1 / 3.0, zero.within().similarity(), 1e-12);
		assertEquals("class 1", zero.other());
		assertEquals(1 / 3.0, zero.between().similarity(), 1e-12);
		assertEquals(1, zero.astray());
		assertTrue(Double.isNaN(zero.within().low()) && Double.isNaN(zero.within().p()));
	}

	@Test
	void numbersOfClassesAreThoseOfTheClassPairs() throws InputException {
		MemoryAnalysis data = Planted.gaussians(4, 15, 60, 1, 8);
		ClassMembership result = run(data, "permutations", "99");
		Table pairs = Run.seeded("jaccard", data, 3, "permutations", "99").table();
		for (OfClass c : result.classes()) {
			same(pairs, c.name(), c.name(), c.within());
			same(pairs, c.name(), c.other(), c.between());
			for (int r = 0; r < pairs.rows(); r++) {
				if (pairs.strings("classA")[r].equals(c.name()) != pairs.strings("classB")[r].equals(c.name())) {
					assertTrue(pairs.doubles("similarity")[r] <= c.between().similarity());
				}
			}
		}
	}

	private static void same(Table pairs, String a, String b, Mean mean) {
		int row = IntStream.range(0, pairs.rows()).filter(r -> pairs.strings("classA")[r].equals(a) && pairs.strings("classB")[r].equals(b)
				|| pairs.strings("classA")[r].equals(b) && pairs.strings("classB")[r].equals(a)).findFirst().orElseThrow();
		assertEquals(pairs.doubles("similarity")[row], mean.similarity());
		assertEquals(pairs.doubles("p")[row], mean.p());
		assertEquals(pairs.doubles("q")[row], mean.q());
	}

	@Test
	void intervalsCoverWhatOtherImagesGive() {
		int covered = 0;
		double expected = IntStream.range(100, 130).mapToDouble(seed -> within(seed).similarity()).average().orElseThrow();
		for (int seed = 0; seed < 40; seed++) {
			Mean mean = within(seed);
			assertTrue(mean.low() < mean.similarity() && mean.similarity() < mean.high());
			covered += mean.low() <= expected && expected <= mean.high() ? 1 : 0;
		}
		assertTrue(covered >= 34, covered + " of 40 intervals cover the mean");
	}

	private static Mean within(int seed) {
		try {
			return run(Planted.gaussians(2, 20, 60, 2, seed)).classes().get(0).within();
		} catch (InputException e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	void imagesOfAnotherPopulationAreFound() throws InputException {
		int[] drawn = IntStream.range(0, 60).map(i -> i == 7 ? 1 : i / 30).toArray();
		int[] of = IntStream.range(0, 60).map(i -> i / 30).toArray();
		ClassMembership result = run(MemoryAnalysis.of(Planted.matrix(drawn, 2, 60, 14, 2), of), "groups", "0");
		assertArrayEquals(new int[] { 7 }, IntStream.range(0, 60).filter(i -> result.images().get(i).astray()).toArray());
	}

	@Test
	void oneImageClassesAndOneClass() throws InputException {
		ClassMembership result = run(MemoryAnalysis.of(Planted.matrix(new int[] { 0, 0, 1 }, 2, 20, 1, 1), 0, 0, 1));
		Image single = result.images().get(2);
		assertTrue(Double.isNaN(single.own()) && !single.astray() && single.farthest().file().isEmpty());
		assertEquals("class 0", single.otherClass());
		ClassMembership one = run(MemoryAnalysis.of(Planted.matrix(new int[] { 0, 0, 0 }, 1, 20, 1, 1), 0, 0, 0));
		assertEquals("", one.images().get(0).otherClass());
		assertTrue(Double.isNaN(one.classes().get(0).between().similarity()));
	}

	@Test
	void tooManyImagesForTests() {
		var e = assertThrows(InputException.class, () -> run(Planted.gaussians(2, 2501, 4, 0, 1), "permutations", "9", "groups", "0"));
		assertTrue(e.getMessage().contains("at most 5000 images, not 5002"), e.getMessage());
	}
}
