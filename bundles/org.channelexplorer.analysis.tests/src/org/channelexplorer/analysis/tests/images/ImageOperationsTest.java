package org.channelexplorer.analysis.tests.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.result.ImagesNear;
import org.channelexplorer.core.result.Typicality;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.junit.jupiter.api.Test;

class ImageOperationsTest {
	/** On a line at 0, 1, 4, 10, 11; two classes with means 5/3 and 10.5. */
	private static final MemoryAnalysis LINE = MemoryAnalysis.of(FloatMatrix.of(5, 1, new float[] { 0, 1, 4, 10, 11 }), 0, 0, 0, 1, 1);

	@Test
	void theNearestAreListedFirstAndNoImageIsItsOwnNeighbour() throws Exception {
		ImagesNear near = ImagesNear.of(Run.of("near", LINE, "to", "image1.png", "k", "3"));
		assertEquals(List.of("image0.png", "image2.png", "image3.png"), near.images().stream().map(ImagesNear.Neighbour::image).toList());
		assertEquals(List.of(1.0, 3.0, 9.0), near.images().stream().map(ImagesNear.Neighbour::distance).toList());
	}

	@Test
	void severalImagesCountByTheNearestOfThem() throws Exception {
		ImagesNear near = ImagesNear.of(Run.of("near", LINE, "to", "image4.png,image0.png"));
		assertEquals(List.of("image1.png", "image3.png", "image2.png"), near.images().stream().map(ImagesNear.Neighbour::image).toList(),
				"equal distances by name");
		assertEquals(List.of("image0.png", "image4.png", "image0.png"), near.images().stream().map(ImagesNear.Neighbour::of).toList());
		assertEquals(List.of("image0.png", "image4.png"), near.to());
	}

	@Test
	void anUnknownImageIsNamed() {
		assertTrue(assertThrows(InputException.class, () -> Run.of("near", LINE, "to", "no.png")).getMessage().contains("no.png"));
	}

	@Test
	void typicalityIsTheSimplifiedSilhouette() throws Exception {
		Typicality t = Typicality.of(Run.of("typicality", LINE));
		double a = 5 / 3.0;
		assertEquals((10.5 - a) / 10.5, t.images().get(0).typicality(), 1e-6);
		assertEquals((6.5 - 7 / 3.0) / 6.5, t.images().get(2).typicality(), 1e-6);
		assertEquals("class 1", t.images().get(0).nearestClass());
		assertEquals(0.5, t.images().get(4).distance(), 1e-6);
	}

	@Test
	void oneClassHasNoOtherToCompareWith() throws Exception {
		Typicality t = Typicality.of(Run.of("typicality", MemoryAnalysis.of(FloatMatrix.of(2, 1, new float[] { 0, 2 }), 0, 0)));
		assertTrue(Double.isNaN(t.images().get(0).typicality()));
		assertEquals(1, t.images().get(0).distance(), 1e-9);
		assertEquals("", t.images().get(0).nearestClass());
	}
}
