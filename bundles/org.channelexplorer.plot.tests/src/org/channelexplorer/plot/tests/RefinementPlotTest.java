package org.channelexplorer.plot.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.HeadChange;
import org.channelexplorer.core.repair.Refinement.Way;
import org.channelexplorer.core.result.HeadRefinement;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.junit.jupiter.api.Test;

class RefinementPlotTest {
	private static final Labels LABELS = new Labels(List.of("cat", "dog", "dog 2"), new int[] { 0, 0, 1, 1, 2 });

	private static Plot plot(Map<String, String> options) throws InputException {
		HeadRefinement r = new HeadRefinement(Way.REFIT, "fc", 5, .8, .6, new HeadRefinement.Change(-.2, -.5, .1, .95),
				List.of(new HeadRefinement.NewClass("cat", "cat", 2, 1, Double.NaN), new HeadRefinement.NewClass("dog", "dog", 2, .5, .75),
						new HeadRefinement.NewClass("dog 2", "dog", 1, 1, 1), new HeadRefinement.NewClass("ape", "ape", 0, Double.NaN, Double.NaN)),
				List.of(new HeadRefinement.Common("cat", 2, .5, 1), new HeadRefinement.Common("dog", 3, 1, 1 / 3.0),
						new HeadRefinement.Common("ape", 0, Double.NaN, Double.NaN)),
				List.of(), new HeadChange.Replaced(List.of("cat", "dog", "dog 2", "ape"), new float[8], new float[4]));
		return Plots.plot(Samples.data(r.toResult(), LABELS).with(options));
	}

	@Test
	void classesThatLoseComeFirstAndChangedOutputsToo() throws Exception {
		Plot plot = plot(Map.of());
		assertEquals(2 + 3, plot.items(), "classes without images are not drawn");
		String[] lines = plot.text(View.of(plot, 500, 300, Theme.LIGHT)).split("\n");
		assertEquals("dog, 3 images: 1.000 before, 0.333 after.", lines[1]);
		assertEquals("dog, 2 images: 0.500 right, right kind 0.750.", lines[3]);
		assertEquals("dog 2, from dog, 1 image: 1.000 right, right kind 1.000.", lines[4]);
		assertTrue(lines[0].contains("old classes correct 0.800, then 0.600, -0.200 (95 %: -0.500 to +0.100)"), lines[0]);
		assertEquals(5, plot.table().rows());
		assertEquals(2 + 2, plot(Map.of("fresh", "true")).items());
		String svg = new String(PlotFile.SVG.bytes(plot), StandardCharsets.UTF_8);
		assertTrue(svg.contains("Old classes") && svg.contains("dog 2") && svg.contains("-0.667"), svg);
	}

	@Test
	void aLineIsHitAndSelectsItsClass() throws Exception {
		Plot plot = plot(Map.of());
		View view = View.of(plot, 500, 300, Theme.DARK);
		for (int i = 0; i < plot.items(); i++) {
			var item = plot.item(view, i);
			assertEquals(item.hit().text(), plot.hit(view, 250, item.y() + item.height() / 2, 3).orElseThrow().text());
		}
		var second = plot.hit(view, 250, plot.item(view, 3).y() + 5, 3).orElseThrow();
		assertEquals(List.of("dog 2"), second.classes());
		assertEquals(List.of(4), IntStream.of(second.images()).boxed().toList());
	}

	@Test
	void whatHasNoRoomIsCounted() throws Exception {
		Plot plot = plot(Map.of());
		Recording drawn = new Recording();
		plot.draw(drawn, View.of(plot, 300, 180, Theme.LIGHT));
		assertTrue(drawn.texts.stream().anyMatch(t -> t.endsWith("more in the table")), drawn.texts::toString);
		Recording low = new Recording();
		plot.draw(low, View.of(plot, 300, 75, Theme.LIGHT));
		assertTrue(low.texts.stream().anyMatch(t -> t.startsWith("Old classes")) && low.texts.stream().noneMatch(t -> t.startsWith("New outputs")),
				low.texts::toString);
	}
}
