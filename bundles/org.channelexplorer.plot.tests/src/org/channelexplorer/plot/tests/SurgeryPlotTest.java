package org.channelexplorer.plot.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.repair.Replacement;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.core.result.PlannedSurgery.Band;
import org.channelexplorer.core.result.PlannedSurgery.Change;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.junit.jupiter.api.Test;

class SurgeryPlotTest {
	private static final Labels LABELS = new Labels(List.of("cat", "dog"), new int[] { 0, 0, 1, 1 });

	private static PlannedSurgery planned(double before, double after, PlannedSurgery.Point... more) {
		List<PlannedSurgery.Point> curve = new ArrayList<>(List.of(new PlannedSurgery.Point(.25, 2, .9, -.1, "cat", new Band(3, .8, .7, .85)),
				new PlannedSurgery.Point(.5, 4, .7, -.3, "dog", new Band(3, .6, .5, .7)),
				new PlannedSurgery.Point(.75, 6, .5, -.6, "dog", new Band(3, .4, .3, .5))));
		curve.addAll(List.of(more));
		return new PlannedSurgery("conv", new PlannedSurgery.Choice("coverage", Replacement.COMPENSATE, .5, Double.NaN, 8, 4, .95),
				new PlannedSurgery.Images(List.of("image0.png", "image2.png"), List.of("image1.png", "image3.png")), new Change(before, after, -.4, .1),
				new PlannedSurgery.Separation("knnPurity", new Change(.9, .8, -.2, .1)), new Band(3, .6, .5, .7), new PlannedSurgery.Costs(100, 60, 1000, 700),
				List.of(new PlannedSurgery.ClassCost("dog", 1, new Change(1, .7, -.5, .2)), new PlannedSurgery.ClassCost("cat", 1, new Change(.9, .9, 0, 0))),
				List.of(), List.of(), IntStream.range(0, 4).mapToObj(c -> new PlannedSurgery.Removed("conv", c, true)).toList(), curve, List.of(), List.of());
	}

	private static Plot plot(PlannedSurgery planned, Map<String, String> options) throws InputException {
		return Plots.plot(Samples.data(planned.toResult(), LABELS).with(options));
	}

	@Test
	void sizesStandInOrderWithThePlanAmongThem() throws Exception {
		Plot plot = plot(planned(1, .72), Map.of());
		assertEquals(2 * 4, plot.items(), "before, 25 %, the plan, 75 %, in two panels");
		String text = plot.text(View.of(plot, 600, 400, Theme.LIGHT));
		assertTrue(text.contains("the plan, 50 % of the channels, 4: accuracy 0.720, random sets 0.600 (0.500 to 0.700); dog loses most, -0.300"), text);
		assertTrue(plot.facts().contains("4 of 8 channels go"), plot.facts().toString());
		assertEquals(4, plot.table().rows());
		String svg = new String(PlotFile.SVG.bytes(plot), StandardCharsets.UTF_8);
		assertTrue(svg.contains("Accuracy") && svg.contains("What the worst class loses"));
	}

	@Test
	void namesInANarrowPanelDoNotCoverEachOther() throws Exception {
		Plot plot = plot(planned(1, .72, new PlannedSurgery.Point(.8, 7, .5, -.6, "dog", new Band(3, .4, .3, .5))), Map.of());
		for (int width : new int[] { 300, 1200 }) {
			Recording surface = new Recording();
			plot.draw(surface, View.of(plot, width, 400, Theme.LIGHT));
			long dogs = surface.texts.stream().filter("dog"::equals).count();
			assertEquals(width == 1200 ? 3 : 2, dogs, surface.texts.toString());
		}
	}

	@Test
	void theWorstClassIsHitAndSelected() throws Exception {
		Plot plot = plot(planned(1, .72), Map.of());
		View view = View.of(plot, 600, 400, Theme.LIGHT);
		var item = plot.item(view, 4 + 2);
		var hit = plot.hit(view, item.x() + item.width() / 2, item.y() + item.height() / 2, 3).orElseThrow();
		assertEquals(List.of("dog"), hit.classes());
		assertEquals(List.of(2, 3), IntStream.of(hit.images()).boxed().toList());
		assertEquals(4 + 3, plot.next(view, 4 + 2, 1, 0));
		assertEquals(2, plot.next(view, 4 + 2, 0, -1));
	}

	@Test
	void optionsTakeThingsAway() throws Exception {
		Plot plot = plot(planned(1, .72), Map.of("worst", "false", "random", "false"));
		assertEquals(4, plot.items());
		String svg = new String(PlotFile.SVG.bytes(plot), StandardCharsets.UTF_8);
		assertTrue(!svg.contains("random sets of as many") && !svg.contains("worst class loses"), svg);
	}

	@Test
	void aNetworkWithoutClassesHasNoCurve() throws Exception {
		Plot plot = plot(planned(Double.NaN, Double.NaN), Map.of());
		assertEquals(0, plot.items());
		assertTrue(new String(PlotFile.SVG.bytes(plot), StandardCharsets.UTF_8).contains("predicts no class"));
	}
}
