package org.channelexplorer.plot.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.junit.jupiter.api.Test;

/** The class names above a heatmap. */
class HeatmapNamesTest {
	private static View view(Plot plot) {
		return View.of(plot, 420, 360, Theme.LIGHT);
	}

	@Test
	void everyClassIsNamedWhereTwoLinesHoldThem() throws InputException {
		Recording drawn = new Recording();
		Plot plot = HeatmapLayer.random(90, 20, 9).plot();
		plot.draw(drawn, view(plot)); // 200 pixels of cells for 9 names of 38
		assertEquals(IntStream.range(0, 9).mapToObj(c -> "class " + c).toList(), drawn.texts.stream().filter(t -> t.startsWith("class ")).toList());
	}

	@Test
	void someOfManyClassesAreNamed() throws InputException {
		Recording drawn = new Recording();
		Plot plot = HeatmapLayer.random(250, 20, 25).plot();
		plot.draw(drawn, view(plot));
		List<String> named = drawn.texts.stream().filter(t -> t.startsWith("class ")).toList();
		assertTrue(named.size() >= 4 && named.contains("class 0") && named.stream().noneMatch(t -> t.endsWith("...")), named::toString);
	}

	@Test
	void aPartOfOneClassIsNamed() throws InputException {
		Recording drawn = new Recording();
		Plot plot = HeatmapLayer.random(90, 20, 9).plot("images", "12-17");
		plot.draw(drawn, view(plot));
		assertTrue(drawn.texts.contains("class 1"), drawn.texts::toString);
	}

	@Test
	void ordersAreInWords() throws InputException {
		assertEquals(List.of("rows by image image3.png, then variance", "columns by wrong predictions first, then class reversed"),
				HeatmapLayer.random(90, 20, 9).plot("rows", "image:image3.png;variance", "columns", "wrong;-class").facts().stream()
						.filter(f -> f.contains(" by ") && !f.startsWith("colours")).toList());
		assertTrue(HeatmapLayer.random(90, 20, 9).plot("rows", "auc:class 2;first:3,4").facts()
				.contains("rows by AUC of class 2 against the rest, then chosen ones first"));
	}

	@Test
	void namesThatAreTooManyAreLeftOutNotCut() throws InputException {
		List<String> names = IntStream.range(0, 25).mapToObj(c -> 300 + c + (c % 2 == 0 ? "_bee" : "_Chihuahua")).toList();
		Plot plot = HeatmapLayer.random(250, 20, 25).named(names).plot();
		Recording drawn = new Recording();
		plot.draw(drawn, view(plot));
		List<String> named = drawn.texts.stream().filter(t -> t.startsWith("3") && t.contains("_")).toList();
		assertTrue(named.size() >= 4 && names.containsAll(named), named::toString);
	}
}
