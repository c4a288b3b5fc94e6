package org.channelexplorer.plot.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.similarity.ChannelSets;
import org.channelexplorer.core.similarity.LayerSimilarity;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.EtaPlot;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;

class JaccardPlotTest {
	/** Two of four channels: images 0 and 1 have {0, 1}; 2 and 3 have {2, 3}; 4 has {0, 2}. */
	private static final FloatMatrix BY_HAND = FloatMatrix.of(5, 4, new float[] { 5, 4, 0, 0, 5, 4, 0, 0, 0, 0, 5, 4, 0, 0, 5, 4, 5, 0, 4, 0 });
	private static final Labels LABELS = new Labels(List.of("cat", "dog"), new int[] { 0, 0, 0, 1, 1 });
	/** Pixels from one look to the next: cells are larger. */
	private static final int STEP = 3;

	private static Result result(FloatMatrix x, double eta, Labels labels) {
		return LayerSimilarity.of(new Origin("conv", "otsuSum"), eta, ChannelSets.of(x, eta), labels, new NullProgressMonitor()).toResult();
	}

	private static Plot plot(Result result, Labels labels, String... options) throws InputException {
		Map<String, String> chosen = IntStream.range(0, options.length / 2).boxed().collect(Collectors.toMap(o -> options[2 * o], o -> options[2 * o + 1]));
		return Plots.plot(Samples.data(result, labels).with(chosen));
	}

	private static Plot byHand(String... options) throws InputException {
		return plot(result(BY_HAND, 0.5, LABELS), LABELS, options);
	}

	private static View view(Plot plot) {
		return View.of(plot, 900, 500, Theme.LIGHT);
	}

	/** What lies on a line of pixels. */
	private static List<Hit> line(Plot plot, View view, double y) {
		List<Hit> hits = new ArrayList<>();
		for (int x = 0; x < view.width(); x += STEP) {
			plot.hit(view, x, y, 0).ifPresent(hits::add);
		}
		return hits;
	}

	private static Set<String> pairs(Plot plot, View view) {
		Set<String> pairs = new TreeSet<>();
		for (int y = 0; y < view.height(); y += STEP) {
			line(plot, view, y).stream().filter(h -> h.classes().isEmpty()).forEach(h -> pairs.add(h.images()[0] + "-" + h.images()[h.images().length - 1]));
		}
		return pairs;
	}

	@Test
	void aStepOfTheSliderIsThePictureOfItsResultInTheSameOrder() throws InputException {
		Random random = new Random(4);
		int n = 40;
		float[] values = new float[n * 30];
		for (int v = 0; v < values.length; v++) {
			values[v] = random.nextFloat();
		}
		FloatMatrix x = FloatMatrix.of(n, 30, values);
		Labels labels = new Labels(List.of("cat", "dog"), IntStream.range(0, n).map(i -> i % 2).toArray());
		for (String order : List.of("given", "class", "cluster")) {
			EtaPlot before = (EtaPlot) plot(result(x, 0.2, labels), labels, "order", order);
			Plot stored = plot(result(x, 0.5, labels), labels, "order", order);
			Plot step = before.at(0.5, ChannelSets.of(x, 0.5), new NullProgressMonitor()).plot();
			assertEquals(stored.facts(), step.facts());
			assertEquals(hits(before), hits(step), order);
			if (order.equals("given")) {
				assertArrayEquals(PlotFile.SVG.bytes(stored), PlotFile.SVG.bytes(step));
			}
			EtaPlot back = before.at(0.5, ChannelSets.of(x, 0.5), new NullProgressMonitor()).plot().at(0.2, ChannelSets.of(x, 0.2), new NullProgressMonitor())
					.plot();
			assertEquals(before.text(view(before)), back.text(view(back)));
		}
	}

	/** Images along the diagonal of the image matrix. */
	private static List<Integer> hits(Plot plot) {
		View view = view(plot);
		return IntStream.range(0, 40).boxed().sorted(java.util.Comparator.comparingDouble(i -> plot.place(view, i)[0])).toList();
	}

	@Test
	void everyPairIsThereAndCountsAreSetArithmetic() throws InputException {
		Plot plot = byHand();
		View view = view(plot);
		assertEquals(15, pairs(plot, view).size());
		Hit half = find(plot, view, 2, 4); // {2, 3} and {0, 2}
		assertTrue(half.text().contains("1 shared, 1 only the first, 1 only the second; 1.0 shared by chance"), half.text());
		assertTrue(half.text().contains("Jaccard 0.333"), half.text());
		assertTrue(find(plot, view, 0, 3).text().contains("0 shared, 2 only the first, 2 only the second"));
		assertTrue(find(plot, view, 2, 3).text().contains("2 shared, 0 only the first, 0 only the second"));
	}

	private static Hit find(Plot plot, View view, int... images) {
		for (int y = 0; y < view.height(); y += STEP) {
			for (Hit hit : line(plot, view, y)) {
				if (hit.classes().isEmpty() && java.util.Arrays.equals(hit.images(), images)) {
					return hit;
				}
			}
		}
		throw new AssertionError("no cell of " + java.util.Arrays.toString(images));
	}

	private static Hit classCell(Plot plot, View view, String... names) {
		for (int y = 0; y < view.height(); y += STEP) {
			for (Hit hit : line(plot, view, y)) {
				if (hit.classes().equals(List.of(names)) && hit.text().contains(names.length > 1 ? "mean" : "within")) {
					return hit;
				}
			}
		}
		throw new AssertionError("no cell of " + List.of(names));
	}

	@Test
	void theNumbersOfTheColoursStandSideBySide() throws InputException {
		Plot plot = byHand();
		Recording wide = new Recording();
		plot.draw(wide, View.of(plot, 700, 500, Theme.LIGHT));
		assertEquals(2, wide.texts.stream().filter(t -> t.matches("\\d\\.\\d{3}")).count(), wide.texts::toString);
		Recording narrow = new Recording();
		plot.draw(narrow, View.of(plot, 250, 210, Theme.LIGHT));
		List<String> numbers = narrow.texts.stream().filter(t -> t.matches("\\d(\\.\\d+)?")).toList();
		assertEquals(2, numbers.size(), narrow.texts::toString);
		assertTrue(numbers.stream().allMatch(t -> t.length() < "0.000".length()), numbers::toString);
	}

	@Test
	void classCellsHoldTheirImagesAndZoomToTheirBlock() throws InputException {
		Plot plot = byHand();
		View view = view(plot);
		Hit cell = classCell(plot, view, "cat", "dog");
		assertArrayEquals(new int[] { 0, 1, 2, 3, 4 }, cell.images());
		assertTrue(cell.text().contains("Jaccard 0.333"), cell.text());
		Viewport block = plot.closeUp(view, cell).orElseThrow();
		View closer = new View(block, new BitSet(), Theme.LIGHT);
		assertEquals(Set.of("0-3", "0-4", "1-3", "1-4", "2-3", "2-4"), pairs(plot, closer));
		Hit within = classCell(plot, view, "dog");
		assertArrayEquals(new int[] { 3, 4 }, within.images());
		assertEquals(Set.of("3-3", "3-4", "4-4"), pairs(plot, new View(plot.closeUp(view, within).orElseThrow(), new BitSet(), Theme.LIGHT)));
	}

	@Test
	void ordersAreTheSameForRowsAndColumns() throws InputException {
		Random random = new Random(4);
		float[] values = new float[60 * 40];
		for (int v = 0; v < values.length; v++) {
			values[v] = random.nextFloat();
		}
		Labels labels = new Labels(List.of("a", "b", "c"), IntStream.range(0, 60).map(i -> i % 3).toArray());
		Result result = result(FloatMatrix.of(60, 40, values), 0.2, labels);
		for (String order : List.of("class", "cluster", "given")) {
			Plot plot = plot(result, labels, "order", order);
			View view = view(plot);
			double[] previous = { 0, 0 };
			List<Integer> down = new ArrayList<>();
			for (int i = 0; i < 60; i++) {
				double[] middle = plot.place(view, i);
				Hit at = plot.hit(view, middle[0], middle[1], 0).orElseThrow();
				assertArrayEquals(new int[] { i }, at.images(), order);
				down.add((int) Math.round(middle[1] - middle[0]));
			}
			assertTrue(down.stream().mapToInt(d -> d).max().orElseThrow() - down.stream().mapToInt(d -> d).min().orElseThrow() <= 1, "on the diagonal");
			assertTrue(previous[0] == 0);
		}
	}

	@Test
	void withinAClassTheMostTypicalImagesComeFirst() throws InputException {
		Plot plot = byHand();
		View view = view(plot);
		double[] places = IntStream.range(0, 5).mapToDouble(i -> plot.place(view, i)[1]).toArray();
		assertTrue(places[0] < places[1] && places[1] < places[2] && places[2] < places[3] && places[3] < places[4], "2 shares least with its class");
	}

	@Test
	void aClusterOrderBringsAlikeImagesTogether() throws InputException {
		Plot plot = byHand("order", "cluster");
		View view = view(plot);
		double[] places = IntStream.range(0, 5).mapToDouble(i -> plot.place(view, i)[1]).toArray();
		double step = 1.5 * (max(places) - min(places)) / 4;
		assertTrue(Math.abs(places[0] - places[1]) < step, "0 and 1 have the same channels");
		assertTrue(Math.abs(places[2] - places[3]) < step, "2 and 3 have the same channels");
	}

	private static double max(double[] v) {
		return java.util.Arrays.stream(v).max().orElseThrow();
	}

	private static double min(double[] v) {
		return java.util.Arrays.stream(v).min().orElseThrow();
	}

	@Test
	void separatorsCoverNoCell() throws InputException {
		int n = 300; // one-image classes, and a picture with hardly more pixels than images
		Random random = new Random(1);
		float[] values = new float[n * 20];
		for (int v = 0; v < values.length; v++) {
			values[v] = random.nextFloat();
		}
		Labels labels = new Labels(IntStream.range(0, n).mapToObj(i -> String.format("class %03d", i)).toList(), IntStream.range(0, n).toArray());
		Plot plot = plot(result(FloatMatrix.of(n, 20, values), 0.2, labels), labels);
		View view = View.of(plot, 1000, 420, Theme.LIGHT);
		Set<Integer> seen = new TreeSet<>();
		for (int y = 0; y < view.height(); y++) {
			plot.hit(view, 300, y, 0).ifPresent(h -> IntStream.of(h.images()).forEach(seen::add));
		}
		assertEquals(n, seen.size());
		Labels few = new Labels(List.of("a", "b"), IntStream.range(0, n).map(i -> i * 2 / n).toArray());
		Plot two = plot(result(FloatMatrix.of(n, 20, values), 0.2, few), few);
		Set<Integer> rows = new TreeSet<>();
		for (int y = 0; y < view.height(); y++) {
			two.hit(view, 300, y, 0).filter(h -> h.classes().isEmpty()).ifPresent(h -> IntStream.of(h.images()).forEach(rows::add));
		}
		assertEquals(n, rows.size());
	}

	@Test
	void aCollapsedClassIsOneRowOfMeans() throws InputException {
		Plot plot = byHand("collapsed", "cat");
		View view = view(plot);
		assertEquals(Set.of("3-3", "3-4", "4-4"), pairs(plot, view).stream().filter(p -> p.contains("-")).collect(Collectors.toSet()));
		String text = IntStream.range(0, view.height()).boxed().flatMap(y -> line(plot, view, y).stream()).map(Hit::text)
				.filter(t -> t.contains("image4.png") && t.contains("images of cat")).findFirst().orElseThrow();
		assertTrue(text.contains("mean Jaccard 0.333"), text);
		assertThrows(InputException.class, () -> byHand("collapsed", "horse"));
	}

	@Test
	void theDiagonalIsLeftOutOfTheScale() throws InputException {
		Recording drawn = new Recording();
		Plot plot = byHand("measure", "raw", "highest", "80");
		plot.draw(drawn, view(plot));
		assertTrue(drawn.texts.stream().anyMatch(t -> t.equals("0.333")), drawn.texts::toString); // eight of the ten pairs are 1/3 or less; the diagonal's 1 does not count
		Recording around = new Recording();
		Plot corrected = byHand("measure", "corrected");
		corrected.draw(around, view(corrected));
		assertTrue(around.texts.containsAll(List.of("-1.000", "1.000", "0 = chance")), around.texts::toString);
	}

	@Test
	void boxesTakeImagesAndClasses() throws InputException {
		Plot plot = byHand();
		View view = view(plot);
		double[] a = plot.place(view, 0);
		double[] b = plot.place(view, 1);
		Hit two = plot.area(view, new double[] { a[0], b[0], b[0], a[0] }, new double[] { a[1], a[1], b[1], b[1] });
		assertArrayEquals(new int[] { 0, 1 }, two.images());
	}

	@Test
	void sameOptionsSameFile() throws InputException {
		assertArrayEquals(PlotFile.SVG.bytes(byHand()), PlotFile.SVG.bytes(byHand("order", "class")));
		assertNotEquals(new String(PlotFile.SVG.bytes(byHand())), new String(PlotFile.SVG.bytes(byHand("measure", "corrected"))));
		InputException e = assertThrows(InputException.class, () -> byHand("colour", "red"));
		assertTrue(e.getMessage().contains("colour"), e.getMessage());
	}

	@Test
	void itemsAreTheClassPairsAndTextNamesTheMostSimilar() throws InputException {
		Plot plot = byHand();
		View view = view(plot);
		assertEquals(4, plot.items());
		assertEquals(List.of("cat", "dog"), plot.item(view, 1).hit().classes());
		assertEquals(3, plot.next(view, 1, 0, 1));
		assertTrue(plot.text(view).contains("cat: 3 images; within: Jaccard 0.333"), plot.text(view));
		assertTrue(plot.text(view).contains("most similar other class: dog"), plot.text(view));
	}

	@Test
	void moreImagesThanCellsAreBlocksOfMeans() throws InputException {
		int n = 2100;
		Random random = new Random(2);
		float[] values = new float[n * 16];
		for (int v = 0; v < values.length; v++) {
			values[v] = random.nextFloat();
		}
		Labels labels = new Labels(List.of("a", "b"), IntStream.range(0, n).map(i -> i % 2).toArray());
		Plot plot = plot(result(FloatMatrix.of(n, 16, values), 0.25, labels), labels);
		assertTrue(plot.facts().contains("1 cell = mean of 3 x 3 images"), plot.facts()::toString);
		plot.draw(new Recording(), view(plot));
	}

	@Test
	void everyClassIsNamedAboveTheMatrices() throws InputException {
		List<String> names = List.of("airplane", "bird", "cat", "deer", "dog", "frog", "mustang", "ship", "truck");
		int n = names.size() * 4;
		float[] values = new float[n * 12];
		Random random = new Random(8);
		for (int v = 0; v < values.length; v++) {
			values[v] = random.nextFloat();
		}
		Labels labels = new Labels(names, IntStream.range(0, n).map(i -> i / 4).toArray());
		Plot plot = plot(result(FloatMatrix.of(n, 12, values), 0.3, labels), labels);
		for (int width : new int[] { 420, 480, 560, 760 }) {
			String svg = new String(PlotFile.SVG.bytes(plot, View.of(plot, width, 360, Theme.LIGHT)), StandardCharsets.UTF_8);
			for (String name : names) { // beside and above both matrices, and in the legend
				assertEquals(5, svg.split(">\\s*" + name + "\\s*<", -1).length - 1, name + " at " + width);
			}
		}
	}

	@Test
	void namesThatDifferAtTheirEndAreNotCutToTheSame() throws InputException {
		List<String> names = IntStream.range(0, 25).mapToObj(c -> (150 + c) + "_some_kind_of_animal_" + c).toList();
		int n = names.size() * 2;
		Random random = new Random(8);
		float[] values = new float[n * 12];
		for (int v = 0; v < values.length; v++) {
			values[v] = random.nextFloat();
		}
		Labels labels = new Labels(names, IntStream.range(0, n).map(i -> i / 2).toArray());
		Plot plot = plot(result(FloatMatrix.of(n, 12, values), 0.3, labels), labels);
		List<String> above = new ArrayList<>();
		plot.draw(new Recording() {
			@Override
			public void text(String text, double x, double y, double size, Anchor anchor, boolean bold, int rgb) {
				if (anchor == Anchor.MIDDLE && y < 40) {
					above.add(text);
				}
			}
		}, View.of(plot, 660, 360, Theme.LIGHT));
		assertTrue(above.size() >= 4, above::toString);
		assertTrue(names.containsAll(above), above::toString);
	}
}
