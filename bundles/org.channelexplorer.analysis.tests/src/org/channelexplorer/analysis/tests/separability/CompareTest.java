package org.channelexplorer.analysis.tests.separability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.tests.support.Planted;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.result.LayerComparison;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.junit.jupiter.api.Test;

/** Two layers side by side. */
class CompareTest {

	private static final int[] OF = IntStream.range(0, 60).map(i -> i / 20).toArray();

	private static MemoryAnalysis layers() {
		Map<String, FloatMatrix> layers = new LinkedHashMap<>();
		FloatMatrix near = Planted.matrix(OF, 3, 12, 0.5, 1);
		layers.put("near", near);
		layers.put("turned", turned(near));
		layers.put("apart", Planted.matrix(OF, 3, 15, 5, 3));
		layers.put("again", Planted.matrix(OF, 3, 12, 0.5, 9));
		return MemoryAnalysis.of(layers, OF);
	}

	/** The same images, turned by 30 degrees in the first plane, three times as large. */
	private static FloatMatrix turned(FloatMatrix m) {
		float[] values = m.toArray();
		for (int i = 0; i < m.rows(); i++) {
			int at = i * m.columns();
			double x = values[at];
			double y = values[at + 1];
			values[at] = (float) (Math.cos(Math.PI / 6) * x - Math.sin(Math.PI / 6) * y);
			values[at + 1] = (float) (Math.sin(Math.PI / 6) * x + Math.cos(Math.PI / 6) * y);
		}
		for (int i = 0; i < values.length; i++) {
			values[i] *= 3;
		}
		return FloatMatrix.of(m.rows(), m.columns(), values);
	}

	private static LayerComparison compare(String layer, String other, String... more) throws InputException {
		String[] given = new String[more.length + 4];
		given[0] = "layer";
		given[1] = layer;
		given[2] = "otherLayer";
		given[3] = other;
		System.arraycopy(more, 0, given, 4, more.length);
		return LayerComparison.of(Run.of("compare", layers(), given));
	}

	@Test
	void aLayerEqualsItself() throws InputException {
		LayerComparison same = compare("near", "near");
		assertEquals(1, same.alignment(), 1e-12);
		assertEquals(1, same.neighboursShared());
		for (LayerComparison.Row row : same.rows()) {
			assertEquals(0, row.difference());
			assertFalse(row.telling(), row.metric());
		}
	}

	@Test
	void rotationAndScaleDoNotMatter() throws InputException {
		LayerComparison turned = compare("near", "turned");
		assertEquals(1, turned.alignment(), 1e-6);
		assertEquals(1, turned.neighboursShared(), 0.02);
	}

	@Test
	void classesThatPartAreTold() throws InputException {
		LayerComparison apart = compare("near", "apart");
		assertEquals(60, apart.images());
		assertEquals(2, apart.rows().size());
		for (LayerComparison.Row row : apart.rows()) {
			assertEquals(row.otherScore() - row.score(), row.difference());
			assertTrue(row.difference() > 0 && row.low() < row.difference() && row.difference() < row.high(), row.metric());
			assertTrue(row.telling(), row.metric());
		}
		LayerComparison back = compare("apart", "near");
		assertEquals(apart.alignment(), back.alignment(), 1e-12);
		assertEquals(apart.rows().getFirst().difference(), -back.rows().getFirst().difference(), 1e-12);
	}

	@Test
	void twoDrawsOfTheSameKindAreNotTold() throws InputException {
		LayerComparison again = compare("near", "again");
		assertTrue(again.alignment() < 0.9, "alignment " + again.alignment());
		assertTrue(again.rows().stream().noneMatch(LayerComparison.Row::telling), again.rows().toString());
	}

	// n = 2: centred Gram matrices of two points are multiples of each other
	@Test
	void alignmentByHand() throws InputException {
		Map<String, FloatMatrix> layers = new LinkedHashMap<>();
		layers.put("a", FloatMatrix.of(3, 1, new float[] { 0, 1, 2 }));
		layers.put("b", FloatMatrix.of(3, 1, new float[] { 0, 1, 0 }));
		MemoryAnalysis data = MemoryAnalysis.of(layers, 0, 0, 1);
		// centred a = (-1, 0, 1), b = (-1, 2, -1)/3: <a,b> = 0, so <K,L> = <a,b>^2 = 0
		assertEquals(0, LayerComparison.of(Run.of("compare", data, "layer", "a", "otherLayer", "b", "groups", "0")).alignment(), 1e-12);
	}

	@Test
	void oneClassIsRefused() {
		Map<String, FloatMatrix> layers = new LinkedHashMap<>();
		layers.put("a", FloatMatrix.of(3, 1, new float[] { 0, 1, 2 }));
		MemoryAnalysis data = MemoryAnalysis.of(layers, 0, 0, 0);
		assertTrue(assertThrows(InputException.class, () -> Run.of("compare", data)).getMessage().contains("one class"));
	}

	@Test
	void theSameClassesByAnotherNameDifferByNothing() throws InputException {
		LayerComparison given = compare("near", "near", "otherLabelling", "given", "groups", "20");
		assertEquals(1, given.alignment(), 1e-9);
		for (LayerComparison.Row row : given.rows()) {
			assertEquals(0, row.difference(), 1e-12);
			assertFalse(row.telling());
		}
		assertTrue(Double.isNaN(given.placesShared()), "no other seed");
	}

	@Test
	void twoSeedsOfAPictureShareSomeNeighbours() throws InputException {
		double shared = compare("apart", "apart", "groups", "0", "otherSeed", "2").placesShared();
		assertTrue(shared > 0.3 && shared <= 1, "" + shared);
		assertEquals(1, compare("apart", "apart", "groups", "0", "otherSeed", "2", "projection", "pca").placesShared(), 1e-12, "PCA draws nothing");
		assertNotEquals(shared, compare("apart", "apart", "groups", "0", "otherSeed", "2", "start", "random").placesShared(), 1e-9, "from drawn places");
		assertEquals(1, compare("apart", "apart", "groups", "0", "otherSeed", "1").placesShared(), 1e-12, "the seed of the run");
	}
}
