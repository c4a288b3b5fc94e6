package org.channelexplorer.plot.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.ImageClusters;
import org.channelexplorer.core.result.LayerPlacements;
import org.channelexplorer.core.result.LocatedSamples;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.result.PlacedImages;
import org.channelexplorer.core.result.PlacedImages.Pair;
import org.channelexplorer.core.result.PlacedImages.Predicted;
import org.channelexplorer.core.result.Placement;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.LegendEntry;
import org.channelexplorer.plot.Marks;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.junit.jupiter.api.Test;

/** Clusters, colours, marks, density lines and samples of scatterplots; images through the layers. */
class ScatterplotPartsTest {
	/** Three squares of four images: cluster 0 at the lower left, 1 at the lower right, 2 above; image 12 lies between and is noise. */
	private static final int N = 13;
	private static final double[] X = new double[N];
	private static final double[] Y = new double[N];
	private static final Labels LABELS = new Labels(List.of("cat", "dog"), new int[] { 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0 });

	static {
		double[][] middles = { { 0, 0 }, { 20, 0 }, { 10, 20 } };
		for (int i = 0; i < 12; i++) {
			X[i] = middles[i / 4][0] + (i % 4 == 1 || i % 4 == 2 ? 4 : 0);
			Y[i] = middles[i / 4][1] + (i % 4 >= 2 ? 4 : 0);
		}
		X[12] = 12;
		Y[12] = 10;
	}

	private static PlacedImages placed() {
		List<Placement.PointTrust> trust = IntStream.range(0, N).mapToObj(i -> new Placement.PointTrust(i == 3 ? 0.5 : 0.9, i == 4 ? 0.79 : 0.95)).toList();
		Placement plain = Samples.placement(X, Y);
		Placement placement = new Placement(plain.origin(), plain.source(), plain.method(), plain.distance(), plain.images(), plain.positions(),
				new Placement.Trust(0.9, 0.8, 12, N, trust), OptionalDouble.of(0.125), Map.of(), "");
		ImageClusters clusters = new ImageClusters(plain.origin(), "kmeans", Map.of(), "",
				IntStream.range(0, N).mapToObj(i -> new ImageClusters.Image(Samples.file(i), i == 12 ? -1 : i / 4)).toList(),
				IntStream.range(0, 3).mapToObj(c -> new ImageClusters.Cluster(c, 4)).toList());
		List<Predicted> predictions = new ArrayList<>();
		for (int i = 0; i < N; i++) {
			predictions.add(i == 0 ? new Predicted("", Double.NaN, "")
					: new Predicted(i % 2 == 0 ? "Cat" : "wolf", i / 13.0, i % 2 == 0 && i > 7 ? Predicted.RIGHT : Predicted.WRONG));
		}
		return new PlacedImages(placement, Optional.empty(), Optional.of(clusters),
				Optional.of(new PlacedImages.PairTrust(0.4, 1, 1, List.of(new Pair("cat", "dog", 0.9, 0.3)))), predictions);
	}

	private static Plot plot(Map<String, String> options) throws InputException {
		return Plots.plot(Samples.data(placed().toResult(), LABELS).with(options));
	}

	private static View view(Plot plot, int... selected) {
		View all = View.of(plot, 400, 400, Theme.LIGHT);
		BitSet bits = new BitSet();
		IntStream.of(selected).forEach(bits::set);
		return new View(all.viewport(), bits, Theme.LIGHT);
	}

	@Test
	void aClickInsideAnOutlineTakesTheCluster() throws InputException {
		Plot plot = plot(Map.of());
		View view = view(plot);
		double[] middle = { view.viewport().toX(22), view.viewport().toY(2) };
		Hit hit = plot.hit(view, middle[0], middle[1], 5).orElseThrow();
		assertArrayEquals(new int[] { 4, 5, 6, 7 }, hit.images());
		assertEquals("cluster 1: 4 images: 4 dog", hit.text());
		assertEquals(5, plot.hit(view, view.viewport().toX(24), view.viewport().toY(0), 5).orElseThrow().image(), "a point goes before");
		assertTrue(plot.hit(view, view.viewport().toX(12), view.viewport().toY(14), 5).isEmpty(), "noise has no outline");
		assertEquals("cluster 0: 4 images: 3 cat, 1 dog", plot.hit(view, view.viewport().toX(2), view.viewport().toY(2), 5).orElseThrow().text());
		assertTrue(plot(Map.of("hulls", "false")).hit(view, middle[0], middle[1], 5).isEmpty());
	}

	@Test
	void everyClusterHasAnOutlineAndABarOfItsClasses() throws InputException {
		Plot plot = plot(Map.of());
		Recording drawn = new Recording();
		plot.draw(drawn, view(plot));
		assertEquals(3, drawn.polygons.size());
		assertEquals(4 * 8, drawn.polygons.getFirst()[0].length, "through the four corners");
		assertEquals(List.of(Palette.color(0), Palette.color(1), Palette.color(1), Palette.color(0), Palette.color(1)), drawn.fills,
				"3 cats and a dog, dogs, two and two");
		assertTrue(drawn.texts.containsAll(List.of("0", "1", "2")));
		Recording plain = new Recording();
		plot(Map.of("bars", "false")).draw(plain, view(plot));
		assertEquals(List.of(), plain.fills);
		// the bar above takes the cluster as well
		View view = view(plot);
		assertArrayEquals(new int[] { 8, 9, 10, 11 }, plot.hit(view, view.viewport().toX(12), 6, 3).orElseThrow().images());
	}

	@Test
	void ofManyClustersTheLargestAndTheSelectedHaveBars() throws InputException {
		int count = 30; // in a grid, of two images each, the first ten of three
		int[] of = IntStream.concat(IntStream.range(0, 60).map(i -> i / 2), IntStream.range(0, 10)).toArray();
		double[] x = IntStream.range(0, of.length).mapToDouble(i -> of[i] % 6 * 20 + i % 2).toArray();
		double[] y = IntStream.range(0, of.length).mapToDouble(i -> of[i] / 6 * 20 + i % 3).toArray();
		Placement plain = Samples.placement(x, y);
		ImageClusters clusters = new ImageClusters(plain.origin(), "xmeans", Map.of(), "30 clusters, the most allowed",
				IntStream.range(0, of.length).mapToObj(i -> new ImageClusters.Image(Samples.file(i), of[i])).toList(),
				IntStream.range(0, count).mapToObj(c -> new ImageClusters.Cluster(c, c < 10 ? 3 : 2)).toList());
		Plot many = Plots.plot(Samples.data(new PlacedImages(plain, Optional.empty(), Optional.of(clusters), Optional.empty(), List.of()).toResult(),
				new Labels(List.of("cat"), new int[of.length])));
		assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), barred(many));
		assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 25), barred(many, 50, 51), "and what is selected");
		assertTrue(many.facts().contains("class bars of the 12 largest clusters in sight and of selected ones"), many.facts().toString());
		assertEquals(1, many.facts().stream().filter(f -> f.contains("30 clusters")).count(), many.facts().toString());
		assertEquals(1 + count, many.legend(view(many)).size(), "the legend has all");
	}

	private static List<Integer> barred(Plot plot, int... selected) {
		Recording all = new Recording();
		plot.draw(all, view(plot, selected));
		return all.texts.stream().filter(t -> t.matches("\\d+")).map(Integer::valueOf).sorted().toList();
	}

	@Test
	void clustersAreInTheLegend() throws InputException {
		Plot plot = plot(Map.of());
		List<LegendEntry> legend = plot.legend(view(plot, 4, 5));
		assertEquals(List.of("cat", "dog", "cluster 0", "cluster 1", "cluster 2"), legend.stream().map(LegendEntry::name).toList());
		assertTrue(legend.get(0).hit().nothing(), "a class");
		assertArrayEquals(new int[] { 4, 5, 6, 7 }, legend.get(3).hit().images());
		assertEquals("2/4", legend.get(3).count(true));
		assertEquals("", legend.get(2).count(true), "no count where none is selected");
	}

	@Test
	void coloursShowWhatIsAskedFor() throws InputException {
		assertEquals(List.of("cluster 0", "cluster 1", "cluster 2"), names(Map.of("color", "cluster")));
		assertEquals(List.of("right", "wrong", "cannot be compared"), names(Map.of("color", "verdict", "hulls", "false")));
		assertEquals(List.of("Cat", "wolf"), names(Map.of("color", "prediction", "hulls", "false")));
		assertEquals(Palette.color(0), plot(Map.of("color", "prediction")).legend(view(plot(Map.of()))).getFirst().rgb(),
				"an output that is a class looks like it");
		assertEquals("confidence 0.8 to 1.0", names(Map.of("color", "confidence")).get(4));
		assertEquals("trust 0.0 to 0.2", names(Map.of("color", "trust")).getFirst());
		assertEquals(List.of("cat", "dog"), names(Map.of("color", "given", "hulls", "false")));
		Plot verdict = plot(Map.of("color", "verdict"));
		assertArrayEquals(new int[] { 8, 10, 12 }, verdict.legend(view(verdict)).getFirst().hit().images());
		assertTrue(verdict.text(view(verdict)).contains("Colours show the verdict: right 3, wrong 9, cannot be compared 1."), verdict.text(view(verdict)));
	}

	private static List<String> names(Map<String, String> options) throws InputException {
		Plot plot = plot(options);
		return plot.legend(view(plot)).stream().map(LegendEntry::name).toList();
	}

	@Test
	void whatTheResultDoesNotHoldIsRefused() {
		for (String color : List.of("prediction", "verdict", "confidence", "cluster", "trust")) {
			String message = assertThrows(InputException.class,
					() -> Plots.plot(Samples.data(Samples.projection(X, Y), LABELS).with(Map.of("color", color)))).getMessage();
			assertTrue(message.length() > 30, message);
		}
	}

	@Test
	void hiddenEntriesAreNeitherDrawnNorHit() throws InputException {
		Plot plot = plot(Map.of("hidden", "dog", "hulls", "false"));
		Recording drawn = new Recording();
		plot.draw(drawn, view(plot));
		assertEquals(6, drawn.marks);
		View view = view(plot);
		assertTrue(plot.hit(view, view.viewport().toX(24), view.viewport().toY(0), 5).isEmpty());
		assertTrue(plot.legend(view).get(1).hidden());
		assertFalse(plot.legend(view).get(0).hidden());
		assertArrayEquals(new int[] { 0, 1, 2, 8, 9, 12 }, plot.area(view, new double[] { -9, 999, 999, -9 }, new double[] { -9, -9, 999, 999 }).images());
	}

	@Test
	void selectedImagesAreLargerRingedAndLast() throws InputException {
		Plot plot = plot(Map.of());
		Recording drawn = new Recording();
		plot.draw(drawn, view(plot, 4));
		assertEquals(2, drawn.marked.size());
		Marks rest = drawn.marked.get(0);
		Marks selected = drawn.marked.get(1);
		assertEquals(12, rest.size());
		assertEquals(1, selected.size());
		assertTrue(selected.radius() > 1.3 * rest.radius());
		assertEquals(Theme.LIGHT.text(), selected.styles().get(selected.style()[0]).ring());
		assertEquals(Palette.color(1), selected.styles().get(selected.style()[0]).rgb());
		assertEquals(Marks.Style.NO_RING, rest.styles().get(rest.style()[0]).ring());
	}

	@Test
	void untruePlacesAreMarkedOnRequest() throws InputException {
		Plot plot = plot(Map.of("trust", "true"));
		assertTrue(plot.facts().contains("1 with false neighbours, 1 torn from theirs (below 0.80)"), plot.facts().toString());
		List<LegendEntry> legend = plot.legend(view(plot));
		assertArrayEquals(new int[] { 3 }, legend.get(5).hit().images());
		assertArrayEquals(new int[] { 4 }, legend.get(6).hit().images());
		Recording drawn = new Recording();
		plot.draw(drawn, view(plot));
		Marks marks = drawn.marked.getFirst();
		List<Integer> rings = IntStream.range(0, N).mapToObj(i -> marks.styles().get(marks.style()[i]).ring()).toList();
		assertEquals(2, rings.stream().filter(r -> r == Theme.LIGHT.error()).count());
		assertTrue(rings.subList(N - 2, N).stream().allMatch(r -> r == Theme.LIGHT.error()), "above the others");
		assertTrue(plot(Map.of("trust", "true", "limit", "0.4")).facts().contains("0 with false neighbours, 0 torn from theirs (below 0.40)"));
	}

	@Test
	void factsNameStabilityClustersAndTheWorstPair() throws InputException {
		List<String> facts = plot(Map.of()).facts();
		assertTrue(facts.contains("disparity between seeds 0.125 (0 = stable)"), facts.toString());
		assertTrue(facts.stream().anyMatch(f -> f.endsWith(": 3 clusters, 1 images in none")), facts.toString());
		assertTrue(facts.contains("merges cat, dog (0.90 in the layer, 0.30 here)"), facts.toString());
		assertTrue(plot(Map.of()).text(view(plot(Map.of())))
				.contains("The plane falsely merges cat and dog: their separation is 0.90 in the layer and 0.30 in the plane."));
	}

	@Test
	void pointsAreSmallerWhereTheyAreDense() throws InputException {
		Plot few = Samples.cloud(100, 3);
		Plot many = Samples.cloud(20_000, 3);
		View small = View.of(few, 150, 150, Theme.LIGHT);
		View large = View.of(few, 900, 900, Theme.LIGHT);
		assertTrue(few.radius(small) < few.radius(large));
		assertTrue(many.radius(large) < few.radius(large));
		View closer = new View(large.viewport().zoomed(20, 450, 450), new BitSet(), Theme.LIGHT);
		assertTrue(many.radius(closer) > many.radius(large));
	}

	@Test
	void linesOfEqualDensityHoldTheirShareOfThePoints() throws InputException {
		Random random = new Random(8);
		int n = 6_000;
		double[] x = IntStream.range(0, n).mapToDouble(i -> random.nextGaussian() + (i % 3 == 0 ? 9 : 0)).toArray();
		double[] y = IntStream.range(0, n).mapToDouble(_ -> random.nextGaussian()).toArray();
		Plot plot = Plots.plot(Samples.data(Samples.projection(x, y), new Labels(List.of("a"), new int[n])));
		View view = View.of(plot, 400, 400, Theme.LIGHT);
		Recording drawn = new Recording();
		plot.draw(drawn, view);
		assertTrue(drawn.paths.size() >= 4, "a line at least for each of four levels: " + drawn.paths.size());
		for (double[][] line : drawn.paths) {
			assertEquals(line[0][0], line[0][line[0].length - 1], 1e-9, "closed");
		}
		long inside = IntStream.range(0, n).filter(i -> drawn.paths.stream()
				.anyMatch(line -> contains(line, view.viewport().toX(x[i]), view.viewport().toY(y[i])))).count();
		assertEquals(0.95, inside / (double) n, 0.03, "the outermost line");
		Recording off = new Recording();
		Plots.plot(Samples.data(Samples.projection(x, y), new Labels(List.of("a"), new int[n])).with(Map.of("contours", "off"))).draw(off, view);
		assertEquals(0, off.paths.size());
		Recording few = new Recording();
		Samples.cloud(4_999, 2).draw(few, view);
		assertEquals(0, few.paths.size(), "below 5,000 points there are none");
	}

	private static boolean contains(double[][] line, double px, double py) {
		boolean in = false;
		for (int i = 0, j = line[0].length - 1; i < line[0].length; j = i++) {
			if (line[1][i] > py != line[1][j] > py && px < (line[0][j] - line[0][i]) * (py - line[1][i]) / (line[1][j] - line[1][i]) + line[0][i]) {
				in = !in;
			}
		}
		return in;
	}

	@Test
	void samplesAreStarsWithLinesToTheirNearest() throws InputException {
		LocatedSamples located = new LocatedSamples(new Origin("conv", "l2"), "pca", "euclidean", 2,
				List.of(new LocatedSamples.Sample(0, 5, 5, Samples.file(2), "cat", 1.5, 0.1, 97, 0.2)),
				List.of(new LocatedSamples.Neighbour(0, 1, Samples.file(2), "cat", 1), new LocatedSamples.Neighbour(0, 2, Samples.file(3), "dog", 2)),
				new LocatedSamples.Picture(IntStream.range(0, N).mapToObj(Samples::file).toList(), Samples.placement(X, Y).positions()));
		Plot plot = Plots.plot(Samples.data(located.toResult(), LABELS));
		View view = view(plot);
		Recording drawn = new Recording();
		plot.draw(drawn, view);
		assertEquals(2, drawn.paths.size());
		assertEquals(view.viewport().toX(X[2]), drawn.paths.getFirst()[0][1], 1e-4);
		assertTrue(plot.hit(view, view.viewport().toX(5), view.viewport().toY(5), 5).orElseThrow().text().startsWith("sample 0: nearest image2.png (cat)"));
		assertTrue(plot.text(view).contains("stranger than 97 % of the images"), plot.text(view));
	}

	private static Plot through(Map<String, String> options) throws InputException {
		float[] one = new float[2 * N];
		float[] two = new float[2 * N];
		for (int i = 0; i < N; i++) {
			one[2 * i] = (float) X[i];
			one[2 * i + 1] = (float) Y[i];
			two[2 * i] = (float) -X[i];
			two[2 * i + 1] = (float) Y[i];
		}
		LayerPlacements placements = new LayerPlacements("l2", "pca", "euclidean", IntStream.range(0, N).mapToObj(Samples::file).toList(),
				List.of(new LayerPlacements.Picture("first", 0.9, 0.8, 0.25, FloatMatrix.of(N, 2, one)),
						new LayerPlacements.Picture("last", 0.7, 0.6, Double.NaN, FloatMatrix.of(N, 2, two))));
		return Plots.plot(Samples.data(placements.toResult(), LABELS).with(options));
	}

	/** Twelve cats left, twelve dogs right; the first cat lies with the dogs in the last picture. */
	@Test
	void theWayOfAnImageIsDescribed() throws InputException {
		int n = 24;
		float[] one = new float[2 * n];
		float[] two = new float[2 * n];
		for (int i = 0; i < n; i++) {
			one[2 * i] = i < 12 ? i : 100 + i;
			two[2 * i] = i == 0 ? 118.5f : one[2 * i];
		}
		LayerPlacements placements = new LayerPlacements("l2", "pca", "euclidean", IntStream.range(0, n).mapToObj(Samples::file).toList(),
				List.of(new LayerPlacements.Picture("first", 1, 1, 0, FloatMatrix.of(n, 2, one)),
						new LayerPlacements.Picture("last", 1, 1, Double.NaN, FloatMatrix.of(n, 2, two))));
		Labels labels = new Labels(List.of("cat", "dog"), IntStream.range(0, n).map(i -> i / 12).toArray());
		Plot plot = Plots.plot(Samples.data(placements.toResult(), labels));
		String text = plot.text(view(plot, 0));
		assertTrue(text.contains("Most of its nearest images: first cat 10 of 10; last dog 10 of 10. It lies with dog from last on. "
				+ "It leaves its class, cat, after first."), text);
		assertTrue(plot.text(view(plot, 5)).contains("It lies with cat in every layer shown."), plot.text(view(plot, 5)));
	}

	@Test
	void layersSideBySideShareTheSelection() throws InputException {
		Plot plot = through(Map.of());
		View view = view(plot, 5);
		Recording drawn = new Recording();
		plot.draw(drawn, view);
		assertEquals(2 * N, drawn.marks);
		assertEquals(List.of("first", "cat 6 of 10", "last", "cat 6 of 10"), drawn.texts, "with which class the one selected image lies");
		Marks selected = drawn.marked.get(1);
		assertEquals(2, selected.size(), "in both pictures");
		double[][] path = drawn.paths.getFirst();
		assertArrayEquals(selected.x(), path[0], 1e-9, "a line leads from one to the other");
		assertEquals(5, plot.hit(view, selected.x()[0], selected.y()[0], 5).orElseThrow().image());
		assertEquals(5, plot.hit(view, selected.x()[1], selected.y()[1], 5).orElseThrow().image());
		assertArrayEquals(plot.place(view, 5), new double[] { selected.x()[1], selected.y()[1] });
		assertTrue(plot.text(view).contains("first: trustworthiness 0.900, continuity 0.800, disparity to the next layer 0.250."), plot.text(view));
		assertTrue(plot.text(view).contains("Most of its nearest images: first cat 6 of 10; last cat 6 of 10. It lies with cat in every layer shown."),
				plot.text(view));
		Recording without = new Recording();
		through(Map.of("paths", "false")).draw(without, view);
		assertEquals(drawn.paths.size() - 1, without.paths.size());
	}

	@Test
	void onePictureMovesBetweenTheLayers() throws InputException {
		double[] first = places(through(Map.of("morph", "true", "at", "0")), 5);
		double[] half = places(through(Map.of("morph", "true", "at", "0.5")), 5);
		double[] last = places(through(Map.of("morph", "true", "at", "1")), 5);
		assertEquals((first[0] + last[0]) / 2, half[0], 1e-6);
		assertEquals((first[1] + last[1]) / 2, half[1], 1e-6);
		assertTrue(Math.abs(first[0] - last[0]) > 50);
		assertTrue(through(Map.of("morph", "true", "at", "0.5")).facts().contains("50 % of the way from first to last"));
		assertTrue(through(Map.of("morph", "true", "at", "1")).facts().contains("last"));
	}

	private static double[] places(Plot plot, int image) {
		return plot.place(View.of(plot, 400, 400, Theme.LIGHT), image);
	}
}
