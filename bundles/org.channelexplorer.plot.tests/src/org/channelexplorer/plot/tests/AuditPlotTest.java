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

	@Test
	void theIntervalIsABandAndInWords() throws Exception {
		double[][] known = { { 1, 0.75, 1 }, { 0.75, 0.5, 1 }, { 0.5, 0.25, 0.75 }, { 0.25, 0, 0.5 } };
		double[][] unknown = { { Double.NaN, 0, 1 }, { Double.NaN, 0, 1 }, { Double.NaN, 0, 0.75 }, { Double.NaN, 0, 0.5 } };
		for (double[][] of : new double[][][] { known, unknown }) {
			Plot plot = plot(image(2, "cat", 0.1, true, 1, of[0]), image(0, "cat", 0.2, true, 2, of[1]), image(1, "dog", 0.8, false, 3, of[2]),
					image(3, "dog", 0.9, false, 4, of[3]));
			Recording surface = new Recording();
			plot.draw(surface, View.of(plot, 472, 274, Theme.LIGHT));
			double[][] band = surface.polygons.getFirst();
			assertEquals(List.of(54.0, 454.0, 454.0, 54.0), List.of(band[0][0], band[0][3], band[0][4], band[0][7]));
			assertEquals(List.of(234 - 200 * of[0][1], 234.0, 134.0, 34.0), List.of(band[1][0], band[1][3], band[1][4], band[1][7]));
			assertEquals(of == known ? 7 : 6, surface.paths.size(), "five lines, the score, and what is expected where it is known");
			String text = plot.text(View.of(plot, 472, 274, Theme.LIGHT));
			assertTrue(
					text.contains(
							of == known ? "Of these roughly 75 % (50 to 100 %) are expected to be wrong." : "Of these 0 to 100 % are expected to be wrong."),
					text);
		}
	}

	@Test
	void aNumberBesideAWideIntervalIsCalledRough() {
		assertEquals("75 % (60 to 85 %)", new LabelIssues.Verdict(true, LabelIssues.Finding.FINE, 0.1, 1, 0.75, 0.6, 0.85).expected());
		assertEquals("roughly 75 % (40 to 95 %)", new LabelIssues.Verdict(true, LabelIssues.Finding.FINE, 0.1, 1, 0.75, 0.4, 0.95).expected());
		assertEquals("40 to 95 %", new LabelIssues.Verdict(true, LabelIssues.Finding.FINE, 0.1, 1, Double.NaN, 0.4, 0.95).expected());
		assertEquals("75 %", new LabelIssues.Verdict(true, LabelIssues.Finding.FINE, 0.1, 1, 0.75).expected());
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
