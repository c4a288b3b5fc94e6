package org.channelexplorer.plot.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.core.result.LabelIssues.Finding;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.junit.jupiter.api.Test;

class AuditPlotTest {

	private static LabelIssues.OfImage image(int number, String given, double score, boolean issue, int rank, double expected) {
		return image(number, given, score, issue, rank, new double[] { expected, Double.NaN, Double.NaN });
	}

	private static LabelIssues.OfImage image(int number, String given, double score, boolean issue, int rank, double[] expected) {
		String other = given.equals("cat") ? "dog" : "cat";
		return new LabelIssues.OfImage(Samples.file(number), new LabelIssues.Classes(given, other, other),
				new LabelIssues.Probability(score, 1 - score, 1 - score),
				new LabelIssues.Verdict(issue, issue ? Finding.MISLABELLED : Finding.FINE, score, rank, expected[0], expected[1], expected[2]),
				"", 0.5, "");
	}

	private static Plot plot() throws Exception {
		return plot(image(2, "cat", 0.1, true, 1, 1), image(0, "cat", 0.2, true, 2, 0.75), image(1, "dog", 0.8, false, 3, 0.5),
				image(3, "dog", 0.9, false, 4, 0.25));
	}

	private static Plot plot(LabelIssues.OfImage... images) throws Exception {
		LabelIssues issues = new LabelIssues(
				new LabelIssues.Basis(LabelIssues.Source.NETWORK, false, 0.5, "self", "self-confidence", true, 0.25, 0.5, "planted",
						"It found the plants best."),
				List.of(images), List.of(), FloatMatrix.of(4, 0, new float[0]), FloatMatrix.of(4, 0, new float[0]), List.of(), List.of(), List.of());
		return Plots.plot(Samples.data(issues.toResult(), new Labels(List.of("cat", "dog"), new int[] { 0, 1, 0, 1 })));
	}

	@Test
	void placesScoresAndExpectedPrecisionAtTheirRanks() throws Exception {
		Plot plot = plot();
		View view = View.of(plot, 472, 274, Theme.LIGHT); // axes of 400 x 200 pixels from (54, 34)
		Recording surface = new Recording();
		plot.draw(surface, view);
		assertEquals(List.of(54.0, 454.0), List.of(surface.paths.getLast()[0][0], surface.paths.getLast()[0][3]));
		assertEquals(List.of(34.0, 184.0), List.of(surface.paths.getLast()[1][0], surface.paths.getLast()[1][3]), "expected precision 1 and 1/4");
		Hit first = plot.hit(view, 54, 214, 1).orElseThrow();
		assertEquals(2, first.image());
		assertEquals("image2.png: cat, looks like dog, score 0.100", first.text());
		assertTrue(plot.hit(view, 454, 54, 3).isEmpty(), "an image that looks right is no point");
	}

	private static Plot plot(double[][] expected) throws Exception {
		return plot(image(2, "cat", 0.1, true, 1, expected[0]), image(0, "cat", 0.2, true, 2, expected[1]), image(1, "dog", 0.8, false, 3, expected[2]),
				image(3, "dog", 0.9, false, 4, expected[3]));
	}

	private static Recording drawn(Plot plot) {
		Recording surface = new Recording();
		plot.draw(surface, View.of(plot, 472, 274, Theme.LIGHT));
		return surface;
	}

	@Test
	void theIntervalIsABandAndInWords() throws Exception {
		double[][] known = { { 1, 0.75, 1 }, { 0.75, 0.6, 0.85 }, { 0.5, 0.375, 0.625 }, { 0.25, 0.125, 0.375 } };
		double[][] unknown = { { Double.NaN, 0.75, 1 }, { Double.NaN, 0.6, 0.85 }, { Double.NaN, 0.375, 0.625 }, { Double.NaN, 0.125, 0.375 } };
		for (double[][] of : new double[][][] { known, unknown }) {
			Plot plot = plot(of);
			Recording surface = drawn(plot);
			double[][] band = surface.polygons.getFirst();
			assertEquals(List.of(54.0, 454.0, 454.0, 54.0), List.of(band[0][0], band[0][3], band[0][4], band[0][7]));
			assertEquals(List.of(84.0, 209.0, 159.0, 34.0), List.of(band[1][0], band[1][3], band[1][4], band[1][7]));
			assertEquals(of == known ? 7 : 6, surface.paths.size(), "five lines, the score, and what is expected where it is known");
			String text = plot.text(View.of(plot, 472, 274, Theme.LIGHT));
			assertTrue(text.contains(of == known ? "Of these 75 % (60 to 85 %) are expected to be wrong." : "Of these 60 to 85 % are expected to be wrong."),
					text);
		}
	}

	@Test
	void besideAWideIntervalStandsNoNumber() throws Exception {
		Plot plot = plot(new double[][] { { 0.9, 0.2, 1 }, { 0.75, 0.12, 0.58 }, { 0.5, 0.375, 0.625 }, { 0.25, 0.125, 0.375 } });
		Recording surface = drawn(plot);
		assertEquals(7, surface.paths.size());
		assertEquals(List.of(134.0, 184.0), List.of(surface.paths.getLast()[1][0], surface.paths.getLast()[1][1]), "from the third image on");
		assertEquals(2, surface.paths.getLast()[1].length);
		assertTrue(plot.text(View.of(plot, 472, 274, Theme.LIGHT)).contains("Of these 12 to 58 % are expected to be wrong."));
		assertTrue(Double.isNaN(plot.table().doubles("expected_precision")[1]) && plot.table().doubles("expected_low")[1] == 0.12, "nor in the table");
	}

	@Test
	void numbersBelowTheAxisAreDrawnOnceAndHaveRoom() throws Exception {
		Plot plot = plot();
		Recording wide = new Recording();
		plot.draw(wide, View.of(plot, 472, 274, Theme.LIGHT));
		assertEquals(List.of("1", "2", "3", "4"), wide.texts.stream().filter(t -> t.matches("\\d")).toList());
		Recording narrow = new Recording();
		plot.draw(narrow, View.of(plot, 182, 274, Theme.LIGHT)); // 110 pixels
		assertEquals(List.of("1", "2", "4"), narrow.texts.stream().filter(t -> t.matches("\\d")).toList());
	}

	@Test
	void keysReachTheIssuesAndTextCountsThem() throws Exception {
		Plot plot = plot();
		View view = View.of(plot, 472, 274, Theme.LIGHT);
		assertEquals(2, plot.items());
		assertEquals(0, plot.next(view, -1, 1, 0));
		assertEquals(1, plot.next(view, 0, 1, 0));
		assertEquals(1, plot.next(view, 1, 1, 0));
		assertEquals(0, plot.item(view, 1).hit().image());
		String text = plot.text(view);
		assertTrue(text.startsWith("Label audit: 2 of 4 labels look wrong, by self-confidence, out of sample. It found the plants best."), text);
		assertTrue(text.contains("Of these 75 % are expected to be wrong. Most often: 2 cat that looks like dog."), text);
		assertEquals(4, plot.table().rows());
	}
}
