package org.channelexplorer.plot.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.DelegatingData;
import org.channelexplorer.core.result.ClassTree;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Grip;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TreePlotTest {

	private static Plot plot(ClassTree tree, String... options) throws InputException {
		Map<String, String> given = new HashMap<>();
		for (int i = 0; i < options.length; i += 2) {
			given.put(options[i], options[i + 1]);
		}
		List<String> classes = tree.leaves().stream().map(ClassTree.Leaf::name).toList();
		return Plots.plot(Samples.data(tree.toResult(), Trees.labels(classes)).with(given));
	}

	private static Plot five(String... options) throws InputException {
		return plot(Trees.five(Optional.empty()), options);
	}

	private static View view(Plot plot) {
		return View.of(plot, plot.width(), plot.height(), Theme.LIGHT);
	}

	private static List<String> drawn(Plot plot) {
		Recording recording = new Recording();
		plot.draw(recording, view(plot));
		return recording.texts;
	}

	/** What an item of the plot is, by the first line of its text. */
	private static Item item(Plot plot, String text) {
		return IntStream.range(0, plot.items()).mapToObj(i -> plot.item(view(plot), i)).filter(i -> i.hit().text().startsWith(text)).findFirst()
				.orElseThrow(() -> new AssertionError(text));
	}

	private static int index(Plot plot, String text) {
		return IntStream.range(0, plot.items()).filter(i -> plot.item(view(plot), i).hit().text().startsWith(text)).findFirst().orElseThrow();
	}

	@Test
	void layersHaveTheNamesThatPeopleSee() throws InputException {
		PlotData data = Samples.data(Trees.five(Optional.of(Trees.other(0.5))).toResult(), Trees.labels(Trees.CLASSES));
		List<Layer> layers = Stream.of("conv1", "conv2").map(id -> new Layer(id, "block/" + id, "Conv", "", "", false, false, null, null, "", Map.of()))
				.toList();
		AnalysisData named = new DelegatingData(new Pictures()) {
			@Override
			public Network network() {
				return new Network("net", "FAKE", "", layers, List.of(), List.of(), List.of(), Map.of());
			}
		};
		Plot plot = Plots.plot(new PlotData(data.result(), data.images(), data.labels(), data.palette(), data.catalogue(), named, Map.of()));
		assertEquals("block/conv1 beside block/conv2", plot.title());
		assertTrue(drawn(plot).containsAll(List.of("block/conv1", "block/conv2")), drawn(plot).toString());
	}

	/** Pets: cat, dog; mammals: pets and fox; insects: ant, bee. The tree has all of them. */
	@Test
	void aTaxonomyStandsOppositeTheTree() throws InputException {
		ClassTree five = Trees.five(Optional.empty());
		ClassTree.Taxonomy taxonomy = new ClassTree.Taxonomy(new ClassTree.Difference(0, 0, 0.9), "", 3, 3, List.of(new ClassTree.Group("pets", "cat, dog", 1),
				new ClassTree.Group("mammals", "fox, dog, cat", 1), new ClassTree.Group("insects", "ant, bee", 1)));
		Plot same = plot(with(five, taxonomy));
		assertEquals("conv1 beside taxonomy", same.title());
		assertTrue(same.facts().contains("3 of 3 nodes are in both"), same.facts().toString());
		assertTrue(same.text(view(same)).contains("taxonomy:\n"), same.text(view(same)));
		ClassTree.Taxonomy flat = new ClassTree.Taxonomy(new ClassTree.Difference(2, 1, 0.1), "bee", 1, 0,
				List.of(new ClassTree.Group("red", "fox, ant, dog", 0.5)));
		Plot other = plot(with(five, flat));
		assertTrue(other.facts().contains("0 of 3 nodes are in both"), other.facts().toString());
		assertTrue(drawn(other).stream().filter("bee"::equals).count() >= 1, "an unknown class hangs at the root");
	}

	private static ClassTree with(ClassTree tree, ClassTree.Taxonomy taxonomy) {
		return new ClassTree(tree.origin(), tree.fit(), tree.bootstrap(), tree.groups(), tree.nodes(), tree.leaves(), tree.subClasses(), tree.images(),
				tree.similarity(), Optional.of(taxonomy), Optional.empty());
	}

	@Test
	void namesMeasureAndNumbersAreDrawn() throws InputException {
		List<String> texts = drawn(five());
		assertTrue(texts.containsAll(Trees.CLASSES), texts.toString());
		assertTrue(texts.contains("distance: 1 - class similarity, average linkage"), texts.toString());
		assertTrue(texts.containsAll(List.of("0.97", "1.00")), texts.toString());
		assertFalse(texts.contains("0.40"), "below the threshold of the numbers");
		assertTrue(drawn(five("numbers", "0.3")).contains("0.40"));
		assertTrue(texts.containsAll(List.of("1: 3 images", "2: 1 image")), "sub-classes: " + texts);
		assertFalse(drawn(five("kinds", "false")).contains("1: 3 images"));
		assertTrue(texts.contains("2 groups of support 0.95"), texts.toString());
		assertTrue(five().facts().contains("Jaccard similarity, eta 0.1"));
	}

	@Test
	void orderOfTheClasses() throws InputException {
		assertEquals(List.of("ant", "bee", "dog", "cat", "fox"), names(five()));
		assertEquals(List.of("ant", "bee", "cat", "dog", "fox"), names(five("order", "alphabetical")));
		assertEquals(List.of("ant", "bee", "fox", "dog", "cat"), names(five("order", "ladderised")));
		assertEquals(List.of("ant", "bee", "cat", "dog", "fox"), names(five("flip", "5")));
		assertEquals(List.of("dog", "cat", "fox", "ant", "bee"), names(five("flip", "8")));
	}

	private static List<String> names(Plot plot) {
		return drawn(plot).stream().filter(Trees.CLASSES::contains).toList();
	}

	@Test
	void aCutMakesGroups() throws InputException {
		assertTrue(drawn(five("cut", "0.25")).contains("cut at 0.250: 4 groups"));
		assertTrue(drawn(five("cut", "0.6")).contains("cut at 0.600: 2 groups"));
		assertTrue(drawn(five("cut", "0.9")).contains("cut at 0.900: 1 group"));
		Plot plot = five("cut", "0.4");
		Grip grip = plot.grip(view(plot)).orElseThrow();
		assertEquals("cut", grip.option());
		assertEquals(0.4, Double.parseDouble(grip.value().apply(grip.x())), 1e-3);
		assertTrue(Double.parseDouble(grip.value().apply(grip.x() - 50)) > 0.4, "towards the root");
	}

	@Test
	void weakNodesBecomeOneBranching() throws InputException {
		assertEquals(9 + 2, five().items(), "nodes and two sub-classes");
		Plot plot = five("weak", "0.5");
		assertEquals(8 + 2, plot.items());
		assertTrue(plot.text(view(plot)).contains("\n  ant: 4 images\n  bee: 4 images\n  3 classes, distance 0.500, support 0.97\n"), plot.text(view(plot)));
	}

	@Test
	void foldedNodesAreOneRow() throws InputException {
		Plot plot = five("fold", "7");
		assertEquals(List.of("ant", "bee"), names(plot));
		assertTrue(drawn(plot).contains("3 classes: dog, cat, fox"), drawn(plot).toString());
		assertEquals(5, plot.items());
	}

	@Test
	void hitsAreTheMembers() throws InputException {
		Plot plot = five();
		Item node = item(plot, "2 classes, 8 images: dog, cat");
		Hit hit = plot.hit(view(plot), node.x() + node.width() / 2, node.y() + node.height() / 2, 4).orElseThrow();
		assertEquals(List.of("dog", "cat"), hit.classes());
		assertArrayEquals(IntStream.concat(IntStream.range(4, 8), IntStream.range(12, 16)).toArray(), hit.images());
		assertTrue(hit.text().contains("node 5, distance 0.200, support 1.00"), hit.text());
		Item bee = item(plot, "bee");
		assertEquals(List.of("bee"), plot.hit(view(plot), bee.x() + 20, bee.y() + 5, 4).orElseThrow().classes());
		Item kind = item(plot, "dog, sub-class 2");
		assertArrayEquals(new int[] { 7 }, plot.hit(view(plot), kind.x() + 6, kind.y() + 5, 4).orElseThrow().images());
		assertTrue(plot.hit(view(plot), plot.width() - 1, 1, 4).isEmpty());
		Hit area = plot.area(view(plot), new double[] { 0, 700, 700, 0 }, new double[] { 0, 0, bee.y() + 10, bee.y() + 10 });
		assertEquals(List.of("ant", "bee"), area.classes());
	}

	@Test
	void arrowsWalkOnTheTree() throws InputException {
		Plot plot = five();
		View view = view(plot);
		int root = plot.next(view, -1, 0, 1);
		assertTrue(plot.item(view, root).hit().text().startsWith("5 classes"));
		assertEquals(root, plot.next(view, root, -1, 0));
		int child = plot.next(view, root, 1, 0);
		assertTrue(plot.item(view, child).hit().text().startsWith("2 classes, 8 images: ant, bee"));
		int sibling = plot.next(view, child, 0, 1);
		assertTrue(plot.item(view, sibling).hit().text().startsWith("3 classes"));
		assertEquals(child, plot.next(view, sibling, 0, -1));
		assertEquals(sibling, plot.next(view, sibling, 0, 1), "there is no further one");
		int dog = index(plot, "dog:");
		int kind = plot.next(view, dog, 1, 0);
		assertTrue(plot.item(view, kind).hit().text().startsWith("dog, sub-class 1"));
		assertTrue(plot.item(view, plot.next(view, kind, 0, 1)).hit().text().startsWith("dog, sub-class 2"));
		assertEquals(dog, plot.next(view, kind, -1, 0));
		assertEquals(sibling, plot.next(view, index(plot, "bee"), 0, 1), "beyond its own branching");
	}

	@Test
	void whatIsNotSelectedIsGreyed() throws InputException {
		Plot plot = five();
		List<Integer> colors = new ArrayList<>();
		BitSet dogs = new BitSet();
		dogs.set(4, 8);
		View view = view(plot);
		plot.draw(new Recording() {
			@Override
			public void path(double[] x, double[] y, int rgb, double strokeWidth) {
				colors.add(rgb);
			}
		}, new View(view.viewport(), dogs, Theme.LIGHT));
		assertTrue(colors.contains(Theme.LIGHT.greyed()) && colors.contains(Theme.LIGHT.text()), colors.toString());
	}

	@Test
	void subClassesAreNamedWhole() throws InputException {
		ClassTree tree = Trees.five(Optional.empty());
		List<ClassTree.SubClass> kinds = List.of(new ClassTree.SubClass("dog", 1, 3995, 0.75, "1/0", 5, 0.002, 0.01),
				new ClassTree.SubClass("dog", 2, 1_234_567, 0.25, "1/3", 5, 0.002, 0.01));
		Plot plot = plot(new ClassTree(tree.origin(), tree.fit(), tree.bootstrap(), tree.groups(), tree.nodes(), tree.leaves(), kinds, tree.images(),
				tree.similarity(), Optional.empty(), Optional.empty()));
		assertTrue(drawn(plot).containsAll(List.of("1: 3,995 images", "2: 1,234,567 images")), drawn(plot).toString());
		assertTrue(plot.text(view(plot)).contains("sub-class 1: 3,995 images"), plot.text(view(plot)));
	}

	/** Dogs are of two kinds; the first three of them are selected, then a cat. */
	@Test
	void subClassesThatAreNotSelectedAreGreyed() throws InputException {
		assertEquals(1, greyedKinds(4, 7));
		assertEquals(2, greyedKinds(12, 13));
	}

	private static int greyedKinds(int from, int to) throws InputException {
		Plot plot = five();
		BitSet selected = new BitSet();
		selected.set(from, to);
		List<Integer> greyed = new ArrayList<>();
		plot.draw(new Recording() {
			@Override
			public void circle(double x, double y, double radius, int rgb, double alpha) {
				if (alpha == 0.75 && rgb == Theme.LIGHT.greyed()) {
					greyed.add(rgb);
				}
			}
		}, new View(view(plot).viewport(), selected, Theme.LIGHT));
		return greyed.size();
	}

	@Test
	void twoLayersFaceToFace() throws InputException {
		Plot plot = plot(Trees.five(Optional.of(Trees.other(0.75))));
		assertEquals(18, plot.items());
		assertTrue(plot.facts().contains("both trees: correlation 0.750"), plot.facts().toString());
		assertTrue(plot.facts().contains("2 of 3 nodes are in both"), plot.facts().toString());
		assertTrue(plot.facts().contains("numbers: largest overlap with a node of the other tree"), plot.facts().toString());
		Plot cut = plot(Trees.five(Optional.of(Trees.other(0.75))), "cut", "0.4");
		assertTrue(cut.facts().stream().noneMatch(f -> f.startsWith("cut at")), "no cut is drawn: " + cut.facts());
		assertTrue(item(plot, "2 classes, 8 images: dog, cat").hit().text().endsWith("agreement with conv2 0.67"));
		assertEquals(2, drawn(plot).stream().filter("fox"::equals).count());
		assertTrue(plot.text(view(plot)).contains("agreement with conv1 0.67"), plot.text(view(plot)));
		assertTrue(plot.grip(view(plot)).isEmpty());
		int left = index(plot, "fox");
		Item right = plot.item(view(plot), 9 + left);
		assertTrue(right.x() > plot.item(view(plot), left).x());
	}

	@Test
	void newickReadsBackEqual() throws InputException {
		ClassTree tree = Trees.tree(List.of("ant", "a dog", "b'ee", "under_score", "fox"), Trees.five(Optional.empty()).nodes(), Optional.empty());
		String text = plot(tree).formats().getFirst().text().get();
		assertEquals("nwk", plot(tree).formats().getFirst().id());
		List<String> clades = new NewickReader(text).clades();
		assertEquals(List.of("0.2 1.0 [a dog, under_score]", "0.3 0.4 [ant, b'ee]", "0.5 0.97 [a dog, fox, under_score]",
				"0.8 1.0 [a dog, ant, b'ee, fox, under_score]"), clades);
		assertEquals(19_999, new NewickReader(plot(Trees.chain(20_000)).formats().getFirst().text().get()).count());
	}

	@Test
	void aLongChainIsDrawn() throws InputException {
		Plot plot = plot(Trees.chain(20_000));
		View view = View.of(plot, 600, 400, Theme.LIGHT);
		Recording recording = new Recording();
		plot.draw(recording, view);
		assertTrue(recording.shapes > 1000);
		assertTrue(plot.hit(view, 300, 200, 5).isPresent());
		assertTrue(plot.text(view).contains("(level 20000)"));
		plot.draw(new Recording(), View.of(plot("weak", "0.9", 20_000), 600, 400, Theme.LIGHT));
	}

	private static Plot plot(String option, String value, int chain) throws InputException {
		return plot(Trees.chain(chain), option, value);
	}

	@Test
	void thousandClassesAreDrawnAtOnceWithThinnedNames() throws InputException {
		Plot plot = plot(Trees.even(1000));
		View view = View.of(plot, 800, 600, Theme.LIGHT);
		Recording recording = new Recording();
		plot.draw(recording, view);
		long names = recording.texts.stream().filter(t -> t.startsWith("class ")).count();
		assertTrue(names > 30 && names < 60, names + " names on 600 pixels");
		assertTrue(recording.strokes.stream().filter(rgb -> rgb == Theme.LIGHT.line()).count() > 900, "branches of classes, which would be one area");
		Assertions.assertTimeout(Duration.ofMillis(100), () -> plot.draw(new Recording(), view));
		Recording near = new Recording();
		plot.draw(near, new View(view.viewport().zoomedY(40, 400, 300), new BitSet(), Theme.LIGHT));
		assertTrue(near.texts.stream().filter(t -> t.startsWith("class ")).count() >= 20, "zoomed in, every name is there");
		assertFalse(near.strokes.contains(Theme.LIGHT.line()), "zoomed in, every branch is there");
		String fold = String.join(",", Arrays.stream(new int[] { 1990, 1991, 1992 }).mapToObj(Integer::toString).toList());
		assertTrue(plot(Trees.even(1000), "fold", fold).items() < 1999);
	}

	@Test
	void miniaturesExportsAndBadOptions() throws InputException {
		for (int size : new int[] { 10, 60, 150, 400 }) {
			five().draw(new Recording(), View.of(five(), size, size / 2, Theme.DARK));
		}
		assertEquals(five().table(), Trees.five(Optional.empty()).toResult().table());
		assertTrue(new String(PlotFile.SVG.bytes(five()), java.nio.charset.StandardCharsets.UTF_8).contains("average linkage of 1"));
		assertTrue(assertThrows(InputException.class, () -> five("fold", "7,x")).getMessage().contains("'x' is no number of a node"));
		assertTrue(assertThrows(InputException.class, () -> five("cut", "2")).getMessage().contains("out of range"));
		ClassTree two = Trees.tree(List.of("a", "b"), List.of(Trees.node(2, 0, 1, 0, 2, Double.NaN)), Optional.empty());
		plot(two).draw(new Recording(), view(plot(two)));
	}
}
